import { isPlanMove } from './contradictions.ts';
import type { Move } from './move.ts';

/** "Is the goal profit?", "did we adopt it", "the budget is 60k, right?" ask; "is it possible to …" asks for it. */
const ofFact =
  /(?:^|[.!?;,]\s*)(?:(?:and|but|so|then|ok|okay|hey|hi|well)[,\s]+)*(?:did|does|is|isn't|are|aren't|was|wasn't|were|weren't|has|had)\s(?!(?:it|that|this) (?:possible|ok|okay|fine|alright|all right)\b)|,\s*(?:right|correct|yes|no|isn't it)\s*\?+$/i;

/** 是不是、是否、了没, and 吗 at the end; but 可以……吗 asks for it, and so does 如果……会……吗 for its price. */
const ofFactInChinese = /是不是|是否|了没有?[?？]*$|[吗嗎][\s?？!！。]*$/;
const asksForIt = /可以|可否|能|行|好|会|值|划算|如果|要是|假如|假设|万一|帮/;

/** Whether to do something is asked of people: the bot must not take it for their word. */
const whetherToAdopt = /[?？]|[吗嗎]|要不要|该不该|^(?:should|shall|do we|have we)\b/i;

/** Moves that a question does not ask for, however it is read: it changes nothing. */
export function isOnlyAsked(text: string, moves: readonly Move[]): boolean {
  const changes = moves.some((move) => isPlanMove(move) || kindsThatAct.has(move.kind));
  const prices = moves.some(({ kind }) => kind === 'what-if');
  if (moves.some(({ kind }) => kind === 'adopt') && whetherToAdopt.test(text)) return true;
  if (ofFact.test(text)) return changes || prices;
  return changes && ofFactInChinese.test(text) && !asksForIt.test(text);
}

const kindsThatAct: ReadonlySet<Move['kind']> = new Set(['adopt', 'schedule', 'undo', 'reset']);
