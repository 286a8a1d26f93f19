import { afterAll, describe, expect, test } from 'vitest';
import { botWithStore, typedOn } from './bot-with-store.ts';
import { cases, lineOf } from './cases.ts';
import { acceptanceProblems, refusalProblems } from './verdict.ts';

const nothing = { plans: 0, workspaces: 0, runs: [], scenarios: 0, settings: {} };
const allFronts = ['slack', 'discord', 'terminal'] as const;
const languages = ['en', 'zh'] as const;

/** One bot for all refusals, since none of them may change anything. */
const refusing = await botWithStore();
afterAll(() => refusing.store.close());

const commandCases = cases.filter((one) => one.via === 'command');

describe.each(commandCases.filter((one) => one.expect === 'refuse'))('$id: $because', (one) => {
  const line = lineOf(one);

  test.each(one.front === undefined ? allFronts : [one.front])('is refused on %s', async (front) => {
    for (const language of languages) {
      const { reply, invocation } = await refusing.ask(typedOn(front, line, language));
      expect(refusalProblems(one, reply, language)).toEqual([]);
      expect(await refusing.traces(invocation.where.workspace)).toEqual(nothing);
      expect(refusing.errors).toEqual([]);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe.each(commandCases.filter((one) => one.expect === 'accept'))('$id: $because', (one) => {
  const line = lineOf(one);

  test.each(one.front === undefined ? allFronts : [one.front])('is understood on %s', async (front) => {
    const parts = await botWithStore();
    const plain = await parts.ask(typedOn(front, one.sameAs ?? '', 'en'));
    const [wanted] = parts.planner.requests;
    for (const language of languages) {
      const { reply } = await parts.ask(typedOn(front, line, language));
      expect(acceptanceProblems(one, reply, language)).toEqual([]);
      if (wanted === undefined && language === 'en') expect(reply).toEqual(plain.reply);
    }
    // The line that is kept with a run asks for the same.
    if (wanted !== undefined) await parts.ask(typedOn(front, 'again 2', 'en'));
    const { runs } = await parts.traces(`${front}:T1`, { person: 'U1', channel: 'C1' });
    expect(parts.planner.requests).toEqual(wanted === undefined ? [] : [wanted, wanted, wanted, wanted]);
    expect(runs.map(({ scenario }) => scenario)).toEqual(runs.map(() => runs[0]?.scenario));
    expect(runs).toHaveLength(parts.planner.requests.length);
    expect(parts.errors).toEqual([]);
    await parts.store.close();
  });
});

test('after all of it an ordinary request still works', async () => {
  const { reply } = await refusing.ask(typedOn('slack', 'optimize medical', 'en'));
  expect(reply.tone).toBe('result');
});
