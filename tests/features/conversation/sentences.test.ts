import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Language } from '../../../src/bot/chart.ts';
import { readTalk } from '../../../src/features/conversation/read-talk.ts';
import { readWhen } from '../../../src/features/schedules/read-when.ts';
import { findScenario } from '../../../src/scenario/find.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';

const now = new Date('2026-03-02T08:30:00Z');
const scenario = findScenario('medical', builtInScenarios);

const sentences = z.array(
  z.strictObject({
    text: z.string(),
    reading: z.array(z.looseObject({ kind: z.string() })).nullable(),
    note: z.string().optional(),
  }),
);

const load = (name: string) =>
  sentences.parse(
    JSON.parse(readFileSync(new URL(`../../fixtures/sentences/${name}.json`, import.meta.url), 'utf8')),
  );

/** Moves as they compare: channels of a move are a set, and what is priced is, too; a schedule is when it comes. */
function comparable(moves: readonly object[]): string {
  return JSON.stringify(
    moves
      .map((move) => {
        const shown: Record<string, unknown> = { ...move };
        if (Array.isArray(shown.channels)) shown.channels = [...shown.channels].sort();
        if (Array.isArray(shown.changes))
          shown.changes = shown.changes.map((change) => sorted(change)).sort();
        if (typeof shown.when === 'string') shown.when = readWhen(shown.when, now);
        return sorted(shown);
      })
      .sort(),
  );
}

/** With its keys in order and its numbers to nine digits. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number') return Number(part.toPrecision(9));
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b)));
  });

type Verdict = 'right' | 'not understood' | 'wrong';

/** What only tells something changes nothing, however it is read. */
const harmless = new Set([
  'ask',
  'why',
  'help',
  'show',
  'thanks',
  'small-talk',
  'cannot',
  'compare',
  'history',
  'no-reports',
]);

function verdictOn(text: string, expected: readonly object[] | null, language: Language): [Verdict, string] {
  const plan = new Map(scenario.channels.map(({ id, today }) => [id, today]));
  const reading = readTalk(text, { scenario, language, period: 'week', now, plan });
  if (reading.kind !== 'do') return [expected === null ? 'right' : 'not understood', reading.kind];
  const got = comparable(reading.moves);
  if (expected !== null) return [got === comparable(expected) ? 'right' : 'wrong', got];
  return [reading.moves.every(({ kind }) => harmless.has(kind)) ? 'right' : 'wrong', got];
}

describe.each(['en', 'zh'] as const)('What people may type (%s)', (language) => {
  const first = load(language);
  const judged = [...first, ...load(`${language}-later`)].map(({ text, reading }) => {
    const [verdict, got] = verdictOn(text, reading, language);
    return { text, verdict, told: `${verdict}: "${text}" → ${got}` };
  });
  const told = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).map((one) => one.told);

  it('is 150 sentences, and those that were written later', () => {
    expect(first).toHaveLength(150);
    expect(judged.length).toBeGreaterThan(185);
  });

  it('is never read wrongly and acted on', () => {
    expect(told('wrong')).toEqual([]);
  });

  it('is read rightly in 98 of 100 cases', () => {
    const right = told('right').length / judged.length;
    expect(right, told('not understood').join('\n')).toBeGreaterThanOrEqual(0.98);
  });
});
