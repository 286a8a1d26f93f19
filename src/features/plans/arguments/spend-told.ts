import type { ArgumentKind } from '../../../bot/command.ts';
import { tokenise, unquote } from '../../../bot/reading/tokenise.ts';
import { listNames } from '../../../scenario/nearest.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { writtenAmount } from '../../scenarios/arguments/amount-written.ts';
import { completeNames } from '../../scenarios/arguments/limit-completion.ts';
import { splitList } from '../../scenarios/arguments/limits.ts';
import { scenarioSpokenOf } from '../../scenarios/arguments/scenario-spoken-of.ts';
import { changes } from './changes.ts';

/** What was really spent on channels, by id: `app=9k website=12k`. */
export const spendTold: ArgumentKind<Readonly<Record<string, number>>> = {
  name: 'spend-told',
  isLines: true,
  async read(text, place) {
    const scenario = place.scenario ?? (await scenarioSpokenOf(place, place.command.examples[0]));
    // What was spent is a sum over the days that are told, not an amount per period.
    for (const token of tokenise(text).flatMap(splitList)) {
      const amount = unquote(token).split('=')[1] ?? '';
      if (writtenAmount(amount).per !== undefined) {
        throw new UserError({ code: 'observe.per-period', received: echo(amount) });
      }
    }
    const told = await changes.read(text, { ...place, scenario });
    const spend: Record<string, number> = {};
    for (const change of told) {
      const { channel } = change;
      if (!('to' in change)) throw new UserError({ code: 'observe.change', received: channel });
      const group = scenario.scenario.groups.find(({ id }) => id === channel);
      if (group !== undefined) {
        throw new UserError({
          code: 'observe.group',
          received: channel,
          values: { choices: listNames(group.channels) },
        });
      }
      spend[channel] = change.to;
    }
    return spend;
  },
  complete: (typed, place) => completeNames(typed, '=', place),
};
