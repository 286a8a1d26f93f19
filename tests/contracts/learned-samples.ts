import {
  type Experiment,
  experimentShape,
  type NewExperiment,
} from '../../src/learn/experiments/experiment.ts';
import type { NewObservation } from '../../src/learn/feedback/observation.ts';
import { type Fit, fitShape } from '../../src/learn/fit/fit.ts';
import { type History, historyShape } from '../../src/learn/history/history.ts';

const dayMs = 24 * 3_600_000;
const upTo = <Value>(count: number, value: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => value(index));

/** So many weeks from Monday 2 January 2023 on, of two channels. */
export function sampleHistory(weeks = 3, changes: Partial<History> = {}): History {
  const monday = (index: number) =>
    new Date(Date.parse('2023-01-02') + index * 7 * dayMs).toISOString().slice(0, 10);
  return historyShape.parse({
    schema: 'channels/history@1',
    weeks: upTo(weeks, monday),
    currency: 'CNY',
    outcome: { name: '订单 😀', unit: 'count', values: upTo(weeks, (week) => 1_000 / (week + 3)) },
    channels: [
      { id: 'patient-app', name: "it's “quoted”", spend: upTo(weeks, (week) => week * 1e-7) },
      {
        id: 'hospital-partners',
        name: 'Hospital partners',
        spend: upTo(weeks, () => 12_345.67),
        impressions: upTo(weeks, (week) => 1_000 * week),
      },
    ],
    controls: [{ name: 'temperature', values: upTo(weeks, (week) => (1 - week) / 3) }],
    events: [{ name: 'sale', values: upTo(weeks, () => 2 / 7) }],
    ...changes,
  });
}

/** A fit of that history with so many draws, and what is told of it. */
export function sampleFit(changes: Partial<Fit> & { readonly drawCount?: number } = {}): Omit<Fit, 'number'> {
  const { drawCount = 4, ...others } = changes;
  const estimate = { mean: 100 / 3, low: 20, high: 50.5 };
  const informed = { prior: estimate, posterior: estimate, rHat: 1.001, essBulk: 812.5, essTail: 640 };
  const channel = {
    contribution: estimate,
    share: estimate,
    roi: estimate,
    isInformed: false,
    seen: { largest: 12_345.67, mean: 1_000, recent: 0, weeksOn: 2 },
    curve: [{ spend: 0, mean: 0, low: 0, high: 1e-7 }],
  };
  const paths = ['base', 'channel.patient-app.coefficient', 'channel.patient-app.decay'];
  return fitShape.omit({ number: true }).parse({
    schema: 'channels/fit@1',
    scenario: 'medical',
    at: '2026-05-06T07:08:09.010Z',
    by: 'U1',
    history: { version: 1, from: '2023-01-02', to: '2023-01-16', weeks: 3 },
    experiments: [2],
    currency: 'CNY',
    unit: 'count',
    spec: {
      curve: 'hill',
      longestLag: 8,
      harmonics: 2,
      trend: { kind: 'piecewise', changepoints: 3 },
      priors: { 'patient-app': { on: 'roi', low: 0.1, high: 3 } },
    },
    seed: 1,
    faults: ['ess'],
    checks: {
      chains: 4,
      draws: drawCount,
      divergences: 0,
      rHat: 1.001,
      essBulk: 399.5,
      essTail: 640,
      residualAutocorrelation: -0.12,
      collinear: [{ channels: ['patient-app', 'hospital-partners'], correlation: 0.91 }],
      explained: 0.93,
    },
    parameters: [{ path: 'base', ...informed, isInformed: true }],
    channels: [
      { id: 'patient-app', ...channel },
      { id: 'hospital-partners', ...channel },
    ],
    decomposition: {
      observed: [333.3, 250, 200],
      fitted: [estimate, estimate, estimate],
      base: [1, 2, 3],
      seasonality: [-1, 0, 1],
      other: [0, 0, 0],
      channels: { 'patient-app': [1, 2, 3], 'hospital-partners': [3, 2, 1] },
    },
    draws: Object.fromEntries(
      paths.map((path, row) => [path, upTo(drawCount, (draw) => Math.sin(draw + 1) / (row + 3))]),
    ),
    ...others,
  });
}

/** An A/B test that no version of the scenario has taken in. */
export function sampleExperiment(changes: Partial<Experiment> = {}): NewExperiment {
  return experimentShape.omit({ number: true }).parse({
    scenario: 'medical',
    channel: 'patient-app',
    at: '2026-05-06T07:08:09.010Z',
    by: 'U1',
    control: { visitors: 10_000, conversions: 321 },
    variant: { visitors: 10_100, conversions: 365, revenue: { sum: 1e6 / 7, sumOfSquares: 1e9 / 3 } },
    window: { from: '2026-03-02', to: '2026-03-23', carryOver: 2 },
    audienceShare: 0.3,
    ...changes,
  });
}

const told = { scenario: 'medical', at: '2026-05-06T07:08:09.010Z', by: 'U1' } as const;

/** A thumb under a report. */
export const sampleVerdict = (run = 12): NewObservation => ({
  ...told,
  kind: 'verdict',
  run,
  isUseful: true,
});

/** What came in, of a plan that had been adopted. */
export const sampleActual = (value = 238_000 / 7): NewObservation => ({
  ...told,
  kind: 'actual',
  version: 3,
  from: '2026-04-27',
  to: '2026-05-04',
  value,
  spend: { 'patient-app': 0, "it's “quoted”": 1e-7 },
  forecast: { value: 33_000, low: 30_000, high: 36_000 },
});

/** What answers to a question were, on average. */
export const sampleSatisfaction = (mean = 4.2): NewObservation => ({
  ...told,
  kind: 'satisfaction',
  mean,
  scale: { low: 1, high: 5 },
  answers: 120,
});
