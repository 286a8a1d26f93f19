import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Asking, botUnderTest, textOf } from '../bot/bot-under-test.ts';
import { droppedFile } from '../features/history/dropped-file.ts';

const folder = new URL('../fixtures/history/shipped/', import.meta.url);
const workspace = 'slack:T1';
const expectedShape = z.looseObject({
  weeks: z.number(),
  first: z.string(),
  last: z.string(),
  outcome: z.object({ total: z.number(), unit: z.string() }).optional(),
  channels: z.record(z.string(), z.number()),
  notControls: z.array(z.string()).optional(),
  tolerance: z.number().optional(),
});
const files = readdirSync(folder)
  .filter((name) => !name.endsWith('.json'))
  .map((name) => ({
    name,
    bytes: readFileSync(new URL(name, folder)),
    expected: expectedShape.parse(JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'))),
  }));
const admin = (name: string, bytes: Uint8Array): Asking => ({
  isAdmin: true,
  files: [droppedFile(name, bytes)],
});
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('files as people have them, dropped with no column named', () => {
  test.each(files)('$name', async ({ name, bytes, expected }) => {
    const { ask, store } = botUnderTest({ clock: () => new Date('2026-12-01T08:00:00Z') });
    const reply = await ask('data import shop confirm=yes', admin(name, bytes));
    expect(reply.tone, textOf(reply)).toBe('info');
    const [file] = await store.historyFiles.list(workspace, 'shop');
    const stored = await store.histories.get(workspace, 'shop');
    const of = (role: string) => file?.series.filter((one) => one.role === role) ?? [];
    const near = (value: number, wanted: number) =>
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(0.01 + (expected.tolerance ?? 1e-6) * wanted);
    expect(file?.weeks).toHaveLength(expected.weeks);
    expect([file?.weeks[0], file?.weeks.at(-1)]).toEqual([expected.first, expected.last]);
    // "Google Ads Kosten" is of Google Ads, which whoever wrote the right reading down called Google.
    const plain = (channel = '') => channel.replace(/ Ads$/, '');
    const totals = new Map(of('spend').map(({ channel, values }) => [plain(channel?.name), sum(values)]));
    const wanted = Object.entries(expected.channels).map(
      ([channel, total]) => [plain(channel), total] as const,
    );
    expect([...totals.keys()].toSorted()).toEqual(wanted.map(([channel]) => channel).toSorted());
    for (const [channel, total] of wanted) near(totals.get(channel) ?? 0, total);
    if (expected.outcome !== undefined) {
      near(sum(of('outcome')[0]?.values ?? []), expected.outcome.total);
      expect(of('outcome')[0]?.unit).toBe(expected.outcome.unit);
    }
    for (const name of expected.notControls ?? []) {
      expect(of('control').map((one) => one.name.toLowerCase())).not.toContain(name.toLowerCase());
    }
    const isWhole = of('spend').length > 0 && of('outcome').length > 0;
    expect(stored === undefined).toBe(!isWhole);
    if (stored !== undefined) {
      // The command's own answer shows the names as they are written.
      for (const channel of Object.keys(expected.channels)) expect(textOf(reply)).toContain(channel);
    }
  });
});
