import type { Analysis } from '../../../src/attribute/analysis.ts';
import type { Adoption } from '../../../src/features/plans/stored/adoption.ts';
import type { Run } from '../../../src/features/plans/stored/run.ts';
import type { ReportFacts } from '../../../src/features/reports/facts.ts';
import { figuresOf } from '../../../src/features/reports/figures.ts';
import type { Report } from '../../../src/features/reports/stored/report.ts';
import type { Schedule } from '../../../src/features/schedules/stored/schedule.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { builtIn } from '../../bot/arguments/place.ts';
import { medicalAnalysis } from '../plans/medical-analysis.ts';
import { mondays } from '../schedules/sample-schedule.ts';

const { scenario: builtInMedical } = builtIn('medical');

/** Spend today as the analysis has it, and a budget of its own. */
export const medical: Scenario = readScenario({
  ...builtInMedical,
  budget: 52_000,
  channels: builtInMedical.channels.map((channel) => ({
    ...channel,
    today: medicalAnalysis.channels.find(({ id }) => id === channel.id)?.today ?? channel.today,
  })),
});

export const schedule: Schedule = {
  ...mondays,
  number: 3,
  madeAt: '2026-03-30T10:00:00.000Z',
  nextDue: '2026-05-11T07:00:00.000Z',
};

/** A stored run of the medical scenario, as a workspace's own version of it. */
export function runOf(changes: Partial<Run> = {}): Run {
  return {
    schema: 'channels/run@1',
    number: 12,
    scenario: { id: 'medical', version: 3, names: medical.names, origin: 'workspace' },
    line: 'optimize medical',
    at: '2026-05-04T07:00:05.000Z',
    by: 'U1',
    channel: 'C1',
    isPrivate: false,
    effective: medical,
    ...medicalAnalysis,
    ...changes,
  };
}

/** The run with other proposed spend, by channel id. */
export function proposing(run: Run, spend: Readonly<Record<string, number>>): Run {
  const channels = run.channels.map((channel) => ({
    ...channel,
    proposed: spend[channel.id] ?? channel.proposed,
  }));
  return { ...run, channels };
}

/** The run's plan as the team took it. */
export function adoptionOf(run: Run, at: string): Adoption {
  return {
    scenario: run.scenario.id,
    run: run.number,
    at,
    by: 'U2',
    period: run.effective.period,
    currency: run.effective.currency,
    spend: Object.fromEntries(run.channels.map(({ id, proposed }) => [id, proposed])),
    value: run.value.proposed,
    ...(run.certainty && { valueInterval: run.certainty.value }),
    unit: run.unit,
  };
}

/** Past reports, a week apart, the last one of that run; values and spend rise by `growth` from one to the next. */
export function pastOf(run: Run, count: number, growth = 0.012): Report[] {
  const figures = figuresOf(run);
  return Array.from({ length: count }, (_, i) => {
    const back = count - 1 - i;
    const factor = (1 + growth) ** -back;
    const spend = (1 + growth / 3) ** -Math.floor(back / 3);
    return {
      workspace: 'slack:T1',
      schedule: 3,
      due: new Date(Date.UTC(2026, 4, 4, 7) - back * 7 * 86_400_000).toISOString(),
      cause: 'due',
      state: i === count - 1 ? 'open' : 'sent',
      attempts: 1,
      nextAttempt: '2026-05-04T07:00:00.000Z',
      figures: {
        ...figures,
        value: figures.value * factor,
        bound: figures.bound * factor * (1 + 0.004 * ((i * 7) % 3)),
        spend: figures.spend * spend,
      },
      skipped: [],
    };
  });
}

/** The facts of an ordinary weekly report; the first one unless told otherwise. */
export function factsOf(changes: Partial<ReportFacts> = {}): ReportFacts {
  const run = changes.run ?? runOf();
  return {
    schedule,
    workspace: 'slack:T1',
    run,
    past: pastOf(run, 1),
    skipped: [],
    due: '2026-05-04T07:00:00.000Z',
    cause: 'due',
    now: new Date('2026-05-04T07:00:06.000Z'),
    isLate: false,
    ...changes,
  };
}

/** Forty channels with long names; what is true of them does not matter, only how much of it there is. */
export function largeRun(number: number): Run {
  const [channel] = medical.channels;
  const [figures] = medicalAnalysis.channels;
  if (channel === undefined || figures === undefined) throw new Error('the medical scenario has no channel');
  const ids = Array.from(
    { length: 40 },
    (_, i) => `regional-partner-channel-of-the-second-programme-${i + 1}`,
  );
  const spend = (i: number) => 9_000 * 0.9 ** i * (1 + 0.2 * ((i * number) % 5));
  const effective = {
    ...medical,
    budget: 100_000 + 1_000 * number,
    channels: ids.map((id, i) => ({
      ...channel,
      id,
      names: {
        en: `${i + 1} Regional partner programme for returning customers, with co-branded events`.slice(
          0,
          80,
        ),
        zh: `${i + 1} 华东地区线下门店与社区合作推广以及直播间引流渠道之综合投放计划第二期补充方案重点城市试点扩展版本`,
      },
      aliases: [],
      why: '',
      share: { value: 0.025, low: 0.02 - number / 10_000, high: 0.03 },
    })),
  } as Scenario;
  const analysis: Analysis = {
    ...medicalAnalysis,
    budget: 100_000 + 1_000 * number,
    channels: ids.map((id, i) => ({
      ...figures,
      id,
      today: spend(i) * 0.9,
      proposed: spend(i),
      contributionToday: 4 * spend(i),
      contribution: 4.4 * spend(i),
    })),
    limits: ids.map((id) => ({
      ...({ id: `channel:${id}:max`, kind: 'channel', side: 'max', of: id } as const),
      amount: 15_200,
      price: 0.4,
    })),
  };
  return runOf({ ...analysis, number, effective, scenario: { ...runOf().scenario, version: number } });
}
