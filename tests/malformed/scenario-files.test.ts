import { afterAll, describe, expect, test } from 'vitest';
import { terminalInvocation } from '../../adapters/terminal/person.ts';
import { botWithStore } from './bot-with-store.ts';
import { bytesOf, cases } from './cases.ts';
import { acceptanceProblems, refusalProblems } from './verdict.ts';

const nothing = { plans: 0, workspaces: 0, runs: [], scenarios: 0, settings: {} };

const fileCases = cases.filter((one) => one.via === 'scenario-file');
const pathOf = ({ id }: { readonly id: string }) => `./${id}.json`;
const files = new Map(fileCases.map((one) => [pathOf(one), bytesOf(one)]));

/** One bot for all refusals, since none of them may change anything. */
const refusing = await botWithStore(files);
afterAll(() => refusing.store.close());

describe.each(fileCases.filter((one) => one.expect === 'refuse'))('$id: $because', (one) => {
  const path = pathOf(one);

  test.each(['en', 'zh'] as const)('is refused in %s', async (language) => {
    const { reply } = await refusing.ask(terminalInvocation(`optimize ${path}`, language));
    expect(refusalProblems(one, reply, language)).toEqual([]);
    expect(await refusing.traces('terminal:local')).toEqual(nothing);
    expect(refusing.errors).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe.each(fileCases.filter((one) => one.expect === 'accept'))('$id: $because', (one) => {
  const path = pathOf(one);

  test.each(['en', 'zh'] as const)('is planned in %s', async (language) => {
    const parts = await botWithStore(files);
    const { reply } = await parts.ask(terminalInvocation(`optimize ${path}`, language));
    expect(acceptanceProblems(one, reply, language)).toEqual([]);
    expect(await parts.traces('terminal:local', { person: '', channel: 'terminal' })).toMatchObject({
      plans: 1,
      runs: [{ number: 1, scenario: { origin: 'file' } }],
      scenarios: 0,
    });
    expect(parts.errors).toEqual([]);
    await parts.store.close();
  });
});
