import { expect, test } from 'vitest';
import { evidenceOf } from '../../../src/learn/experiments/evidence.ts';
import { experimentShape } from '../../../src/learn/experiments/experiment.ts';

const window = { from: '2024-01-01', to: '2024-01-28', carryOver: 2 };
const experiment = (of: object = {}) =>
  experimentShape.parse({
    number: 1,
    scenario: 'shop',
    channel: 'app',
    at: '2026-03-02T08:30:00.000Z',
    by: 'U1',
    control: { visitors: 10_000, conversions: 400, revenue: { sum: 40_000, sumOfSquares: 1_160_000 } },
    variant: { visitors: 20_000, conversions: 1_000, revenue: { sum: 100_000, sumOfSquares: 3_000_000 } },
    window,
    spendShare: 1,
    audienceShare: 0.4,
    ...of,
  });

test('conversions become the outcome that the spend brought in the experiment’s audience', () => {
  const evidence = evidenceOf(experiment(), 'count');
  expect(evidence).toMatchObject({
    channel: 'app',
    from: '2024-01-01',
    to: '2024-01-28',
    carryOver: 2,
    spendShare: 1,
    audienceShare: 0.4,
  });
  if ('lacks' in evidence) throw new Error(evidence.lacks);
  // 30,000 visitors, 5 % against 4 %; a third of 40 % of the audience went without the spend.
  const counted = 30_000 * (1 - 0.4 / 3);
  expect(evidence.incremental).toBeCloseTo(counted * 0.01, 9);
  const perVisitor = Math.sqrt((0.04 * 0.96) / 10_000 + (0.05 * 0.95) / 20_000);
  expect(evidence.standardError).toBeCloseTo(counted * perVisitor, 9);
});

test('revenue does where the outcome is money', () => {
  const evidence = evidenceOf(experiment(), 'money');
  if ('lacks' in evidence) throw new Error(evidence.lacks);
  // 5 against 4 a visitor; variances 100.01 and 125.006.
  const counted = 30_000 * (1 - 0.4 / 3);
  expect(evidence.incremental).toBeCloseTo(counted, 6);
  const variance = (1_160_000 - 160_000) / 9_999 / 10_000 + (3_000_000 - 500_000) / 19_999 / 20_000;
  expect(evidence.standardError).toBeCloseTo(counted * Math.sqrt(variance), 6);
});

test('half of everybody going without halves what the spend in the history can have brought', () => {
  // A straight response of .01 a unit of spend and visitor: 10 a visitor with a spend of 1,000 a visitor, none without.
  const arm = (mean: number) => ({
    visitors: 1_000,
    conversions: 0,
    revenue: { sum: 1_000 * mean, sumOfSquares: 1_000 * (mean * mean + 1) },
  });
  const evidence = evidenceOf(
    experiment({ control: arm(0), variant: arm(10), audienceShare: 1, spendShare: 1 }),
    'money',
  );
  // 2,000 people, of whom 1,000 saw the spend: that brought 10,000, which the history's spend explains.
  expect(evidence).toMatchObject({ incremental: expect.closeTo(10_000, 6) });
});

test('what is not known is named', () => {
  expect(evidenceOf(experiment({ spendShare: undefined }), 'count')).toEqual({ lacks: 'spend' });
  expect(evidenceOf(experiment({ window: undefined }), 'count')).toEqual({ lacks: 'window' });
  const bare = { control: { visitors: 10, conversions: 0 }, variant: { visitors: 10, conversions: 0 } };
  expect(evidenceOf(experiment(bare), 'money')).toEqual({ lacks: 'revenue' });
  expect(evidenceOf(experiment(bare), 'count')).toEqual({ lacks: 'answers' });
});
