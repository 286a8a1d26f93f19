import { expect, test } from 'vitest';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { actualsOf, type Known } from '../../../src/features/reports/actuals.ts';
import { reportReply } from '../../../src/features/reports/replies/report.ts';
import { judged, standing } from '../../../src/learn/feedback/calibration.ts';
import { type Observation, observationShape } from '../../../src/learn/feedback/observation.ts';
import { historyShape } from '../../../src/learn/history/history.ts';
import { textOf } from '../../bot/bot-under-test.ts';
import { adoptionOf, factsOf, runOf } from './sample-facts.ts';

const run = runOf();
const adoption = adoptionOf(runOf({ number: 10 }), '2026-04-20T08:00:00.000Z');

const actual = (number: number, from: string, to: string, of: object): Observation =>
  observationShape.parse({
    number,
    scenario: 'medical',
    at: '2026-05-04T06:00:00.000Z',
    by: 'U1',
    kind: 'actual',
    from,
    to,
    ...of,
  });

const forecast = { value: 240_000, low: 150_000, high: 340_000 };
const told = [
  actual(4, '2026-04-27', '2026-05-04', { value: 203_000, spend: { 'patient-app': 12_000 }, forecast }),
  actual(3, '2026-04-20', '2026-04-27', { value: 140_000, forecast }),
  actual(2, '2026-04-13', '2026-04-20', { value: 221_000, forecast }),
  actual(1, '2026-04-27', '2026-05-04', { value: 1, forecast }),
];

const history = (of: object = {}) => ({
  scenario: 'medical',
  version: 1,
  at: new Date('2026-05-03T00:00:00Z'),
  by: 'U1',
  history: historyShape.parse({
    schema: 'channels/history@1',
    weeks: ['2026-04-13', '2026-04-20', '2026-04-27'],
    currency: 'CNY',
    outcome: { name: 'Value', unit: 'money', values: [1, 100_000, 120_000] },
    channels: [{ id: 'patient-app', name: 'App', spend: [1, 9_000, 9_500] }],
    controls: [],
    events: [],
    ...of,
  }),
});

const known = (of: Partial<Known>): Known => ({
  run,
  adoption,
  told: [],
  history: undefined,
  timeZone: 'Europe/Berlin',
  ...of,
});

test('the newest time that somebody told of is the report’s, by the clock of its zone', () => {
  expect(actualsOf(known({ told, history: history() }))).toEqual({
    value: 203_000,
    spend: { 'patient-app': 12_000 },
    from: '2026-04-26T22:00:00.000Z',
    to: '2026-05-03T22:00:00.000Z',
  });
});

test('without one, the weeks of the history since the plan was taken are summed', () => {
  expect(actualsOf(known({ history: history() }))).toEqual({
    value: 220_000,
    spend: { 'patient-app': 18_500 },
    from: '2026-04-19T22:00:00.000Z',
    to: '2026-05-03T22:00:00.000Z',
  });
});

test('money and outcomes are not mixed up, nor currencies, nor other times', () => {
  const counted = history({ outcome: { name: 'Orders', unit: 'count', values: [1, 2, 3] } });
  expect(actualsOf(known({ history: counted }))).not.toHaveProperty('value');
  expect(actualsOf(known({ history: history({ currency: 'EUR' }) }))).toBeUndefined();
  expect(actualsOf(known({ history: history(), adoption: undefined }))).toBeUndefined();
  const later = { ...adoption, at: '2026-05-02T08:00:00.000Z' };
  expect(actualsOf(known({ history: history(), adoption: later }))).toBeUndefined();
  expect(actualsOf(known({}))).toBeUndefined();
});

test('a report tells forecast against actual, how often intervals held, and shows it', () => {
  const actuals = actualsOf(known({ told }));
  const facts = factsOf({
    run,
    adoption,
    ...(actuals !== undefined && { actuals }),
    judged: judged(standing(told)),
  });
  const english = textOf(reportReply(facts, wordsFor('en')));
  expect(english).toContain('Intervals: 2 of 3 intervals held the actual value; 90% would be 2.7');
  expect(english).toContain('(forecast) 2 of 3 forecasts held; the last one was off by −15%');
  const chinese = textOf(reportReply(facts, wordsFor('zh')));
  expect(chinese).toContain('区间: 3 个区间里 2 个包含了实际值；按 90% 应有 2.7 个');
});
