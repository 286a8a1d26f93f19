import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { adoptionOf } from '../../../src/features/plans/adoption-of.ts';
import { changesBetween, hasMoved } from '../../../src/features/plans/comparison/changes.ts';
import { incomparable } from '../../../src/features/plans/comparison/comparable.ts';
import { isAdoptedBefore, isReckonedBefore } from '../../../src/features/plans/reckoning.ts';
import { comparisonReply } from '../../../src/features/plans/replies/comparison.ts';
import { planReply } from '../../../src/features/plans/replies/plan.ts';
import { figuresOf } from '../../../src/features/reports/figures.ts';
import { textOf } from '../../bot/bot-under-test.ts';
import { adoptionBefore, carrying, runBefore, runNow } from '../../fixtures/reckoned-before.ts';
import { medicalAnalysis } from './medical-analysis.ts';
import { builtInRun } from './plan-view-of.ts';

const words = wordsFor('en');

describe('what was reckoned before an update', () => {
  test('is told from what is reckoned now, only where that makes a difference', () => {
    expect(isReckonedBefore(runBefore)).toBe(true);
    expect(isReckonedBefore(runNow)).toBe(false);
    const { accounting: _, ...old } = medicalAnalysis;
    expect(isReckonedBefore(builtInRun(old, 1))).toBe(false);
  });

  test('keeps its figures, and says how they were reckoned', () => {
    const text = textOf(planReply(runBefore, words));
    expect(text).toContain('Value, expected | $250k | $250.5k | +$500');
    expect(text).toContain('#3: reckoned as before an update.');
    expect(text).toContain('again 3 reckons anew.');
    expect(textOf(planReply(runNow, words))).not.toContain('reckoned as before');
    expect(textOf(planReply(runBefore, wordsFor('zh')))).toContain('#3 按更新前的口径计算');
  });

  test('is not set against what is reckoned now without a word', () => {
    expect(incomparable(runBefore, runNow)).toBe('accounting');
    expect(incomparable(runBefore, { ...runBefore, number: 5 })).toBeUndefined();
    const text = textOf(comparisonReply({ before: runBefore, after: runNow }, { words }));
    expect(text).toContain('their values cannot be compared, as one was reckoned as before an update');
    expect(text).toContain('#3: the gap was measured against all that unlimited money could add');
  });

  test('counts as moved, with the reason first, so that the first report after the update comes and says why', () => {
    const changes = changesBetween(runBefore, runNow);
    expect(changes.value).toBeUndefined();
    expect(changes.isSame).toBe(false);
    expect(changes.causes[0]).toEqual({ kind: 'accounting' });
    expect(hasMoved(runNow, runBefore, 0.5)).toBe(true);
    expect(hasMoved({ ...runNow, number: 6 }, runNow, 0.5)).toBe(false);
    expect(figuresOf(runNow).basis).not.toBe(figuresOf(runBefore).basis);
  });

  test('no actual result is compared with a plan adopted from it', () => {
    expect(isAdoptedBefore(adoptionBefore, carrying)).toBe(true);
    const late = adoptionOf(runBefore, 'U1', new Date('2026-05-01T00:00:00Z'));
    expect(isAdoptedBefore(late, carrying)).toBe(true);
    const fresh = adoptionOf(runNow, 'U1', new Date('2026-05-01T00:00:00Z'));
    expect(isAdoptedBefore(fresh, carrying)).toBe(false);
    // Within the 13 weeks alone: 178,500 less the 8,100 that come after them.
    expect(fresh).toMatchObject({
      value: 170_400,
      periods: 13,
      valueInterval: { low: 152_000, high: 191_000 },
    });
  });
});

describe('one span a table', () => {
  test('spend and contribution a week, on average; totals over the whole span, with when the value comes', () => {
    const text = textOf(planReply(runNow, words));
    expect(text).toContain('[Shop: spend and contribution a week, on average over 13 weeks]');
    expect(text).toContain('search | $1k | $1.2k | +$200 | $1.77k |');
    expect(text).toContain('[Shop: what it comes to over 13 weeks]');
    expect(text).toContain('Spend | $26k | $26k | $0');
    expect(text).toContain('– of which after the period | $8k | $8.1k | +$100');
    expect(text).toContain('– of which from earlier spend | $8k | $8k | $0');
    expect(text).toContain('ROI | 1.54 | 1.56 |');
  });
});
