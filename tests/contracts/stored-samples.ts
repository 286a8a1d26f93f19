import type { z } from 'zod';
import { type Adoption, adoptionShape } from '../../src/features/plans/stored/adoption.ts';
import { type NewRun, runShape } from '../../src/features/plans/stored/run.ts';
import { type NewSchedule, scheduleShape } from '../../src/features/schedules/stored/schedule.ts';
import { type Scenario, scenarioShape } from '../../src/scenario/scenario.ts';

/** A scenario of the response model with as many channels as wanted. */
export function sampleScenario(id: string, channels = 2, budget = 10_000): Scenario {
  return scenarioShape.parse({
    schema: 'channels/scenario@1',
    id,
    names: { en: `Sample ${id}`, zh: '样例 😀' },
    model: 'response',
    budget,
    channels: Array.from({ length: channels }, (_, index) => ({
      id: `channel-${index}`,
      names: { en: `Channel “${index}”`, zh: `渠道 ${index}` },
      today: budget / channels,
      response: {
        curve: 'hill',
        coefficient: { value: 1_000 / 3, low: 200, high: 500, why: 'assumed; "quoted", it’s only a sample' },
        halfSaturation: 1_234.5678,
      },
    })),
  });
}

const newRunShape = runShape.omit({ number: true });
const newScheduleShape = scheduleShape.omit({ number: true });

/** A run of such a scenario, public unless `changes` says otherwise. */
export function sampleRun(changes: Partial<NewRun> & { readonly channelCount?: number } = {}): NewRun {
  const { channelCount = 2, ...others } = changes;
  const effective = sampleScenario(others.scenario?.id ?? 'medical', channelCount);
  const run: z.input<typeof newRunShape> = {
    schema: 'channels/run@1',
    scenario: { id: effective.id, version: 0, names: effective.names, origin: 'built-in' },
    line: `optimize ${effective.id} budget=10k`,
    at: '2026-03-04T05:06:07Z',
    by: 'U1',
    channel: 'C1',
    isPrivate: false,
    effective,
    unit: 'outcome',
    periods: 1,
    budget: 10_000,
    channels: effective.channels.map((channel, index) => ({
      id: channel.id,
      today: channel.today,
      proposed: channel.today * (1 + (index % 2 === 0 ? 0.1 : -0.1)),
      contributionToday: 100 / 3,
      contribution: 36.6,
      marginalReturn: 1e-7,
      interval: { low: 30.1, high: 40.2 },
    })),
    value: { zero: 0, today: 66.7, proposed: 73.2, lift: 6.5 },
    todayFeasible: true,
    limits: [{ id: 'budget', kind: 'budget', side: 'max', of: '', amount: 10_000, price: 0.001 }],
    proof: { best: 73.2, bound: 73.2, gap: 0, proved: true, nodes: 1, stopped: 'closed' },
    trace: Array.from({ length: 20 }, (_, iteration) => ({
      iteration,
      milliseconds: iteration * 1.5,
      best: 73.2 - 1 / (iteration + 1),
      bound: 73.2 + 1 / (iteration + 1),
    })),
    engine: 'float64',
    milliseconds: { optimise: 12.5 },
  };
  return newRunShape.parse({ ...run, ...others });
}

/** The part of a run that names its scenario. */
export function ofScenario(id: string): Pick<NewRun, 'scenario'> {
  return { scenario: { id, version: 1, names: { en: id }, origin: 'workspace' } };
}

/** A weekly schedule, due next on Monday 11 May 2026 at 09:00 in Berlin. */
export function sampleSchedule(changes: Partial<NewSchedule> = {}): NewSchedule {
  return newScheduleShape.parse({
    scenario: 'medical',
    line: 'optimize medical budget=50k',
    recurrence: { every: 'week', on: [1], at: '09:00' },
    timeZone: 'Europe/Berlin',
    place: { front: 'slack', channel: 'C1', isPrivate: false },
    language: 'zh',
    onlyIfMoved: 0.05,
    by: 'U1',
    madeAt: '2026-05-06T07:08:09.010Z',
    state: 'active',
    nextDue: '2026-05-11T07:00:00.000Z',
    ...changes,
  });
}

/** A plan that was taken. */
export function sampleAdoption(changes: Partial<Adoption> = {}): Adoption {
  return adoptionShape.parse({
    scenario: 'medical',
    run: 12,
    at: '2026-05-06T07:08:09.010Z',
    by: 'U1',
    period: 'week',
    currency: 'CNY',
    spend: { 'hospital-partners': 12_345.67, 'patient-app': 0, "it's “quoted”": 1e-7 },
    value: 238_000 / 7,
    valueInterval: { low: 30_000, high: 38_000 },
    unit: 'money',
    ...changes,
  });
}

/** What a report's plan came to. */
export const sampleFigures = {
  value: 238_000 / 7,
  bound: 34_000.1,
  spend: 50_000,
  unit: 'money',
  currency: 'CNY',
} as const;
