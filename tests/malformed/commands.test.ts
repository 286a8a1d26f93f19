import { describe, expect, test } from 'vitest';
import { type BotWithStore, botWithStore, typedOn } from './bot-with-store.ts';
import { cases, lineOf } from './cases.ts';
import { acceptanceProblems, refusalProblems } from './verdict.ts';

const nothing = { plans: 0, workspaces: 0, runs: [], scenarios: 0, settings: {} };
const allFronts = ['slack', 'discord', 'terminal'] as const;
const languages = ['en', 'zh'] as const;

/** What a request came to: the command, the plan that was asked for, and the reply where there was no plan. */
async function meaningOf(parts: BotWithStore, workspace: string) {
  const [last] = parts.exchanges;
  const { runs } = await parts.traces(workspace, { person: 'U1', channel: 'C1' });
  return {
    plans: parts.planner.requests,
    scenarios: runs.map(({ scenario }) => scenario),
    reply: runs.length === 0 ? last?.reply : undefined,
  };
}

describe.each(cases.filter((one) => one.via === 'command'))('$id: $because', (one) => {
  const line = lineOf(one);
  const fronts = one.front === undefined ? allFronts : [one.front];

  test.runIf(one.expect === 'refuse').each(fronts)('is refused on %s', async (front) => {
    for (const language of languages) {
      const parts = await botWithStore();
      const { reply, invocation } = await parts.ask(typedOn(front, line, language));
      expect(refusalProblems(one, reply, language)).toEqual([]);
      expect(await parts.traces(invocation.where.workspace)).toEqual(nothing);
      expect(parts.errors).toEqual([]);
      await parts.store.close();
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test.runIf(one.expect === 'accept').each(fronts)('is understood on %s', async (front) => {
    for (const language of languages) {
      const [parts, plain] = [await botWithStore(), await botWithStore()];
      const { reply, invocation } = await parts.ask(typedOn(front, line, language));
      expect(acceptanceProblems(one, reply, language)).toEqual([]);
      expect(parts.errors).toEqual([]);
      await plain.ask(typedOn(front, one.sameAs ?? '', language));
      const meaning = await meaningOf(parts, invocation.where.workspace);
      expect(meaning).toEqual(await meaningOf(plain, invocation.where.workspace));
      if (meaning.plans.length > 0) {
        // The line that is kept with the run asks for the same.
        await parts.ask(typedOn(front, 'again 1', language));
        expect(parts.planner.requests[1]).toEqual(parts.planner.requests[0]);
      }
      await parts.store.close();
      await plain.store.close();
    }
  });
});
