import type { ArgumentKind, ReadingPlace } from '../../../bot/command.ts';
import type { Token } from '../../../bot/reading/token.ts';
import { splitMasked, tokenise, unquote } from '../../../bot/reading/tokenise.ts';
import type { AskedLimit } from '../../../scenario/asked-limits.ts';
import { echo, type Problem, readAt, UserError } from '../../../scenario/problem.ts';
import { fieldPlace } from '../field-place.ts';
import { fieldValue, isNothing } from '../field-value.ts';
import { periodIn } from './amount-over-time.ts';
import { goal } from './goal.ts';
import { completeLimits } from './limit-completion.ts';
import { limits, splitList } from './limits.ts';
import { period } from './period.ts';

/** One change of a scenario that somebody typed: an entry set (undefined: left out), or a limit put in place of another. */
export type ScenarioChange =
  | {
      readonly kind: 'entry';
      readonly path: readonly PropertyKey[];
      readonly value: unknown;
      readonly text: string;
    }
  | { readonly kind: 'limit'; readonly limit: AskedLimit };

/** Most changes that one command may make. */
const mostChanges = 100;

/**
 * Changes of a scenario's entries, with commas, semicolons or spaces between: `patient-app.today=9k`, `app<=20k`,
 * `partners.max=40%`, `app.min=none`, `names.zh=医疗`. All that is wrong is told at once.
 */
export const scenarioChanges: ArgumentKind<readonly ScenarioChange[]> = {
  name: 'changes',
  isLines: true,
  async read(text, place) {
    const pieces = tokenise(text).flatMap(splitList);
    if (pieces.length > mostChanges) {
      throw new UserError({ code: 'edit.too-many', values: { count: pieces.length, bound: mostChanges } });
    }
    const problems: Problem[] = [];
    const changes: ScenarioChange[] = [];
    for (const piece of pieces) {
      try {
        changes.push(...(await readChange(piece, place)));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push(...error.problems.map((problem) => ({ path: echo(piece.text), ...problem })));
      }
    }
    problems.push(...repeated(changes));
    const [first, ...more] = problems;
    if (first !== undefined) throw new UserError(first, ...more);
    return changes;
  },
  complete: completeLimits,
};

async function readChange(piece: Token, place: ReadingPlace): Promise<ScenarioChange[]> {
  if (/[<>]/.test(piece.mask)) return asLimits(piece.text, place);
  const [name, value, ...more] = splitMasked(piece, /=/g);
  if (name === undefined || value === undefined || more.length > 0 || name.text === '') {
    throw new UserError({ code: 'edit.unreadable', received: echo(piece.text) });
  }
  const scenario = place.scenario?.scenario;
  // Without a scenario there is nothing to look names up in; that problem is told already.
  if (scenario === undefined) return [];
  const text = unquote(value).trim();
  if (text === '') throw new UserError({ code: 'edit.unreadable', received: echo(piece.text) });
  const path = fieldPlace(scenario, unquote(name));
  const [part, index, side] = path;
  const entry = (given: unknown) => [{ kind: 'entry' as const, path, value: given, text: piece.text }];
  if (path.length === 1 && path[0] === 'goal') return entry(await goal.read(text, place));
  if (path.length === 1 && path[0] === 'period') return entry(await period.read(text, place));
  const isLimit = (part === 'channels' || part === 'groups') && (side === 'min' || side === 'max');
  if (!isLimit || isNothing(text)) {
    return entry(fieldValue(scenario, path, text, periodIn(place)));
  }
  const named = part === 'groups' ? scenario.groups[Number(index)] : scenario.channels[Number(index)];
  return asLimits(`"${named?.id}"${side === 'max' ? '<=' : '>='}${text}`, place);
}

async function asLimits(text: string, place: ReadingPlace): Promise<ScenarioChange[]> {
  const read = readAt(echo(text), () => limits.read(text, place));
  return (await read).map((limit) => ({ kind: 'limit', limit }));
}

/** The same entry set twice. */
function repeated(changes: readonly ScenarioChange[]): Problem[] {
  const seen = new Set<string>();
  return changes.flatMap((change): Problem[] => {
    if (change.kind === 'limit') return [];
    const key = JSON.stringify(change.path);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ code: 'argument.repeated', path: echo(change.text), received: echo(change.text) }];
  });
}
