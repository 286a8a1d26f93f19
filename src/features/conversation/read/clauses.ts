import { goalAct, periodAct, riskAct } from '../acts/aims.ts';
import { budgetAct } from '../acts/budget.ts';
import { changeAct, changeWithoutAmount, moveAct } from '../acts/changes.ts';
import { dropAct, fineAct, onlyAct, restAct, unlimitAct } from '../acts/choices.ts';
import { ellipsisAct } from '../acts/ellipsis.ts';
import { holdAct, limitAct, notFurtherAct } from '../acts/limits.ts';
import { questionActs, whyAct } from '../acts/questions.ts';
import {
  adoptAct,
  backAct,
  cannotAct,
  compareAct,
  exportAct,
  noReportsAct,
  scheduleAct,
  smallTurns,
  socialAct,
} from '../acts/turns.ts';
import type { Concept } from '../lexicon/concepts.ts';
import type { Move } from '../move.ts';
import { has, type Token } from '../spot/token.ts';
import type { TalkContext } from '../talk-context.ts';
import { type Before, ClauseView, type Reading } from './clause-view.ts';
import { costOf, leftOver, scoreOf } from './weigh.ts';

const acts: readonly ((view: ClauseView) => Reading | undefined)[] = [
  limitAct,
  notFurtherAct,
  holdAct,
  moveAct,
  changeAct,
  changeWithoutAmount,
  dropAct,
  onlyAct,
  restAct,
  fineAct,
  unlimitAct,
  budgetAct,
  goalAct,
  riskAct,
  periodAct,
  backAct,
  adoptAct,
  exportAct,
  compareAct,
  smallTurns,
  socialAct,
  cannotAct,
  noReportsAct,
  scheduleAct,
  whyAct,
  ellipsisAct,
];

/** One clause as it is understood. */
export interface Clause {
  readonly tokens: readonly Token[];
  readonly best: Reading | undefined;
  /** The reading that comes next, where it asks for something else. */
  readonly rival?: { readonly reading: Reading; readonly behind: number };
  readonly left: readonly Token[];
  /** Whether it stands apart: between commas or stops. */
  readonly isApart: boolean;
  readonly isAsked: boolean;
}

/** Most pieces that one clause is put together from: bounds the work. */
const mostPieces = 4;

const beginsClause: readonly Concept[] = [
  'up',
  'add',
  'down',
  'most',
  'least',
  'keep',
  'drop',
  'only',
  'set',
  'move',
  'double',
  'halve',
  'budget',
  'cautious',
  'bold',
  'adopt',
  'export',
  'undo',
  'reset',
  'compare',
  'why',
  'others',
  'all',
  'both',
  'unlimit',
  'limit',
  'lift',
  'maximise',
  'asis',
  'not',
  'exact',
  'give',
  'schedule',
  'thanks',
  'small',
  'short',
  'which',
  'what',
  'how',
  'where',
];

interface Piece {
  readonly from: number;
  readonly to: number;
  /** What stands between the piece before and this one. */
  readonly seam: 'strong' | 'weak' | 'and' | 'none';
}

/** "Except Meta, the others at most 5k" is one thing. */
function goesOnAfterException(tokens: readonly Token[], from: number, at: number): boolean {
  const next = tokens.slice(at + 1).find(({ kind }) => kind !== 'small');
  return (
    tokens.slice(from, at).some((token) => has(token, 'except')) &&
    ['others', 'all', 'asis'].some((concept) => has(next, concept as 'all'))
  );
}

function piecesOf(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let seam: Piece['seam'] = 'strong';
  let hasContent = false;
  const end = (to: number, next: Piece['seam']) => {
    if (to > from) {
      pieces.push({ from, to, seam });
      seam = next;
    } else if (next === 'strong' || (next === 'weak' && seam !== 'strong')) seam = next;
    from = to;
    hasContent = false;
  };
  for (const [at, token] of tokens.entries()) {
    // "4k and 1k" is a list of amounts.
    const isBetweenAmounts = tokens[at - 1]?.kind === 'quantity' && tokens[at + 1]?.kind === 'quantity';
    if (token.kind === 'separator' && token.strength !== 'strong' && isBetweenAmounts) continue;
    if (token.kind === 'separator') {
      end(
        at,
        goesOnAfterException(tokens, from, at) ? 'none' : token.strength === 'or' ? 'and' : token.strength,
      );
      from = at + 1;
      continue;
    }
    const isNew = token.kind === 'channels' || beginsClause.some((concept) => has(token, concept));
    const isException = tokens.slice(from, at).some((one) => has(one, 'except'));
    if (isNew && hasContent && !isException) end(at, 'none');
    if (
      token.kind === 'channels' ||
      token.kind === 'quantity' ||
      token.kind === 'range' ||
      token.kind === 'times'
    )
      hasContent = true;
    else if (
      token.kind === 'word' &&
      [
        'cautious',
        'adopt',
        'export',
        'undo',
        'reset',
        'again',
        'compare',
        'help',
        'asis',
        'thanks',
        'others',
        'profit',
        'bold',
        'small',
        'even',
        'csv',
        'current',
      ].some((concept) => has(token, concept as 'up'))
    )
      hasContent = true;
  }
  end(tokens.length, 'strong');
  return pieces;
}

/** What parting, or not parting, costs. */
const seamCost = { strong: 100, weak: 1.5, and: 0.5, none: 0 } as const;
const cutCost = { strong: 0, weak: 0, and: 0.25, none: 1 } as const;

interface State {
  readonly score: number;
  readonly clauses: readonly Clause[];
  readonly last: readonly Move[];
}

/** The clauses of what was said, parted so that as much as possible is explained; the work grows with the length. */
export function clausesOf(tokens: readonly Token[], context: TalkContext): readonly Clause[] {
  const pieces = piecesOf(tokens);
  const supposedFrom = tokens.findIndex(
    (token) => has(token, 'whatif') && !/(?:呢|的话|怎么样|worth|does it|what changes)/.test(token.text),
  );
  const mentionedBefore = new Map<number, readonly string[]>();
  const asksEffect = tokens.some((token) => has(token, 'whatif') && effect.test(token.text));
  const best: State[] = [{ score: 0, clauses: [], last: context.last ?? [] }];
  for (let end = 1; end <= pieces.length; end += 1) {
    let winner: State | undefined;
    let joined = 0;
    for (let begin = end - 1; begin >= 0 && end - begin <= mostPieces; begin -= 1) {
      const first = pieces[begin];
      const last = pieces[end - 1];
      const after = pieces[begin + 1];
      const before = best[begin];
      if (first === undefined || last === undefined || before === undefined) break;
      if (begin < end - 1 && after !== undefined) joined += seamCost[after.seam];
      if (joined >= 100) break;
      const span = tokens.slice(first.from, last.to).filter(({ kind }) => kind !== 'separator');
      const mentioned = mentionedBefore.get(first.from) ?? mentionedIn(tokens, first.from);
      mentionedBefore.set(first.from, mentioned);
      const around: Before = {
        supposes: (supposedFrom >= 0 && supposedFrom < first.from) || asksEffect,
        last: before.last,
        mentioned,
        isAlone: begin === 0 && end === pieces.length,
        named: namedBefore(tokens, first.from),
      };
      const isApart = first.seam !== 'none' && (pieces[end]?.seam ?? 'strong') !== 'none';
      const clause = clauseOf(span, context, around, isAskedIn(tokens, last.to, span), isApart);
      const own =
        clause.best === undefined
          ? -span.reduce((sum, token) => sum + costOf(token), 0)
          : scoreOf(span, clause.best);
      const score = before.score + own - joined - (begin > 0 ? cutCost[first.seam] : 0);
      if (winner === undefined || score > winner.score) {
        const moves = clause.best?.moves ?? [];
        winner = {
          score,
          clauses: [...before.clauses, clause],
          last: moves.length > 0 ? moves : before.last,
        };
      }
    }
    if (winner === undefined) break;
    best.push(winner);
  }
  return best.at(-1)?.clauses ?? [];
}

/** What asks for the effect of what was said before it. */
const effect =
  /效果|会怎|影响|结果会|损失多少|what happens|what would happen|how does it look|how would it look/;

/** Channels named before a place, in the order in which they were. */
function namedBefore(tokens: readonly Token[], end: number): string[] {
  const ids: string[] = [];
  for (const token of tokens.slice(0, end))
    if (token.kind === 'channels') for (const id of token.ids) if (!ids.includes(id)) ids.push(id);
  return ids;
}

function mentionedIn(tokens: readonly Token[], end: number): readonly string[] {
  const ids = tokens.slice(0, end).flatMap((token) => (token.kind === 'channels' ? token.ids : []));
  // "Everything else stays, only the app goes to 10k": what comes later counts where nothing came before.
  const all =
    ids.length > 0 ? ids : tokens.slice(end).flatMap((token) => (token.kind === 'channels' ? token.ids : []));
  return [...new Set(all)];
}

const asksAtEnd = /[?？]/;
/** Words that ask, within phrases that mean something by themselves: 花了多少, 什么意思, "how sure". */
const asksWithin =
  /多少|多[大高久准可靠]|什么|啥|哪|谁|怎|几(?:点|号|成)|何时|为何|是不是|有没有|能不能|会不会|\b(?:how|what|which|when|where|who|did we|have we|are we)\b/;

function isAskedIn(tokens: readonly Token[], end: number, span: readonly Token[]): boolean {
  const mark = tokens.slice(end).find((token) => token.kind === 'separator' && token.strength === 'strong');
  if (mark !== undefined && asksAtEnd.test(mark.text)) return true;
  if (span.some((token) => token.kind === 'word' && asksWithin.test(token.text))) return true;
  const [first] = span.filter(({ kind }) => kind !== 'small');
  if (has(span.at(-1), 'question') && /\p{Script=Han}/u.test(span.at(-1)?.text ?? '')) return true;
  return ['what', 'how', 'which', 'where', 'when', 'why', 'question'].some(
    (concept) => has(first, concept as 'what') && !has(first, 'not'),
  );
}

function clauseOf(
  span: readonly Token[],
  context: TalkContext,
  before: Before,
  isAsked: boolean,
  isApart: boolean,
): Clause {
  const view = new ClauseView(span, context, before, isAsked);
  let best: Reading | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  let second: Reading | undefined;
  let secondScore = Number.NEGATIVE_INFINITY;
  const consider = (reading: Reading | undefined) => {
    if (reading === undefined) return;
    const score = scoreOf(span, reading);
    if (score > bestScore) {
      [second, secondScore] = [best, bestScore];
      [best, bestScore] = [reading, score];
    } else if (score > secondScore) [second, secondScore] = [reading, score];
  };
  for (const act of acts) consider(act(view));
  for (const reading of questionActs(view)) consider(reading);
  const left = best === undefined ? span.filter((token) => costOf(token) > 0.5) : leftOver(span, best.used);
  const isOther =
    second !== undefined && best !== undefined && JSON.stringify(second.moves) !== JSON.stringify(best.moves);
  return {
    tokens: span,
    best,
    left,
    isApart,
    isAsked,
    ...(isOther && second !== undefined && { rival: { reading: second, behind: bestScore - secondScore } }),
  };
}
