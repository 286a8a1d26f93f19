import { describe, expect, it } from 'vitest';
import { driftOf, forecastRecord } from '../../../src/learn/fit/drift.ts';
import { fitOf } from '../../fixtures/fits.ts';

const before = fitOf();
const roi = (mean: number) => ({ mean, low: 0.8 * mean, high: 1.2 * mean });
const withRoi = (times: number) =>
  before.channels.map((one) => (one.id === 'tv' ? { ...one, roi: roi(one.roi.mean * times) } : one));

describe('what moved between two fits', () => {
  it('is nothing where they say the same', () => {
    expect(driftOf(before, { ...before, number: 4 })).toMatchObject({ reasons: [], moved: [], newWeeks: 0 });
  });

  it('is told with what differs between the two', () => {
    const after = {
      ...before,
      channels: withRoi(1.4),
      history: { ...before.history, to: '2026-01-19', version: 2, weeks: 108 },
      experiments: [2],
      spec: { ...before.spec, priors: { tv: { on: 'roi' as const, low: 1, high: 3 } } },
    };
    const drift = driftOf(before, after);
    expect(drift).toMatchObject({ reasons: ['new-weeks', 'experiments', 'priors'], newWeeks: 4 });
    expect(drift.moved.map(({ channel }) => channel)).toEqual(['tv']);
    expect(drift.moved[0]!.size).toBeGreaterThan(1);
  });

  it('is chance where nothing differs but the seed, and other weeks where the file was changed', () => {
    expect(driftOf(before, { ...before, channels: withRoi(0.5) }).reasons).toEqual(['chance']);
    const corrected = { ...before, history: { ...before.history, version: 2 } };
    expect(driftOf(before, corrected).reasons).toEqual(['other-weeks']);
    const simpler = { ...before, spec: { ...before.spec, harmonics: 0 } };
    expect(driftOf(before, simpler).reasons).toEqual(['assumptions']);
  });

  it('names channels that came and went', () => {
    const after = {
      ...before,
      channels: before.channels.map((one) => (one.id === 'tv' ? { ...one, id: 'radio' } : one)),
    };
    expect(driftOf(before, after)).toMatchObject({ appeared: ['radio'], gone: ['tv'] });
  });
});

describe('the forecasts of a fit', () => {
  const weeks = (inside: number, all: number) =>
    Array.from({ length: all }, (_, k) => ({ low: 0, high: 1, came: k < inside ? 0.5 : 2 }));

  it.each([
    [9, 10, false],
    [7, 10, false],
    [3, 10, true],
    [0, 2, false],
    [0, 4, true],
    [13, 26, true],
    [22, 26, false],
  ])('with %i of %i weeks inside: fail %s', (inside, all, fails) => {
    expect(forecastRecord(weeks(inside, all))).toMatchObject({ weeks: all, inside, fails });
  });

  it('say nothing before there are any', () => {
    expect(forecastRecord([])).toEqual({ weeks: 0, inside: 0, chance: 1, fails: false });
  });
});
