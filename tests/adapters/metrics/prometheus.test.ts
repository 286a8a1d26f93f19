import { describe, expect, it } from 'vitest';
import { measuredPlanner, measuredRenderer, tellingPlanner } from '../../../adapters/metrics/measured.ts';
import { createMetrics, type Metrics } from '../../../adapters/metrics/prometheus.ts';
import type { Meter } from '../../../src/bot/ports.ts';
import { botUnderTest, fakePlanner, invocation } from '../../bot/bot-under-test.ts';
import { quickRequest } from '../../contracts/planner.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { medicalAnalysis } from '../../features/plans/medical-analysis.ts';

const now = new Date('2026-05-04T08:00:00Z');
function metricsWith() {
  const log = recordedLog();
  return {
    log,
    metrics: createMetrics({
      version: '1.2.3',
      mode: 'everything',
      commands: ['optimize', 'fit'],
      clock: () => now,
      log,
    }),
  };
}

/** The samples by name with labels, without what the process itself tells of its memory and time. */
async function samples(metrics: Metrics): Promise<Record<string, number>> {
  const { text } = await metrics.read();
  const lines = text.split('\n').filter((line) => line.startsWith('channels_'));
  return Object.fromEntries(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

describe('the metrics', () => {
  it('count commands, reports and stages', async () => {
    const { metrics } = metricsWith();
    const { meter } = metrics;
    meter.command('optimize', 'answered', 0.3);
    meter.command('optimize', 'answered', 7);
    meter.command('unknown', 'refused', 0.001);
    meter.stage('prepare', 0.002);
    meter.stage('draw', 0.2);
    meter.report('sent', 'slack');
    meter.reportDelay(42);
    metrics.worked(medicalAnalysis);
    const { engine } = medicalAnalysis;
    expect(await samples(metrics)).toMatchObject({
      'channels_commands_total{command="optimize",outcome="answered"}': 2,
      'channels_commands_total{command="unknown",outcome="refused"}': 1,
      'channels_command_seconds_bucket{le="0.5",command="optimize"}': 1,
      'channels_command_seconds_sum{command="optimize"}': 7.3,
      channels_prepare_seconds_count: 1,
      'channels_stage_seconds_count{stage="draw"}': 1,
      'channels_reports_total{outcome="sent",front="slack"}': 1,
      'channels_report_delay_seconds_bucket{le="60"}': 1,
      'channels_report_delay_seconds_bucket{le="30"}': 0,
      [`channels_plan_work_seconds_count{engine="${engine}"}`]: 1,
    });
  });

  it('count commands and reports from 0 on, so that the first failure is an increase', async () => {
    const { metrics } = metricsWith();
    expect(await samples(metrics)).toMatchObject({
      'channels_commands_total{command="fit",outcome="failed"}': 0,
      'channels_reports_total{outcome="failed",front="slack"}': 0,
      'channels_reports_total{outcome="paused",front="discord"}': 0,
    });
  });

  it('ask for what stands at this moment', async () => {
    const { metrics } = metricsWith();
    let waiting = 3;
    metrics.watch({
      plans: () => ({ running: 2, waiting }),
      queue: async () => ({ running: 4, waiting: 9, workers: 2 }),
      reports: async () => ({ open: 5, claimed: 1, oldest: new Date('2026-05-04T07:58:30Z') }),
    });
    expect(await samples(metrics)).toMatchObject({
      channels_plans_running: 2,
      channels_plans_waiting: 3,
      channels_queue_running: 4,
      channels_queue_waiting: 9,
      channels_queue_workers: 2,
      channels_reports_open: 5,
      channels_reports_claimed: 1,
      channels_reports_oldest_seconds: 90,
    });
    waiting = 0;
    metrics.watch({
      plans: () => ({ running: 0, waiting }),
      reports: async () => ({ open: 0, claimed: 0 }),
    });
    const later = await samples(metrics);
    expect(later).toMatchObject({ channels_plans_waiting: 0, channels_reports_oldest_seconds: 0 });
    expect(Object.keys(later).filter((name) => name.startsWith('channels_queue'))).toEqual([]);
  });

  it('leave out what cannot be told, say so in the log, and give the rest', async () => {
    const { metrics, log } = metricsWith();
    const fault = new Error('no database');
    metrics.watch({ plans: () => ({ running: 1, waiting: 0 }), reports: () => Promise.reject(fault) });
    const all = await samples(metrics);
    expect(all.channels_plans_running).toBe(1);
    expect(Object.keys(all)).not.toContain('channels_reports_open');
    expect(log.lines).toEqual([
      { level: 'warn', fields: { err: fault, source: 'reports' }, message: 'metrics are incomplete' },
    ]);
  });

  it('tell the version, Node.js and the mode, and how the process fares', async () => {
    const { metrics } = metricsWith();
    const { text } = await metrics.read();
    expect(text).toContain(
      `channels_build_info{version="1.2.3",node="${process.versions.node}",mode="everything"} 1`,
    );
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('can be made more than once in a process', async () => {
    const [one, other] = [metricsWith(), metricsWith()];
    one.metrics.meter.command('help', 'answered', 1);
    expect(Object.keys(await samples(other.metrics)).join()).not.toContain('help');
  });
});

/** What a meter was told. */
function recordingMeter() {
  const told: unknown[][] = [];
  const meter: Meter = {
    command: (name, outcome) => told.push(['command', name, outcome]),
    stage: (name) => told.push(['stage', name]),
    report: (outcome, front) => told.push(['report', outcome, front]),
    reportDelay: () => told.push(['reportDelay']),
  };
  return { meter, told };
}

describe('what is measured', () => {
  it('are plans that come to an end, not those that do not', async () => {
    const { meter, told } = recordingMeter();
    const engines: string[] = [];
    const start = (planner: ReturnType<typeof fakePlanner>) =>
      measuredPlanner(
        tellingPlanner(planner, ({ engine }) => void engines.push(engine)),
        meter,
      ).start(quickRequest, { workspace: 'slack:T1' });
    await start(fakePlanner()).result;
    await start(fakePlanner(new Error('broken'))).result.catch(() => undefined);
    const cancelled = start(fakePlanner(undefined, true));
    cancelled.cancel();
    await cancelled.result.catch(() => undefined);
    expect(told).toEqual([['stage', 'plan']]);
    expect(engines).toEqual([medicalAnalysis.engine]);
  });

  it('are charts that were drawn', async () => {
    const { meter, told } = recordingMeter();
    const picture = { png: new Uint8Array(), width: 1, height: 1 };
    const renderer = measuredRenderer(
      {
        render: async (chart) => {
          if (chart.id === 'broken') throw new Error('no');
          return picture;
        },
        check: async () => 'fine',
      },
      meter,
    );
    const chart = {
      kind: 'bars' as const,
      title: '',
      subtitle: '',
      alt: '',
      language: 'en' as const,
      valueAxis: { title: '', format: { kind: 'number' as const } },
      categories: [],
      series: [],
    };
    expect(await renderer.render({ ...chart, id: 'fine' })).toBe(picture);
    await expect(renderer.render({ ...chart, id: 'broken' })).rejects.toThrow('no');
    expect(await renderer.check()).toBe('fine');
    expect(told).toEqual([['stage', 'draw']]);
  });

  it('are commands, by their declared names and how they ended, and never who asked', async () => {
    const { meter, told } = recordingMeter();
    const { bot } = botUnderTest({ meter });
    const run = async (line: string) => {
      const prepared = await bot.prepare(invocation(line));
      if (prepared.kind === 'ready') await prepared.run();
    };
    for (const line of ['optimize medical', 'fly to T1', 'optimize medical budget=x', 'again 9']) {
      await run(line);
    }
    expect(told).toEqual([
      ['stage', 'prepare'],
      ['command', 'optimize', 'answered'],
      ['command', 'unknown', 'refused'],
      ['command', 'optimize', 'refused'],
      ['command', 'again', 'refused'],
    ]);
    const failing = botUnderTest({ meter, planner: fakePlanner(new Error('no threads')) });
    told.length = 0;
    const prepared = await failing.bot.prepare(invocation('optimize medical'));
    if (prepared.kind === 'ready') await prepared.run();
    expect(told.at(-1)).toEqual(['command', 'optimize', 'failed']);
  });
});
