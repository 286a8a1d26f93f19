import { namedChoice } from '../../../bot/arguments/named-choice.ts';
import type { ArgumentKind, ReadingPlace } from '../../../bot/command.ts';
import { isSlip, listNames, nearestName } from '../../../scenario/nearest.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { foldName } from '../../../scenario/text.ts';
import type { Source } from '../stored/sources.ts';

/** A source that is open to the workspace, by its name. Throws `UserError` (`source.unknown`, `source.none`). */
export const openSource: ArgumentKind<Source> = {
  name: 'source',
  isListed: true,
  read(text, { sources, invocation }) {
    const { workspace } = invocation.where;
    const open = sources.openTo(workspace);
    const found = open.find(({ name }) => foldName(name) === foldName(text));
    if (found !== undefined) return found;
    if (open.length === 0) throw new UserError({ code: 'source.none', values: { workspace } });
    throw new UserError({
      code: 'source.unknown',
      received: echo(text),
      values: {
        ...choicesFor(
          text,
          open.map(({ name }) => name),
        ),
        workspace,
      },
    });
  },
  complete: async (typed, place) => namesLike(typed, openNames(place)),
};

/** The name of a source that feeds something, also of one that the operator took away since. */
export const connectedSource: ArgumentKind<string> = {
  name: 'connected source',
  isListed: true,
  async read(text, place) {
    const { workspace } = place.invocation.where;
    const names = await connectedNames(place);
    const found = names.find((name) => foldName(name) === foldName(text));
    if (found !== undefined) return found;
    if (names.length === 0) throw new UserError({ code: 'source.none-connected' });
    throw new UserError({
      code: 'source.unknown',
      received: echo(text),
      values: { ...choicesFor(text, names), workspace },
    });
  },
  complete: async (typed, place) => namesLike(typed, await connectedNames(place)),
};

/** Whether new weeks are fitted by themselves. */
export const refitChoice = namedChoice<'auto' | 'off'>('refit', [
  { value: 'auto', label: { en: 'auto', zh: '自动' }, aliases: ['automatic', 'yes', 'on', '是'] },
  { value: 'off', label: { en: 'off', zh: '关闭' }, aliases: ['no', 'never', '否', '关'] },
]);

const openNames = ({ sources, invocation }: ReadingPlace) =>
  sources.openTo(invocation.where.workspace).map(({ name }) => name);

async function connectedNames({ store, invocation }: ReadingPlace): Promise<string[]> {
  const all = await store.connections.list(invocation.where.workspace);
  return [...new Set(all.map(({ source }) => source))];
}

function choicesFor(text: string, names: readonly string[]) {
  const nearest = nearestName(text, names) ?? '';
  return { choices: listNames(names), nearest: isSlip(text, nearest) ? nearest : '' };
}

const namesLike = (typed: string, names: readonly string[]) =>
  names
    .filter((name) => foldName(name).includes(foldName(typed)))
    .map((name) => ({ value: name, label: { en: name, zh: name } }));
