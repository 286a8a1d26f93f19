import type { ArgumentKind, ReadingPlace } from '../../../bot/command.ts';
import type { Token } from '../../../bot/reading/token.ts';
import { splitMasked, tokenise, unquote } from '../../../bot/reading/tokenise.ts';
import { findChannels } from '../../../scenario/find.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, type Problem, readAt, UserError } from '../../../scenario/problem.ts';
import { isPercent, readPercent } from '../../../scenario/quantity.ts';
import { readMoneyOverTime } from '../../scenarios/arguments/amount-over-time.ts';
import { completeNames } from '../../scenarios/arguments/limit-completion.ts';
import { refuseMisspeltOption, splitList } from '../../scenarios/arguments/limits.ts';
import { currencyIn } from '../../scenarios/arguments/scenario.ts';
import type { PlanChange } from '../plan-change.ts';

/** Most changes that one command may name. */
const mostChanges = 100;
/** A channel's spend may be made eleven times as much at most: beyond, the model says nothing worth hearing. */
const largestRise = 10;

/**
 * Changes of a plan, with commas, semicolons or spaces between: `app=+20%` and `app=-5k` from what the channel has,
 * `app=30k` to so much; the same of a group, whose channels keep their proportions. All that is wrong is told at once.
 */
export const changes: ArgumentKind<readonly PlanChange[]> = {
  name: 'changes',
  isLines: true,
  read(text, place) {
    const pieces = tokenise(text).flatMap(splitList);
    if (pieces.length === 0) throw new UserError({ code: 'change.none' });
    if (pieces.length > mostChanges) {
      throw new UserError({
        code: 'change.too-many',
        values: { count: pieces.length, bound: mostChanges },
      });
    }
    const problems: Problem[] = [];
    const read = pieces.flatMap((piece): PlanChange[] => {
      try {
        return readChange(piece, place);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push(...error.problems);
        return [];
      }
    });
    const [first, ...more] = problems;
    if (first !== undefined) throw new UserError(first, ...more);
    refuseTwice(read, place);
    return read;
  },
  missing: async () => ({ code: 'change.none' }),
  complete: (typed, place) => completeNames(typed, '=', place),
};

function readChange(piece: Token, place: ReadingPlace): PlanChange[] {
  const unreadable = () => new UserError({ code: 'change.unreadable', received: echo(piece.text) });
  if (/[<>]/.test(piece.mask)) throw unreadable();
  const [name, amountToken, ...surplus] = splitMasked(piece, /=/g);
  if (name === undefined || amountToken === undefined || surplus.length > 0) throw unreadable();
  const [typed, amountText] = [unquote(name).trim(), halfWidth(unquote(amountToken)).trim()];
  if (typed === '' || amountText === '') throw unreadable();
  refuseMisspeltOption(name, place);
  const scenario = place.scenario?.scenario;
  return readAt(echo(piece.text), () => {
    const amount = readAmount(amountText, place);
    // Without a scenario there is nothing to look names up in; that problem is told already.
    return scenario === undefined ? [] : [{ channel: findChannels(scenario, typed).id, ...amount }];
  });
}

type Amount =
  | { readonly by: { readonly amount: number } | { readonly share: number } }
  | { readonly to: number };

function readAmount(text: string, place: ReadingPlace): Amount {
  const quantity = { currency: currencyIn(place) };
  const sign = /^[+-]/.exec(text.replaceAll('\u2212', '-'))?.[0];
  const bare = sign === undefined ? text : text.slice(1).trim();
  const direction = sign === '-' ? -1 : 1;
  if (!isPercent(bare)) {
    const amount = readMoneyOverTime(bare, place);
    return sign === undefined ? { to: amount } : { by: { amount: direction * amount } };
  }
  const share = readPercent(bare, quantity);
  if (sign === undefined) throw new UserError({ code: 'change.unsigned', received: echo(text) });
  if (sign === '-' && share > 1) throw new UserError({ code: 'change.below-nothing', received: echo(text) });
  if (share > largestRise) {
    throw new UserError({
      code: 'change.too-large',
      received: echo(text),
      values: { bound: `+${largestRise * 100}%` },
    });
  }
  return { by: { share: direction * share } };
}

/** A channel that is changed twice, by itself or with its group: the order would decide. */
function refuseTwice(read: readonly PlanChange[], { scenario }: ReadingPlace): void {
  if (scenario === undefined) return;
  const seen = new Set<string>();
  for (const { channel } of read) {
    const group = scenario.scenario.groups.find(({ id }) => id === channel);
    for (const id of group?.channels ?? [channel]) {
      if (seen.has(id)) throw new UserError({ code: 'change.repeated', received: id });
      seen.add(id);
    }
  }
}
