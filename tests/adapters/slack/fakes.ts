/** A bot that gives fixed replies, and the other parts that the front is handed. */
import { setImmediate } from 'node:timers/promises';
import type { Bot, Prepared } from '../../../src/bot/bot.ts';
import type { Chart } from '../../../src/bot/chart.ts';
import type { Command } from '../../../src/bot/command.ts';
import type { Invocation, Progress } from '../../../src/bot/invocation.ts';
import type { ChartRenderer, DeliveryStore } from '../../../src/bot/ports.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Clock } from '../../../src/bot/time/clock.ts';
import { barChart, bestAndBound, lineChart } from '../../fixtures/charts.ts';

/** A bot that answers what the test says; it remembers what it was asked, and what it was told stands where. */
export interface FakeBot extends Bot {
  readonly asked: Invocation[];
  readonly told: { readonly at: Parameters<Bot['posted']>[0]; readonly reply: Reply }[];
}

export function fakeBot(
  answer: (invocation: Invocation) => Prepared,
  commands: readonly Command[] = [],
): FakeBot {
  const asked: Invocation[] = [];
  const told: FakeBot['told'] = [];
  return {
    commands,
    asked,
    told,
    async prepare(invocation) {
      asked.push(invocation);
      return answer(invocation);
    },
    complete: async () => [],
    posted: async (at, reply) => {
      told.push({ at, reply });
    },
  };
}

/** A request that is fine and gives this reply. */
export const ready = (reply: Reply, audience: 'channel' | 'caller' = 'channel'): Prepared => ({
  kind: 'ready',
  command: 'optimize',
  audience,
  language: 'en',
  run: async () => reply,
});

/** A renderer whose pictures are one dot. */
export const fakeRenderer = (): ChartRenderer & { drawn: Chart[] } => {
  const drawn: Chart[] = [];
  return {
    drawn,
    async render(chart) {
      drawn.push(chart);
      return { png: dot, width: 1, height: 1 };
    },
    check: async () => 'draws dots',
  };
};

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export function memoryDeliveries(): DeliveryStore & { claimed: string[] } {
  const claimed: string[] = [];
  return {
    claimed,
    async claim(id) {
      if (claimed.includes(id)) return false;
      claimed.push(id);
      return true;
    },
  };
}

/** A clock on which every wait is over at once, though its time passes. */
export function hurriedClock(): Clock & { waits: number[] } {
  let now = Date.parse('2026-03-02T09:00:00Z');
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(now),
    async wait(milliseconds, signal) {
      if (signal?.aborted) return;
      waits.push(milliseconds);
      now += milliseconds;
      await setImmediate();
    },
  };
}

/** A clock that the test moves. */
export function handClock(): Clock & { advance(milliseconds: number): Promise<void>; waiting(): number[] } {
  let now = Date.parse('2026-03-02T09:00:00Z');
  const sleepers = new Set<{ at: number; wake: () => void }>();
  return {
    now: () => new Date(now),
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || milliseconds <= 0) return resolve();
        const sleeper = {
          at: now + milliseconds,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
      }),
    waiting: () => [...sleepers].map(({ at }) => at - now).sort((a, b) => a - b),
    async advance(milliseconds) {
      now += milliseconds;
      for (const sleeper of [...sleepers]) if (sleeper.at <= now) sleeper.wake();
      await setImmediate();
    },
  };
}

/** A stand-in for the charts that the bot writes as text. */
export const chartAsText = (chart: Chart, width: number): string => `${chart.id} in ${width} columns ▇▇▇`;

export const contributions = barChart({
  title: 'patient-app earns the most per extra 1k',
  subtitle: 'value a week by channel',
  alt: 'Bars: patient-app 110k proposed, 80k today; brand-partners 60k proposed, 90k today.',
  valueAxis: { title: 'value a week', format: { kind: 'money', currency: 'CNY' } },
  categories: [
    { label: 'patient-app', key: 'patient-app' },
    { label: 'brand-partners', key: 'brand-partners' },
  ],
  series: [
    { name: 'today', role: 'before', values: [80_000, 90_000], labels: ['¥80k', '¥90k'] },
    { name: 'proposed', role: 'after', values: [110_000, 60_000], labels: ['¥110k', '¥60k'] },
  ],
});

const [best, bound] = bestAndBound(
  {
    name: 'best',
    points: [
      [0, 212_000],
      [10, 238_000],
    ],
  },
  {
    name: 'bound',
    points: [
      [0, 300_000],
      [5, 250_000],
      [10, 238_010],
    ],
  },
);

export const convergence = lineChart({
  title: 'Proved within 0.004%',
  subtitle: 'best value and bound by iteration',
  alt: 'Two lines that meet: the best value rises to 238k, the bound falls to 238k.',
  xAxis: { title: 'iteration', format: { kind: 'number' } },
  yAxis: { title: 'value a week', format: { kind: 'money', currency: 'CNY' } },
  series: [best, { ...bound, shape: 'straight' }],
});

/** A result as `optimize` gives it. */
export const result: Reply = {
  tone: 'result',
  audience: 'channel',
  language: 'en',
  title: 'Medical',
  summary: 'Medical: move ¥6.4k/week from brand-partners to patient-app: value ¥212k → ¥238k a week (+12%).',
  blocks: [
    {
      kind: 'table',
      table: {
        caption: 'The plan',
        columns: [
          { title: 'channel', align: 'left' },
          { title: 'today', align: 'right' },
          { title: 'proposed', align: 'right' },
        ],
        rows: [
          ['patient-app', '¥10k', '¥16.4k'],
          ['brand-partners', '¥12k', '¥5.6k'],
        ],
      },
    },
    { kind: 'facts', facts: [{ label: 'budget', value: 'binds; ¥1 more is worth ¥2.10' }] },
    { kind: 'chart', chart: contributions },
    { kind: 'chart', chart: convergence },
    { kind: 'caveats', items: ['Under these assumptions.', 'No spend was measured.'] },
    {
      kind: 'actions',
      actions: [
        { label: 'Run again', line: 'optimize medical', emphasis: 'primary' },
        { label: 'History', line: 'history medical' },
      ],
    },
  ],
};

/** An error that only the person who asked may see. */
export const complaint: Reply = {
  tone: 'error',
  audience: 'caller',
  language: 'en',
  title: 'Not understood',
  summary: 'I know no scenario “medcial”. Try: /channels optimize medical',
  blocks: [
    {
      kind: 'text',
      spans: ['I know no scenario “medcial”. Try: ', { text: '/channels optimize medical', style: 'code' }],
    },
  ],
};

/** Work that ends when the test says so, with what it reported and whether it was cancelled. */
export function slowWork() {
  let finish: (reply: Reply) => void = () => {};
  let report: (progress: Progress) => void = () => {};
  const prepared: Prepared = {
    kind: 'ready',
    command: 'optimize',
    audience: 'channel',
    language: 'en',
    run: ({ onProgress, signal } = {}) =>
      new Promise((resolve) => {
        finish = resolve;
        report = (progress) => onProgress?.(progress);
        signal?.addEventListener('abort', () => resolve({ ...complaint, summary: 'Cancelled.', blocks: [] }));
      }),
  };
  return {
    prepared,
    finish: (reply: Reply) => finish(reply),
    report: (progress: Progress) => report(progress),
  };
}
