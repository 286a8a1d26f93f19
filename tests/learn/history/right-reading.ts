import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReadHistory } from '../../../src/learn/history/read-history.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const numbers = z.object({
  weeks: z.number(),
  first: z.string(),
  last: z.string(),
  outcome: z.object({ total: z.number(), unit: z.enum(['money', 'count']) }),
  channels: z.record(z.string(), z.number()),
  controls: z.array(z.string()).default([]),
  notControls: z.array(z.string()).default([]),
  regions: z.number().optional(),
  tolerance: z.number().default(1e-6),
});
const expectation = z.union([
  z.object({ kind: z.string(), refuse: z.string() }),
  z.object({ kind: z.string(), ask: z.string(), also: numbers }),
  numbers.extend({ kind: z.string() }),
]);

/** The right reading of a file, as it was written down beside it. */
export type RightReading = z.infer<typeof expectation>;
type Numbers = z.infer<typeof numbers>;

export const rightReadingOf = (file: URL): RightReading =>
  expectation.parse(JSON.parse(readFileSync(`${file.pathname}.expected.json`, 'utf8')));

/** `right`: as written down, no question; `asked`: right, or wrong with a question; `misread`: wrong in silence. */
export interface Verdict {
  readonly verdict: 'right' | 'asked' | 'misread' | 'refused';
  readonly why: string;
}

/** What became of a file beside its right reading. `read` returns the reading, or throws a `UserError`. */
export async function judge(expected: RightReading, read: () => Promise<ReadHistory>): Promise<Verdict> {
  let reading: ReadHistory;
  try {
    reading = await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, values } = error.problems[0];
    const why = `${code} ${JSON.stringify(values ?? {})}`;
    if ('refuse' in expected) return { verdict: 'right', why };
    return { verdict: /no-outcome|no-spend|ambiguous|no-date|several/.test(code) ? 'asked' : 'refused', why };
  }
  const doubts = reading.findings.filter(({ level }) => level === 'doubt').map(({ code }) => code);
  if ('refuse' in expected) return { verdict: 'misread', why: `read, not refused: ${expected.refuse}` };
  const wrong = differences('ask' in expected ? expected.also : expected, reading);
  if (wrong.length > 0) {
    return { verdict: doubts.length > 0 ? 'asked' : 'misread', why: [...wrong, ...doubts].join('; ') };
  }
  if ('ask' in expected) {
    const told = reading.findings.some(({ code }) => !quiet.has(code));
    return told
      ? { verdict: 'right', why: doubts.join() }
      : { verdict: 'misread', why: `silent: ${expected.ask}` };
  }
  return { verdict: doubts.length > 0 ? 'asked' : 'right', why: doubts.join() };
}

/** What is said of how a file is written tells nothing of what is odd in it. */
const quiet = new Set([
  'encoding',
  'lines-above',
  'totals-row',
  'decimal-comma',
  'date-order',
  'date-serial',
  'unordered',
]);

/** How a reading differs from what was written down, in words. */
function differences(expected: Numbers, { history, columns, regions }: ReadHistory): string[] {
  const wrong: string[] = [];
  const same = (a: number, b: number) => Math.abs(a - b) <= Math.max(0.011, Math.abs(b) * expected.tolerance);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const span = [history.weeks.length, history.weeks[0], history.weeks.at(-1)].join(' ');
  const span2 = [expected.weeks, expected.first, expected.last].join(' ');
  if (span !== span2) wrong.push(`weeks ${span} not ${span2}`);
  const total = sum(history.outcome.values);
  if (!same(total, expected.outcome.total))
    wrong.push(`${history.outcome.name} ${total} not ${expected.outcome.total}`);
  if (history.outcome.unit !== expected.outcome.unit) wrong.push(`unit ${history.outcome.unit}`);
  const entries = Object.entries(expected.channels);
  const isOneFile = entries.some(([name]) => name === '*' || name === '');
  for (const [name, spend] of entries) {
    const found = history.channels.filter(
      (one) => isOneFile || one.name.toLowerCase().includes(name.toLowerCase()),
    );
    const spent = sum(found.flatMap((one) => one.spend));
    if (!same(spent, spend)) wrong.push(`${name} ${spent} not ${spend}`);
  }
  if (!isOneFile && history.channels.length !== entries.length) {
    wrong.push(`channels ${history.channels.map(({ name }) => name).join('/')}`);
  }
  const taken = [...history.controls, ...history.events].map(({ name }) => name.toLowerCase());
  for (const name of expected.controls) {
    if (!taken.some((one) => one.includes(name))) wrong.push(`no control ${name}`);
  }
  for (const name of expected.notControls) {
    if (taken.some((one) => one.includes(name))) wrong.push(`control ${name}`);
  }
  if (expected.controls.length === 0 && taken.length > 0) wrong.push(`controls ${taken.join('/')}`);
  if (expected.regions !== undefined && regions.length !== expected.regions) wrong.push('regions');
  if (columns.length === 0) wrong.push('no columns told');
  return wrong;
}
