import { isPlanMove } from '../contradictions.ts';
import type { Move } from '../move.ts';

/** "Is the goal profit?", "did we adopt it", "the budget is 60k, right?" ask; "is it possible to …" asks for it. */
const ofFact =
  /(?:^|[.!?;,]\s*)(?:(?:and|but|so|then|ok|okay|hey|hi|well)[,\s]+)*(?:did|does|is|isn't|are|aren't|was|wasn't|were|weren't|has|had)\s(?!(?:it|that|this) (?:possible|ok|okay|fine|alright|all right|worth|help|pay|make sense)\b)|,\s*(?:right|correct|yes|no|isn't it)\s*\?+$/i;

/** 是不是、是否、了没, and 吗 at the end; but 可以……吗 asks for it, and so does 如果……会……吗 for its price. */
const ofFactInChinese = /是不是|是否|了没有?[?？]*$|[吗嗎][\s?？!！。]*$/;
const asksForIt = /可以|可否|能|行|好|会|值|划算|如果|要是|假如|假设|万一|帮/;

/** Whether to do something is asked of people: the bot must not take it for their word. */
const whetherToAdopt = /[?？]|[吗嗎]|要不要|该不该|^(?:should|shall|do we|have we)\b/i;

/** What somebody else did, or what the plan is, is told and not asked for: "they doubled the budget", "this is cautious". */
const told =
  /^(?:(?:and|but|so|well|ok|okay|oh)[,\s]+)*(?:(?:they|he|she|we|i|you|somebody|someone|the team|marketing|finance)\s+(?:have\s+|has\s+|had\s+|already\s+|just\s+|recently\s+)*(?!need|want|would|should|must|can)(?:[a-z]+ed|put|cut|set|gave|spent|made|took|got)\b(?!\s+(?:us|me|our budget)\b)|(?:this|that|it|the plan)\s+(?:is|was|looks|seems|feels)\b)/i;

/** What happened to an amount by itself is told, too, unless it is supposed: "brands went up by 20%". */
const happened =
  /\b(?:went (?:up|down)|rose|fell|grew|climbed|jumped|shrank|(?:has|have|had) (?:already |just )?[a-z]+ed)\b/i;
const supposed = /\b(?:if|suppose|supposing|imagine|say)\b|如果|要是|假如|假设|万一/i;

/** 了 after what was done tells it: 预算翻倍了, 品牌涨了两成; but 就行了 asks for it, and 不要品牌了 does. */
const happenedInChinese = /(?:涨|跌|升|降|翻|加|减|砍)了|(?<!好|行|得|可以|够|吧)了[\s。.!！~～]*$/;
const wantedInChinese = /[不别]|吧|请|麻烦|帮|就用|就按|就这|就它|定了|那就|撤销|退回|重来/;

/** 之前是、已经、有人……了 tell what was. */
const toldInChinese =
  /(?:之前|原来|上次|当时)(?:是|就)|已经|有人.*了|没人|没有人|^nobody\b|^no one\b|^去年|^上(?:个?月|季度)|\b(?:last|back in) (?:year|month|quarter|q[1-4])\b.*\b(?:we|they|i)\b [a-z]+ed\b/i;

/** Moves that a question or a remark does not ask for, however it is read: it changes nothing. */
export function isOnlyAsked(text: string, moves: readonly Move[]): boolean {
  if (
    toldInChinese.test(text) &&
    moves.some(
      (move) =>
        isPlanMove(move) || kindsThatAct.has(move.kind) || move.kind === 'what-if' || move.kind === 'export',
    )
  )
    return true;
  const changes = moves.some((move) => isPlanMove(move) || kindsThatAct.has(move.kind));
  const prices = moves.some(({ kind }) => kind === 'what-if');
  if (moves.some(({ kind }) => kind === 'adopt') && whetherToAdopt.test(text)) return true;
  if (moves.some(({ kind }) => kind === 'why' || kind === 'ask' || kind === 'thanks')) return false;
  const isTold =
    (happened.test(text) || (happenedInChinese.test(text) && !wantedInChinese.test(text))) &&
    !supposed.test(text);
  if (ofFact.test(text) || told.test(text) || isTold) return changes || prices;
  return changes && ofFactInChinese.test(text) && !asksForIt.test(text);
}

const kindsThatAct: ReadonlySet<Move['kind']> = new Set(['adopt', 'schedule', 'undo', 'reset']);

/** "…, right?" asks about all that went before. */
export const isTagged = (text: string) =>
  /,\s*(?:right|correct|yes|no|isn't it)\s*\?+$|(?:对吧|对不对|是吧)[?？]*$/i.test(text);
