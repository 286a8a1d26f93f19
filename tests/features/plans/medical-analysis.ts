import type { Analysis } from '../../../src/attribute/analysis.ts';

/** What a search on the medical scenario could come back with; contributions and zero sum to the values. */
export const medicalAnalysis: Analysis = {
  unit: 'money',
  budget: 52_000,
  periods: 1,
  channels: [
    {
      id: 'hospital-partners',
      today: 15_200,
      proposed: 15_200,
      contributionToday: 70_000,
      contribution: 69_000,
      marginalReturn: 1.31,
      interval: { low: 41_000, high: 98_000 },
    },
    {
      id: 'patient-app',
      today: 9_600,
      proposed: 16_000,
      contributionToday: 44_000,
      contribution: 73_500,
      marginalReturn: 1.62,
      interval: { low: 50_200, high: 101_000 },
    },
    {
      id: 'content-marketing',
      today: 8_200,
      proposed: 8_200,
      contributionToday: 37_000,
      contribution: 36_000,
      marginalReturn: 1.31,
      interval: { low: 21_000, high: 52_000 },
    },
    {
      id: 'brand-partners',
      today: 19_000,
      proposed: 12_600,
      contributionToday: 41_000,
      contribution: 39_500,
      marginalReturn: 1.31,
      interval: { low: 22_000, high: 60_000 },
    },
  ],
  value: { zero: 20_000, today: 212_000, proposed: 238_000, lift: 26_000 },
  todayFeasible: true,
  certainty: {
    zero: { low: 20_000, high: 60_000 },
    value: { low: 151_000, high: 344_000 },
    lift: { low: 10_900, high: 40_300 },
    liftProbability: 0.987,
    draws: 4_096,
  },
  limits: [
    { id: 'budget', kind: 'budget', side: 'max', of: '', amount: 52_000, price: 1.31 },
    {
      id: 'channel:patient-app:max',
      kind: 'channel',
      side: 'max',
      of: 'patient-app',
      amount: 16_000,
      price: 0.31,
    },
  ],
  proof: { best: 238_000, bound: 238_008.5, gap: 0.000039, proved: true, nodes: 12, stopped: 'closed' },
  trace: [
    { iteration: 0, milliseconds: 1, best: 212_000, bound: 251_000 },
    { iteration: 4, milliseconds: 9, best: 236_500, bound: 240_200 },
    { iteration: 12, milliseconds: 31, best: 238_000, bound: 238_008.5 },
  ],
  engine: 'float64',
  milliseconds: { draw: 3, search: 28, explain: 5 },
};
