import type { Choice, ReadingPlace } from '../../bot/command.ts';
import type { FormField } from '../../bot/form.ts';
import { wordsFor } from '../../bot/language/words.ts';
import type { Column, ColumnMapping } from '../../learn/history/column.ts';
import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Upload } from './stored/uploads.ts';
import { uploaderOf } from './uploads.ts';

/** What a form can say that a column is. */
export const askedRoles = ['outcome', 'spend', 'control', 'event', 'ignored'] as const;
export type AskedRole = (typeof askedRoles)[number];

/** Most columns that a form asks about. */
const mostFields = 20;

/**
 * The columns that somebody is asked about: those that are in doubt and nobody answered yet, else, where there is no
 * doubt, all that could be something else.
 */
export function askedColumns({ shown, answered = [] }: Upload): readonly Column[] {
  const own = (shown?.columns ?? []).filter(({ at, name, isListed }) => at >= 0 && name !== '' && !isListed);
  const open = own.filter(({ at }) => !answered.includes(at));
  const doubtful = new Set(
    (shown?.findings ?? []).flatMap(({ level, column }) => (level === 'doubt' ? [column] : [])),
  );
  const isDoubtful = ({ name }: Column) => doubtful.has(name);
  if (own.some(isDoubtful)) return open.filter(isDoubtful).slice(0, mostFields);
  const isAskable = ({ role, because }: Column) =>
    askedRoles.some((one) => one === role) &&
    !['text', 'empty', 'other-date', 'index', 'currency', 'calendar'].includes(because ?? '');
  return open.filter(isAskable).slice(0, mostFields);
}

/** A choice for each of them. */
export function columnFields(place: ReadingPlace): readonly FormField[] {
  const upload = place.uploads.get(uploaderOf(place.invocation), place.others.upload?.trim() ?? '');
  if (upload === undefined) return [];
  const [en, zh] = [wordsFor('en'), wordsFor('zh')];
  const words = wordsFor(place.language);
  const choices = askedRoles.map(
    (role): Choice => ({
      value: role,
      label: { en: en.say(`data.asked.${role}`), zh: zh.say(`data.asked.${role}`) },
    }),
  );
  return askedColumns(upload).map(({ at, name, role }) => ({
    name: `columns.${at}`,
    label: name,
    hint: words.say('data.asked.hint'),
    kind: 'choice',
    required: true,
    initial: role,
    choices,
  }));
}

/** What the columns are with what was answered: as they were shown, apart from that. Throws `UserError` (`data.two-outcomes`). */
export function answeredMapping(
  { mapping, shown }: Upload,
  answers: ReadonlyMap<number, AskedRole>,
): ColumnMapping {
  const columns = (shown?.columns ?? []).filter(({ at, isListed }) => at >= 0 && isListed !== true);
  const isNewOutcome = [...answers.values()].includes('outcome');
  const roleOf = ({ at, role }: Column) =>
    answers.get(at) ?? (role === 'outcome' && isNewOutcome ? 'ignored' : role);
  const named = (role: AskedRole) =>
    columns.filter((column) => roleOf(column) === role).map(({ name }) => name);
  const [outcome, ...more] = named('outcome');
  if (more.length > 0) {
    const last = [...answers].findLast(([, role]) => role === 'outcome')?.[0] ?? 0;
    throw new UserError({
      code: 'data.two-outcomes',
      argument: `columns.${last}`,
      values: { choices: listNames([outcome ?? '', ...more]) },
    });
  }
  return {
    date: mapping.date,
    outcome,
    spend: named('spend'),
    control: named('control'),
    event: named('event'),
    isComplete: true,
  };
}
