import { UserError } from '../../scenario/problem.ts';
import { isPlanMove } from './contradictions.ts';
import type { Move } from './move.ts';

/** One thing to do after another: what changes the plan is one. */
export type Turn =
  | { readonly kind: 'plan'; readonly from: 'here' | 'undo' | 'reset'; readonly moves: readonly Move[] }
  | { readonly kind: 'back'; readonly to: 'undo' | 'reset' }
  | { readonly kind: 'other'; readonly move: Move };

/** Most turns of one message: each is an answer of its own. */
const mostTurns = 3;

/** The turns that moves come to, in order; what is done with a plan comes after the plan. Throws `UserError` `talk.too-many`. */
export function turnsOf(moves: readonly Move[]): readonly Turn[] {
  const changes = moves.filter(isPlanMove);
  const turns: Turn[] = [];
  for (const move of moves) {
    const last = turns.at(-1);
    if (isPlanMove(move)) {
      if (turns.some(({ kind }) => kind === 'plan')) continue;
      const from = last?.kind === 'back' ? last.to : 'here';
      if (last?.kind === 'back') turns.pop();
      turns.push({ kind: 'plan', from, moves: changes });
    } else if (move.kind === 'undo' || move.kind === 'reset') turns.push({ kind: 'back', to: move.kind });
    else turns.push({ kind: 'other', move });
  }
  if (turns.length > mostTurns) throw new UserError({ code: 'talk.too-many' });
  return turns;
}
