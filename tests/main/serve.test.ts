import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../adapters/metrics/prometheus.ts';
import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Front, Job, Log, Planner, Store } from '../../src/bot/ports.ts';
import { readConfig } from '../../src/config.ts';
import type { Mode } from '../../src/main/mode.ts';
import { createPlannerCheck } from '../../src/main/planner-probe.ts';
import { serve } from '../../src/main/serve.ts';
import { fakeBot, fakeRenderer } from '../adapters/terminal/fake-surroundings.ts';

/** Everything that happens, in order. */
function surroundings(environment: Record<string, string> = {}) {
  const events: string[] = [];
  const lines: Record<string, unknown>[] = [];
  let onLine = () => {};
  const write = (fields: object, message: string) => {
    lines.push({ ...fields, message });
    onLine();
  };
  const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log };
  const controller = new AbortController();
  const planner: Planner = {
    start: (): Job<Analysis> => ({ result: Promise.reject(new Error('no threads')), cancel() {} }),
    close: async () => void events.push('planner closed'),
  };
  const store = {
    check: async () => 'fine',
    close: async () => void events.push('store closed'),
  } satisfies Partial<Store>;
  const parts = {
    bot: fakeBot().bot,
    // Only what serving itself uses of the store.
    store: store as Partial<Store> as Store,
    planning: {
      planner,
      checks: { planner: createPlannerCheck(planner) },
      sources: {},
      wakeReports() {},
      finish: async () => void events.push('work finished'),
      close: () => planner.close(),
    },
    renderer: fakeRenderer,
    reports: {
      start: () => void events.push('reports started'),
      wake() {},
      isReady: () => true,
      bringAsked: async () => {},
      stop: async () => void events.push('reports stopped'),
    },
    close: async () => {
      await planner.close();
      await store.close();
    },
  };
  const { config } = readConfig(environment);
  return {
    events,
    lines,
    stop: () => controller.abort('SIGTERM'),
    run: (fronts: readonly Front[], mode: Mode = 'everything') => {
      const metrics = createMetrics({ version: '0', mode, commands: [], clock: () => new Date(), log });
      return serve({ config, mode, metrics, parts, fronts, log, signal: controller.signal });
    },
    /** Resolves with the first line of that message. */
    line: (message: string) =>
      new Promise<Record<string, unknown>>((resolve) => {
        onLine = () => {
          const found = lines.find((line) => line.message === message);
          if (found !== undefined) resolve(found);
        };
        onLine();
      }),
  };
}

const front = (name: string, events: string[], options: Partial<Front> = {}): Front => ({
  name,
  start: async () => void events.push(`${name} started`),
  stop: async () => void events.push(`${name} stopped`),
  isReady: () => true,
  ...options,
});

describe('serving', () => {
  it('starts the fronts and the reports, waits for a stop signal, then closes fronts, reports, optimiser and store in this order', async () => {
    const place = surroundings();
    const exit = place.run([front('slack', place.events), front('discord', place.events)]);
    await place.line('ready');
    place.stop();
    expect(await exit).toBe(0);
    expect(place.events).toEqual([
      'slack started',
      'discord started',
      'reports started',
      'slack stopped',
      'discord stopped',
      'reports stopped',
      'work finished',
      'planner closed',
      'store closed',
    ]);
    expect(place.lines.at(-2)).toEqual({ reason: 'SIGTERM', message: 'stopping' });
    expect(place.lines.at(-1)).toEqual({ exitCode: 0, message: 'stopped' });
  });

  it('waits for what a front still has to finish', async () => {
    const place = surroundings();
    let finish = () => {};
    const stop = async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      place.events.push('slack stopped');
    };
    const exit = place.run([front('slack', place.events, { stop })]);
    await place.line('ready');
    place.stop();
    await place.line('stopping');
    const before = ['slack started', 'reports started', 'reports stopped'];
    expect(place.events).toEqual(before);
    finish();
    expect(await exit).toBe(0);
    expect(place.events).toEqual([
      ...before,
      'slack stopped',
      'work finished',
      'planner closed',
      'store closed',
    ]);
  });

  it('closes everything and tells so when a front cannot start', async () => {
    const place = surroundings();
    const start = () => Promise.reject(new Error('invalid_auth'));
    const exit = await place.run([front('slack', place.events, { start }), front('discord', place.events)]);
    expect(exit).toBe(1);
    expect(place.events).toEqual([
      'discord started',
      'slack stopped',
      'discord stopped',
      'reports stopped',
      'work finished',
      'planner closed',
      'store closed',
    ]);
    expect(place.lines).toContainEqual({
      err: new Error('invalid_auth'),
      message: 'cannot start; npm start -- doctor tells more',
    });
  });

  it('closes the rest when one front fails to stop', async () => {
    const place = surroundings();
    const stop = () => Promise.reject(new Error('socket gone'));
    const exit = place.run([front('slack', place.events, { stop }), front('discord', place.events)]);
    await place.line('ready');
    place.stop();
    expect(await exit).toBe(1);
    expect(place.events.slice(2)).toEqual([
      'reports started',
      'discord stopped',
      'reports stopped',
      'work finished',
      'planner closed',
      'store closed',
    ]);
  });

  it('tells over HTTP what is not ready', async () => {
    const place = surroundings({ HEALTH_PORT: '0' });
    const exit = place.run([
      front('slack', place.events),
      front('discord', place.events, { isReady: () => false }),
    ]);
    const { port } = await place.line('health server listens');
    await place.line('ready');
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 503,
      body: {
        ready: false,
        mode: 'everything',
        notReady: ['planner', 'discord'],
        checks: { store: true, planner: false, reports: true, slack: true, discord: false },
      },
    });
    place.stop();
    expect(await exit).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  it('leaves reports to workers in the mode serve', async () => {
    const place = surroundings({ HEALTH_PORT: '0' });
    const exit = place.run([front('slack', place.events)], 'serve');
    const { port } = await place.line('health server listens');
    expect(await place.line('ready')).toMatchObject({ mode: 'serve', fronts: ['slack'] });
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(await answer.json()).toEqual({
      ready: false,
      mode: 'serve',
      notReady: ['planner'],
      checks: { store: true, planner: false, slack: true },
    });
    place.stop();
    expect(await exit).toBe(0);
    expect(place.events).not.toContain('reports started');
  });

  it('brings reports without any front in the mode worker', async () => {
    const place = surroundings();
    const exit = place.run([], 'worker');
    expect(await place.line('ready')).toMatchObject({ mode: 'worker', fronts: [] });
    place.stop();
    expect(await exit).toBe(0);
    expect(place.events).toEqual([
      'reports started',
      'reports stopped',
      'work finished',
      'planner closed',
      'store closed',
    ]);
  });

  it('gives its metrics over HTTP', async () => {
    const place = surroundings({ HEALTH_PORT: '0' });
    const exit = place.run([]);
    const { port } = await place.line('health server listens');
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await answer.text()).toContain('channels_build_info{version="0"');
    place.stop();
    expect(await exit).toBe(0);
  });
});

describe('the optimiser’s readiness', () => {
  /** A planner whose jobs end when the test says so. */
  function scriptedPlanner() {
    const jobs: { resolve(): void; reject(error: Error): void }[] = [];
    const planner: Planner = {
      start: () => ({
        result: new Promise<Analysis>((resolve, reject) => {
          jobs.push({ resolve: () => resolve({} as Partial<Analysis> as Analysis), reject });
        }),
        cancel() {},
      }),
      close: async () => {},
    };
    return { planner, jobs };
  }

  it('is known once it has worked out a small plan', async () => {
    const { planner, jobs } = scriptedPlanner();
    const check = createPlannerCheck(planner);
    const first = check();
    expect(jobs).toHaveLength(1);
    jobs[0]!.resolve();
    await first;
  });

  it('does not wait behind work while the last try went well, nor pile up tries', async () => {
    const { planner, jobs } = scriptedPlanner();
    const check = createPlannerCheck(planner);
    const first = check();
    jobs[0]!.resolve();
    await first;
    await check();
    await check();
    expect(jobs).toHaveLength(2);
  });

  it('is gone with a try that fails, and back with one that does not', async () => {
    const { planner, jobs } = scriptedPlanner();
    const check = createPlannerCheck(planner);
    const first = check();
    jobs[0]!.reject(new Error('worker died'));
    await expect(first).rejects.toThrow('worker died');
    const second = check();
    jobs[1]!.resolve();
    await second;
  });
});
