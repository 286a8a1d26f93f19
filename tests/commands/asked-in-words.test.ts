import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type Asking, botUnderTest, fakePlanner, textOf } from '../bot/bot-under-test.ts';

const limit = z.union([z.number(), z.object({ share: z.number(), of: z.string() })]).nullable();

const lines = z
  .record(
    z.enum(['en', 'zh']),
    z.array(
      z.object({
        line: z.string(),
        refused: z.string().optional(),
        goal: z.object({ roi: z.number() }).optional(),
        budget: z.number().optional(),
        limits: z.record(z.string(), z.tuple([limit, limit])).optional(),
      }),
    ),
  )
  .parse(JSON.parse(readFileSync(new URL('../fixtures/asked/lines.json', import.meta.url), 'utf8')));

type Line = (typeof lines)['en'][number];

/** What the planner is asked for; undefined where nothing is. */
async function asked(line: string, asking: Asking): Promise<{ scenario?: Scenario; said: string }> {
  const planner = fakePlanner();
  const { ask } = botUnderTest({ planner });
  await ask('settings currency=USD', { isAdmin: true });
  const said = textOf(await ask(line, asking));
  const [request] = planner.requests;
  return { said, ...(request !== undefined && { scenario: request.scenario }) };
}

function meaning({ goal, budget, channels, groups }: Scenario) {
  const limits = channels.map(({ id, min = null, max = null }) => [id, [rounded(min), rounded(max)]]);
  return { goal, budget: rounded(budget ?? null), limits: Object.fromEntries(limits), groups };
}

const rounded = (amount: Scenario['channels'][number]['min'] | null) =>
  typeof amount === 'number' ? Number(amount.toPrecision(9)) : amount;

const free: NonNullable<Line['limits']> = {
  website: [null, null],
  app: [null, null],
  'third-party': [null, null],
};

const wanted = ({ goal = undefined, budget, limits = free }: Line) => ({
  goal: goal ?? 'value',
  budget: budget === undefined ? null : rounded(budget),
  limits: Object.fromEntries(
    Object.entries(limits).map(([id, [min, max]]) => [
      id,
      [min, max].map((one) => (typeof one === 'number' ? rounded(one) : one)),
    ]),
  ),
  groups: [],
});

describe.each(['en', 'zh'] as const)('what people ask for in words (%s)', (language) => {
  test.each(lines[language])('$line', async (wish) => {
    const { scenario, said } = await asked(wish.line, { language });
    if (wish.refused !== undefined) {
      expect(scenario).toBeUndefined();
      return;
    }
    expect(scenario, said).toBeDefined();
    if (scenario !== undefined) expect(meaning(scenario)).toEqual(wanted(wish));
  });
});
