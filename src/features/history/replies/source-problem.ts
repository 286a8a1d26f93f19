import type { Words } from '../../../bot/language/words.ts';
import { findingText, placeInTable, tableValues } from '../../../bot/replies/finding-text.ts';
import { plainOf, unmarked } from '../../../bot/replies/spans.ts';
import type { KeptProblem } from '../stored/connection.ts';

/** Why a source brought nothing, in a sentence or two without marks. */
export function sourceProblemText(problem: KeptProblem, words: Words, withHint = false): string {
  const { code, received = '', values = {} } = problem;
  const told = Object.fromEntries(
    Object.entries({ received, ...values, ...namedValues(problem, words) }).map(([name, value]) => [
      name,
      typeof value === 'string' ? unmarked(value) : value,
    ]),
  );
  // A version before or after this one may have kept a problem that this one has no words for.
  const message = words.find(`problems.${code}.message`, told) ?? words.say('replies.incident.title');
  const hint = withHint ? words.find(`problems.${code}.hint`, told) : undefined;
  const { row, column } = values;
  const place = code.startsWith('history.')
    ? placeInTable({ row: Number(row ?? 0) || undefined, column: column?.toString() }, words)
    : '';
  const text = place === '' ? message : `${place}${words.say('replies.colon')}${message}`;
  return plainOf([text, ...(hint === undefined ? [] : [hint])].join(words.say('replies.gap')));
}

/** Values that need the language: of a table's problem, of a doubt, and of columns that are gone or new. */
function namedValues({ code, values = {} }: KeptProblem, words: Words): Record<string, string> {
  if (code === 'source.shape') {
    const none = words.say('sources.none');
    return { gone: String(values.gone || none), come: String(values.come || none) };
  }
  if (code === 'source.doubts') {
    const { finding, row, column, found, more: _, ...others } = values;
    const place = {
      ...(row !== undefined && { row: Number(row) }),
      ...(column !== undefined && { column: String(column) }),
      ...(found !== undefined && { received: String(found) }),
    };
    return { what: findingText({ code: String(finding), ...place, values: others }, words) };
  }
  return code.startsWith('history.') ? tableValues({ code, values }, words) : {};
}
