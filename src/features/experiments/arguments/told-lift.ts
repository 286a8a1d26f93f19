import type { ArgumentKind } from '../../../bot/command.ts';
import { readLift, type ToldLift } from '../../../learn/experiments/read-lift.ts';
import { currencyIn } from '../../scenarios/arguments/scenario.ts';

/** What a geo test or a platform's lift study found: `120k±30k`, `120k (90k to 150k)`. Throws `UserError` (`experiment.lift-unreadable`). */
export const toldLift: ArgumentKind<ToldLift> = {
  name: 'told lift',
  joinsWords: true,
  read: (text, place) => readLift(text, currencyIn(place)),
};
