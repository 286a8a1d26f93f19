import type { Before, Clause, GoesOn, Rule } from './clause.ts';
import { isPlanMove } from './contradictions.ts';
import type { Move } from './move.ts';
import { compilePattern, starts } from './pattern.ts';
import { aimRules } from './rules/aims.ts';
import { budgetRules } from './rules/budget.ts';
import { changeRules, choiceRules, limitRules } from './rules/channels.ts';
import { turnRules } from './rules/turns.ts';
import type { Token } from './token.ts';

const allRules: readonly Rule[] = [
  ...budgetRules,
  ...limitRules,
  ...changeRules,
  ...choiceRules,
  ...aimRules,
  ...turnRules,
];

const supposition = compilePattern('what-if');

/** Most clauses that one message may have. */
const mostClauses = 12;

/**
 * All that the tokens can mean when every one of them is accounted for: one reading in most cases, none where
 * something is left over, several where the words allow them.
 */
export function parseTalk(tokens: readonly Token[]): readonly (readonly Move[])[] {
  const readings = readingsOf(tokens);
  // People part what they say by commas and "and": a reading that has to part it elsewhere is less likely.
  const fewest = Math.min(...readings.map(({ seams }) => seams));
  return readings.filter(({ seams }) => seams === fewest).map(({ moves }) => moves);
}

/** What the tokens can mean, and how many clauses of it begin without anything that parts them. */
interface PossibleReading {
  readonly moves: readonly Move[];
  readonly seams: number;
}

/** What went before, and whether the next clause may follow it without anything that parts them. */
interface Standing extends Before {
  readonly mayRunOn: boolean;
}

/**
 * "budget 60k app at most 10k" is said in one breath; "why not budget 60k" is no two things, and in "app at most 10k a
 * day" the day is the amount's, which is no wish to plan by days.
 */
const mayRunOn = ({ moves }: Clause) =>
  moves.every((move) => move.kind === 'what-if' || (isPlanMove(move) && move.kind !== 'period'));

function readingsOf(tokens: readonly Token[]): readonly PossibleReading[] {
  const matchesAt = tokens.map((_, at) =>
    allRules.flatMap((rule) => rule.match(tokens, at).map((match) => ({ rule, match }))),
  );
  const known = new Map<string, readonly PossibleReading[]>();

  function clausesAt(at: number, before: Before): { clause: Clause; end: number }[] {
    return (matchesAt[at] ?? []).flatMap(({ rule, match }) => {
      const clause = match.end > at ? rule.read(match, before) : undefined;
      if (clause === undefined || isOfThePast(clause, at, match.end, before)) return [];
      return [{ clause, end: match.end }];
    });
  }

  /** "The budget was 60k" asks for nothing; "what if it was" does. */
  function isOfThePast({ moves }: Clause, from: number, end: number, { supposes }: Before): boolean {
    const isPast = (token: Token) => token.kind === 'word' && token.meanings.has('past');
    const isWanted = moves.some((move) => isPlanMove(move) || move.kind === 'what-if');
    return !supposes && isWanted && tokens.slice(from, end).some(isPast);
  }

  function restFrom(at: number, before: Standing, depth: number): readonly PossibleReading[] {
    const key = JSON.stringify([at, before, depth]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const readings = new Map<string, PossibleReading>();
    for (const from of afterPadding(tokens, at)) {
      if (from >= tokens.length && depth > 0) readings.set('[]', { moves: [], seams: 0 });
      if (from >= tokens.length || depth >= mostClauses) continue;
      const supposed = supposition(tokens, from).map(({ end }) => ({ end, supposes: true }));
      const isParted = tokens.slice(at, from).some(({ kind }) => kind === 'separator');
      for (const { end: begin, supposes } of [{ end: from, supposes: before.supposes }, ...supposed]) {
        const given: Before = { supposes, goesOn: before.goesOn };
        for (const start of starts(tokens, begin)) {
          for (const { clause, end } of clausesAt(start, given)) {
            const next = { supposes, goesOn: clause.goesOn, mayRunOn: mayRunOn(clause) };
            if (depth > 0 && !isParted && !(mayRunOn(clause) && before.mayRunOn)) continue;
            for (const rest of restFrom(end, next, depth + 1)) {
              const moves = [...clause.moves, ...rest.moves];
              const seams = rest.seams + (depth > 0 && !isParted ? 1 : 0);
              const key = JSON.stringify(moves);
              if (seams < (readings.get(key)?.seams ?? Number.POSITIVE_INFINITY))
                readings.set(key, { moves, seams });
            }
          }
        }
      }
    }
    const all = [...readings.values()];
    known.set(key, all);
    return all;
  }

  const start: GoesOn = { kind: 'start' };
  return restFrom(0, { supposes: false, goesOn: start, mayRunOn: false }, 0);
}

/** Where a clause may begin: after separators and fillers. */
function afterPadding(tokens: readonly Token[], at: number): number[] {
  const found = new Set([at]);
  for (const from of found) {
    const token = tokens[from];
    const isPadding = token?.kind === 'separator' || (token?.kind === 'word' && token.meanings.has('filler'));
    if (isPadding) found.add(from + 1);
  }
  return [...found];
}
