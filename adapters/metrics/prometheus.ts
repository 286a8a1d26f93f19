import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Analysis } from '../../src/attribute/analysis.ts';
import { reportOutcomes } from '../../src/bot/meter.ts';
import type { Log, Meter } from '../../src/bot/ports.ts';
import { scheduleShape } from '../../src/features/schedules/stored/schedule.ts';

/** What is asked for whenever somebody reads the metrics. Each may throw or be absent: its numbers are then missing. */
export interface MetricSources {
  /** Plans on this process's threads. */
  readonly plans?: () => { readonly running: number; readonly waiting: number };
  /** The queue that processes share. */
  readonly queue?: () => Promise<{
    readonly waiting: number;
    readonly running: number;
    readonly workers: number;
  }>;
  readonly reports?: () => Promise<{
    readonly open: number;
    readonly claimed: number;
    readonly oldest?: Date;
  }>;
}

export interface Metrics {
  readonly meter: Meter;
  /** A plan was worked out by this process: with what, and how long that took. */
  worked(analysis: Analysis): void;
  /** From now on these are asked. */
  watch(sources: MetricSources): void;
  /** All of it in Prometheus' text format. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const slow = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60];
const delays = [1, 5, 10, 30, 60, 120, 300, 900, 3_600, 21_600, 86_400];
/** Longest that a source may take to answer, in milliseconds. */
const patienceMs = 1_500;

/**
 * Metrics in Prometheus' format; docs/operations.md lists them. Labels are of few values: names that the program
 * declares, never workspaces, people or what they typed.
 */
export function createMetrics(facts: {
  readonly version: string;
  readonly mode: string;
  /** The names of all commands. */
  readonly commands: readonly string[];
  readonly clock: () => Date;
  readonly log: Log;
}): Metrics {
  const { log, clock } = facts;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  let sources: MetricSources = {};

  const commands = new Counter({
    name: 'channels_commands_total',
    help: 'Commands by name and how they ended: answered, refused (the person was told why), failed (a fault of ours)',
    labelNames: ['command', 'outcome'],
    registers,
  });
  // From 0 on: of a counter that first appears with 1, Prometheus sees no increase, and the first failure no alert.
  for (const command of facts.commands) commands.inc({ command, outcome: 'failed' }, 0);
  const commandSeconds = new Histogram({
    name: 'channels_command_seconds',
    help: 'From the arrival of a command to its reply, before that is drawn and sent',
    labelNames: ['command'],
    buckets: slow,
    registers,
  });
  const stages = {
    quick: new Histogram({
      name: 'channels_prepare_seconds',
      help: 'Reading and checking a command',
      buckets: quick,
      registers,
    }),
    slow: new Histogram({
      name: 'channels_stage_seconds',
      help: 'Stages of an answer: plan (from being asked, with waiting), draw (a chart), send (a report)',
      labelNames: ['stage'],
      buckets: slow,
      registers,
    }),
  };
  const reports = new Counter({
    name: 'channels_reports_total',
    help: 'Reports by how they ended, failed attempts (retried) and schedules that rest since (paused)',
    labelNames: ['outcome', 'front'],
    registers,
  });
  // From 0 on, likewise.
  for (const front of scheduleShape.shape.place.shape.front.options) {
    for (const outcome of reportOutcomes) reports.inc({ outcome, front }, 0);
  }
  const reportDelay = new Histogram({
    name: 'channels_report_delay_seconds',
    help: 'How late a report was when it stood in its channel',
    buckets: delays,
    registers,
  });
  const plans = new Histogram({
    name: 'channels_plan_work_seconds',
    help: "Work on plans in this process's threads, without waiting, by what did the arithmetic",
    labelNames: ['engine'],
    buckets: slow,
    registers,
  });
  new Gauge({
    name: 'channels_build_info',
    help: '1, with the version of the program and of Node.js, and the mode: everything, serve or worker',
    labelNames: ['version', 'node', 'mode'],
    registers,
  }).set({ version: facts.version, node: process.versions.node, mode: facts.mode }, 1);

  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const planGauges = {
    running: gauge('channels_plans_running', "Plans in this process's threads"),
    waiting: gauge('channels_plans_waiting', 'Plans that wait for one of them'),
  };
  const queueGauges = {
    running: gauge('channels_queue_running', 'Plans of all processes that a worker has taken'),
    waiting: gauge('channels_queue_waiting', 'Plans of all processes that wait for a worker'),
    workers: gauge('channels_queue_workers', 'Processes that take plans from the shared queue'),
  };
  const reportGauges = {
    open: gauge('channels_reports_open', 'Reports that are due and have not come to an end'),
    claimed: gauge('channels_reports_claimed', 'Those of them that a process works on'),
    oldest: gauge(
      'channels_reports_oldest_seconds',
      'How long ago the oldest of them was due; 0 when there is none',
    ),
  };

  /** Asks a source; without an answer its gauges are left out rather than old. */
  async function ask<Value extends object>(
    name: string,
    source: (() => Value | Promise<Value>) | undefined,
    gauges: Readonly<Record<string, Gauge>>,
    read: (value: Value) => Readonly<Record<string, number>>,
  ): Promise<void> {
    for (const each of Object.values(gauges)) each.remove();
    if (source === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${patienceMs} ms`)), patienceMs);
    });
    try {
      const values = read(await Promise.race([Promise.resolve().then(source), tooLong]));
      for (const [key, value] of Object.entries(values)) gauges[key]?.set(value);
    } catch (err) {
      log.warn({ err, source: name }, 'metrics are incomplete');
    } finally {
      clearTimeout(timer);
    }
  }

  async function readAll() {
    await Promise.all([
      ask('plans', sources.plans, planGauges, ({ running, waiting }) => ({ running, waiting })),
      ask('queue', sources.queue, queueGauges, ({ waiting, running, workers }) => ({
        waiting,
        running,
        workers,
      })),
      ask('reports', sources.reports, reportGauges, ({ open, claimed, oldest }) => ({
        open,
        claimed,
        oldest: oldest === undefined ? 0 : Math.max(0, (clock().getTime() - oldest.getTime()) / 1_000),
      })),
    ]);
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
  // Readers that come at once share one reading.
  let reading: ReturnType<typeof readAll> | undefined;

  return {
    meter: {
      command(command, outcome, seconds) {
        commands.inc({ command, outcome });
        commandSeconds.observe({ command }, seconds);
      },
      stage(stage, seconds) {
        if (stage === 'prepare') stages.quick.observe(seconds);
        else stages.slow.observe({ stage }, seconds);
      },
      report: (outcome, front) => reports.inc({ outcome, front }),
      reportDelay: (seconds) => reportDelay.observe(seconds),
    },
    worked({ engine, milliseconds }) {
      const total = Object.values(milliseconds).reduce((sum, each) => sum + each, 0);
      plans.observe({ engine }, total / 1_000);
    },
    watch(next) {
      sources = next;
    },
    read() {
      reading ??= readAll().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}
