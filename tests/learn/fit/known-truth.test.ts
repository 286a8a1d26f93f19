import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChain } from '../../../src/learn/fit/chain.ts';
import { combineChains } from '../../../src/learn/fit/combine.ts';
import { defaultSpec } from '../../../src/learn/fit/default-spec.ts';
import type { FitResult } from '../../../src/learn/fit/fit.ts';
import type { FitRequest } from '../../../src/learn/fit/fit-request.ts';
import { leaksOf } from '../../../src/learn/fit/review/leaks.ts';
import type { History } from '../../../src/learn/history/history.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'fits');

/** A made-up history whose truth is known, as a table. */
function tableOf(file: string): Map<string, string[]> {
  const text = readFileSync(join(folder, `${file}.csv`), 'utf8').replace(/^\uFEFF/, '');
  const [head = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','));
  return new Map(head.map((name, k) => [name, rows.map((row) => row[k] ?? '')]));
}

function historyOf(file: string, also: readonly string[] = []): History {
  const table = tableOf(file);
  const numbers = (name: string) => (table.get(name) ?? []).map(Number);
  const isMeta = table.has('Purchases');
  const channels = isMeta
    ? ['Amount spent (USD)']
    : [...table.keys()].filter((name) => name.endsWith('_spend'));
  return {
    schema: 'channels/history@1',
    weeks: table.get(isMeta ? 'Reporting starts' : 'week') ?? [],
    currency: 'EUR',
    outcome: isMeta
      ? { name: 'Purchases', unit: 'count', values: numbers('Purchases') }
      : { name: 'revenue', unit: 'money', values: numbers('revenue') },
    channels: channels.map((name) => ({
      id: isMeta ? 'meta' : name.replace('_spend', ''),
      name,
      spend: numbers(name),
    })),
    controls: also.map((name) => ({ name, values: numbers(name) })),
    events: [],
  };
}

/** A fit by two short chains: long enough to see what it says, too short for the gates of sampling. */
function fitted(history: History, changes: Partial<FitRequest> = {}, draws = 200): FitResult {
  const request: FitRequest = { history, spec: defaultSpec(history), evidence: [], seed: 3, ...changes };
  const plan = { round: 0, warmup: Math.min(250, 2 * draws), draws, acceptance: 0.9, goesOn: false };
  return combineChains(
    request,
    [0, 1].map((chain) => runChain(request, chain, { plan })),
  );
}

/** Names of the checks that fired, sampling apart. */
const firedIn = ({ review }: FitResult, how: readonly string[] = ['care', 'none']) => [
  ...new Set(
    (review?.items ?? [])
      .filter(({ check, verdict }) => check !== 'sampling' && how.includes(verdict))
      .map(({ check }) => check),
  ),
];
const totalOf = (fit: FitResult) => fit.total!.share;

describe('a history whose truth is known', () => {
  it('in which nothing works is said to hold nothing', () => {
    const fit = fitted(historyOf('x_null'));
    expect(firedIn(fit, ['none'])).toContain('nothing-found');
    expect(totalOf(fit).mean).toBeLessThan(0.06);
    expect(totalOf(fit).low).toBeLessThan(0.01);
  });

  it('in which spend follows demand warns of the channel that seems to bring two thirds, and holds it', () => {
    const fit = fitted(historyOf('x_reverse'));
    expect(firedIn(fit)).toEqual(expect.arrayContaining(['total-too-large', 'prior-in-the-tail']));
    expect(fit.review?.held.find(({ channel }) => channel === 'ch0')?.because).toContain('prior-in-the-tail');
  });

  it('in which a control is a step on the way to the outcome carries no plan', () => {
    const fit = fitted(historyOf('x_mediator', ['site_visits']));
    expect(firedIn(fit, ['none'])).toContain('control-from-spend');
  });

  it('in which one week is ten times too high is fitted as if it were not', () => {
    const fit = fitted(historyOf('x_typo'));
    const { low, mean, high } = totalOf(fit);
    expect(low).toBeLessThan(0.26);
    expect(high).toBeGreaterThan(0.26);
    expect(Math.abs(mean - 0.26)).toBeLessThan(0.05);
    expect(fit.unexplained?.map(({ week }) => week)).toEqual(['2023-12-04']);
    const [odd] = fit.unexplained!;
    expect(odd!.observed / odd!.expected).toBeGreaterThan(8);
    expect(firedIn(fit).filter((check) => check !== 'prior-unmoved')).toEqual([]);
  });

  it('in which Black Friday weeks are not in the file is fitted as if they were, and they are listed', () => {
    const fit = fitted(historyOf('1_outliers'));
    const { low, high } = totalOf(fit);
    expect(low).toBeLessThan(0.26);
    expect(high).toBeGreaterThan(0.26);
    const listed = fit.unexplained!.map(({ week }) => week);
    expect(listed).toEqual(expect.arrayContaining(['2022-11-28', '2023-11-27', '2024-11-25']));
    expect(listed.length).toBeLessThan(9);
  });

  it('of 30 weeks and six channels is used with care, channels that it says little of held', () => {
    const fit = fitted(historyOf('x_w30c6'));
    expect(firedIn(fit)).toEqual(expect.arrayContaining(['weeks-per-unknown', 'prior-unmoved']));
    expect(fit.review?.held.length).toBeGreaterThanOrEqual(3);
    expect(totalOf(fit).low).toBeLessThan(0.09);
    expect(totalOf(fit).high).toBeGreaterThan(0.09);
  });

  it('with a column that is the outcome times 70 carries no plan', () => {
    const fit = fitted(historyOf('exp_meta_week', ['Purchases conversion value']), {}, 40);
    expect(firedIn(fit, ['none'])).toEqual(expect.arrayContaining(['control-is-outcome', 'fit-too-good']));
  });
});

describe('controls that leave no plan', () => {
  const leaks = (file: string, also: readonly string[]) => {
    const history = historyOf(file, also);
    return leaksOf({ history, spec: defaultSpec(history), evidence: [], seed: 1 });
  };

  it('are found before any chain has run', () => {
    expect(leaks('x_mediator', ['site_visits']).map(({ check }) => check)).toContain('control-from-spend');
    expect(leaks('exp_meta_week', ['Purchases conversion value']).map(({ check }) => check)).toContain(
      'control-is-outcome',
    );
    expect(leaks('exp_meta_week', ['Frequency'])).toEqual([]);
  });
});

describe('a channel whose budget somebody says follows sales', () => {
  it('has a causal effect that is wider and lower than the history’s, and is held', () => {
    const history = historyOf('1_outliers');
    const spec = { ...defaultSpec(history), followsDemand: ['ch0'] };
    const [before, after] = [fitted(history), fitted(history, { spec })];
    const of = (fit: FitResult) => fit.channels.find(({ id }) => id === 'ch0')!;
    expect(of(after).contribution.low).toBeLessThan(0.7 * of(before).contribution.low);
    expect(of(after).bias).toMatchObject({ prior: 'follows' });
    expect(of(after).bias!.times).toBeGreaterThan(1.2);
    expect(after.review?.held.find(({ channel }) => channel === 'ch0')?.because).toContain(
      'may-follow-demand',
    );
  });
});
