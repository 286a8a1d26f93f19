/** Every form with every kind of wrong value, on every front that has forms; then with values that are right. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import { invocation } from '../bot/bot-under-test.ts';
import { droppedFile } from '../features/history/dropped-file.ts';
import { historyOf } from '../fixtures/fits.ts';
import { type FormCase, formCases } from '../fixtures/forms/wrong-values.ts';
import { quickPlanner } from '../malformed/quick-planner.ts';
import { discordFront } from './discord-front.ts';
import { type Program, plain, program, type Seen, type TestedFront } from './front.ts';
import { slackFront } from './slack-front.ts';
import { webFront } from './web-front.ts';

const fronts: Readonly<Record<string, (program: Program) => Promise<TestedFront>>> = {
  Slack: slackFront,
  Discord: (parts) => discordFront(parts),
  'the page': webFront,
};

it('the table has every field of every form', () => {
  const declared = allCommands.flatMap(({ name, form }) => (form === undefined ? [] : [[name, form]]));
  const listed = Object.entries(formCases).map(([name, { wrong }]) => [
    name,
    Object.keys(wrong).filter((field) => !field.includes('.')),
  ]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(declared));
});

/** What the form is asked for with, where the bare command does something else. */
const askedBy = (command: string) => allCommands.find(({ name }) => name === command)?.formAskedBy ?? {};

/** Everything that a form could store. */
async function kept({ store }: Program, workspace: string): Promise<string> {
  return JSON.stringify([
    await store.scenarios.list(workspace),
    await store.schedules.list(workspace),
    store.savedRuns.get(workspace),
    await store.workspaces.contents(workspace),
    await store.histories.list(workspace),
    await store.workspaces.settings(workspace),
  ]);
}

/** What a form needs to be there: a history, or a file that waits. Gives the values that then are right. */
async function prepared(
  command: string,
  parts: Program,
  tested: TestedFront,
): Promise<Record<string, string>> {
  const { workspace, ana } = tested;
  const good = { ...formCases[command]?.good };
  if (command === 'fit') await parts.store.histories.saveAfter(workspace, 'ours', historyOf(), ana, 0);
  if (command !== 'data confirm') return good;
  const table = readFileSync(new URL('../fixtures/history/weekly_two_channels.csv', import.meta.url), 'utf8');
  const asked = invocation('data import web-shop', {
    person: ana,
    isAdmin: true,
    where: { workspace },
    files: [droppedFile('weekly.csv', table)],
  });
  const answer = await parts.newest().prepare(asked);
  const reply = answer.kind === 'ready' ? await answer.run() : answer.reply;
  const upload = /data confirm (\S+)/.exec(JSON.stringify(reply.blocks))?.[1];
  if (upload === undefined) throw new Error(`no file waits: ${reply.summary}`);
  return { ...good, upload };
}

/** A button that opens the form of the columns again. */
const opensRest = (button: object) => /data confirm \w+(?!\w| confirm)/.test(JSON.stringify(button));

/** The word under which a file waits, with which its form is opened. */
const waiting = ({ upload }: Record<string, string>): Record<string, string> =>
  upload === undefined ? {} : { upload };

/** Whether what is wrong with a field is told where it was sent: at the field, or in a message. */
function tells({ wrong, text, reply }: Seen, field: string): boolean {
  if (wrong !== undefined) return (wrong[field] ?? '').length > 10;
  return text.length > 10 && text.includes(plain(reply.summary).slice(0, 300));
}

const cases = Object.keys(fronts).flatMap((front) =>
  Object.keys(formCases).flatMap((command) =>
    (['en', 'zh'] as const).map((language) => ({ front, command, language })),
  ),
);

describe.each(cases)('the form of $command on $front ($language)', ({ front, command, language }) => {
  const { wrong }: Pick<FormCase, 'wrong'> = formCases[command] ?? { wrong: {} };

  it('says what is wrong with each wrong value, stores nothing, and then takes the right ones', async () => {
    const parts = program(quickPlanner(), language);
    const tested = await (fronts[front] ?? webFront)(parts);
    const good = await prepared(command, parts, tested);
    const { form } = await tested.command(command, { ...askedBy(command), ...waiting(good) });
    if (form === undefined) throw new Error('no form was opened');
    const before = await kept(parts, tested.workspace);
    for (const [field, values] of Object.entries(wrong)) {
      for (const value of values) {
        const seen = await tested.submit(form, { ...good, [field]: value });
        const { tone, incident } = seen.reply;
        expect({ field, value, tone, incident, told: tells(seen, field) }).toEqual({
          field,
          value,
          tone: 'error',
          incident: undefined,
          told: true,
        });
        expect(seen.text).not.toMatch(/undefined|\[object|\.ts:\d/);
      }
    }
    expect(await kept(parts, tested.workspace)).toBe(before);
    const first = await tested.submit(form, good);
    // Discord's forms hold five fields: the rest is asked for next, with the answers kept.
    const more = front === 'Discord' ? first.buttons.find((one) => opensRest(one)) : undefined;
    const rest = more && (await tested.press(more)).form;
    expect(rest !== undefined).toBe(front === 'Discord' && command === 'data confirm');
    if (rest !== undefined) expect(rest.fields.map(({ name }) => name)).toEqual(['upload', 'columns.5']);
    const upload = rest?.fields.find(({ name }) => name === 'upload')?.initial ?? '';
    const taken = rest === undefined ? first : await tested.submit(rest, { upload, 'columns.5': 'event' });
    expect({ summary: taken.reply.summary, tone: taken.reply.tone }).not.toMatchObject({ tone: 'error' });
    expect(taken.reply.language).toBe(language);
    expect(await kept(parts, tested.workspace)).not.toBe(before);
    expect(await tested.stop()).toEqual([]);
  });
});

// The fields of `data confirm` are those of the file that its word names.
it.each(Object.keys(formCases).filter((command) => command !== 'data confirm'))(
  'on Discord the form of %s comes back with what was entered',
  async (command) => {
    const { wrong }: Pick<FormCase, 'wrong'> = formCases[command] ?? { wrong: {} };
    const parts = program(quickPlanner(), 'en');
    const tested = await discordFront(parts);
    const good = await prepared(command, parts, tested);
    const { form } = await tested.command(command, { ...askedBy(command), ...waiting(good) });
    if (form === undefined) throw new Error('no form was opened');
    const [field = '', value = ''] =
      Object.entries(wrong).flatMap(([name, values]) => {
        const found = values.find((each) => each.startsWith('**'));
        return found === undefined || form.fields.find((each) => each.name === name)?.isChoice
          ? []
          : [[name, found]];
      })[0] ?? [];
    const entered = { ...good, [field]: value };
    const refused = await tested.submit(form, entered);
    const [again] = refused.buttons;
    if (again === undefined) throw new Error('there is no way back to the form');
    await tested.restart();
    const reopened = (await tested.press(again)).form;
    const initial = (reopened?.fields ?? []).map(({ name, initial = '' }) => [name, initial]);
    expect(Object.fromEntries(initial)).toEqual(entered);
    expect(await tested.stop()).toEqual([]);
  },
);
