import { createReportClock, type ReportClock } from '../../../adapters/jobs/report-clock.ts';
import { allCommands } from '../../../commands/index.ts';
import { noMeter } from '../../../src/bot/meter.ts';
import type { Log, Meter, Store } from '../../../src/bot/ports.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { ReportFacts } from '../../../src/features/reports/facts.ts';
import type { ReportParts } from '../../../src/features/reports/parts.ts';
import { attemptTimes } from '../../../src/features/reports/patience.ts';
import { createReporter, type Reporter } from '../../../src/features/reports/reporter.ts';
import type { Report, ReportState } from '../../../src/features/reports/stored/report.ts';
import type { NewSchedule, Schedule } from '../../../src/features/schedules/stored/schedule.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';
import { fakePlanner } from '../../bot/bot-under-test.ts';
import { memoryStore } from '../../memory-store/memory-store.ts';
import { medicalAnalysis } from '../plans/medical-analysis.ts';
import { mondays } from '../schedules/sample-schedule.ts';
import { FakeClock } from './fake-clock.ts';
import { Life } from './mortal.ts';
import { ScriptedPlatform } from './scripted-platform.ts';

const [medical] = builtInScenarios.filter(({ id }) => id === 'medical');

export const workspace = 'slack:T1';

export const daily: NewSchedule = { ...mondays, recurrence: { every: 'day', at: '09:00' } };

/** A reply that says what it was given. */
function shortReply({ run, previous, skipped, isLate, past }: ReportFacts): Reply {
  return {
    tone: 'result',
    audience: 'channel',
    language: 'en',
    title: `Run ${run.number}`,
    summary: [
      `run ${run.number}`,
      ...(previous === undefined ? [] : [`after run ${previous.run.number}`]),
      ...(isLate ? ['late'] : []),
      ...(skipped.length === 0 ? [] : [`skipped ${skipped.map((at) => at.slice(5, 16)).join(', ')}`]),
      `${past.length} in the trend`,
    ].join('; '),
    blocks: [],
  };
}

export interface Line {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A process that brings reports. */
export interface Process {
  readonly life: Life;
  readonly reporter: Reporter;
  readonly reportClock: ReportClock;
}

/** A store, a platform and a clock for any number of processes, which the test starts and kills. */
export class Stage {
  readonly clock: FakeClock;
  readonly store: Store;
  readonly platform: ScriptedPlatform;
  readonly lines: Line[] = [];
  readonly outcomes: string[] = [];
  planForReport: ReportParts['planForReport'];
  freshData: ReportParts['freshData'] = async () => {};
  hasMoved: ReportParts['hasMoved'] = () => true;
  chance = () => 0.5;

  constructor({
    store = memoryStore(),
    start = '2026-05-04T06:55:00Z',
  }: { store?: Store; start?: string } = {}) {
    this.store = store;
    this.clock = new FakeClock(start);
    this.platform = new ScriptedPlatform(this.clock);
    this.planForReport = async ({ line }) => {
      if (medical === undefined) throw new Error('no scenario');
      const chosen = { scenario: medical, version: 0, origin: 'built-in' as const };
      const { explanation: _, ...analysis } = medicalAnalysis;
      return { asked: { chosen, effective: medical, line }, analysis };
    };
  }

  #log(fields: object = {}): Log {
    const at = (level: string) => (more: object, message: string) => {
      this.lines.push({ level, message, fields: { ...fields, ...more } });
    };
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      child: (more) => this.#log({ ...fields, ...more }),
    };
  }

  /** The parts of one process. */
  parts(life = new Life()): ReportParts {
    const meter: Meter = {
      ...noMeter,
      report: (outcome, front) => void this.outcomes.push(`${outcome} ${front}`),
    };
    return {
      store: life.store(this.store),
      planner: fakePlanner(),
      messengers: [life.messenger(this.platform.messenger())],
      commands: allCommands,
      log: this.#log(),
      meter,
      clock: this.clock,
      times: attemptTimes(),
      chance: () => this.chance(),
      freshData: (...given) => this.freshData(...given),
      planForReport: (...given) => this.planForReport(...given),
      reportReply: shortReply,
      hasMoved: (...given) => this.hasMoved(...given),
    };
  }

  start(life = new Life()): Process {
    const parts = this.parts(life);
    const reporter = createReporter(parts);
    const reportClock = createReportClock({
      reporter,
      store: parts.store,
      fronts: ['slack'],
      clock: this.clock,
      log: parts.log,
    });
    reportClock.start();
    return { life, reporter, reportClock };
  }

  add(schedule: NewSchedule = mondays, where = workspace): Promise<Schedule> {
    return this.store.schedules.add(where, schedule);
  }

  /** The reports of a schedule, oldest first. */
  async reports(
    states: readonly ReportState[] = ['open', 'sent', 'quiet', 'skipped', 'failed'],
  ): Promise<Report[]> {
    return (await this.store.reports.past(workspace, 1, { states, limit: 1_000 })).reverse();
  }

  /** What the log tells of reports, in short. */
  story(): string[] {
    return this.lines.filter(({ fields }) => 'report' in fields).map(({ message }) => message);
  }

  sentences(): string[] {
    return this.platform.messages.map(({ reply }) => reply.summary);
  }
}
