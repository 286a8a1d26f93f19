import type { Before, Clause, GoesOn, Rule } from './clause.ts';
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
  const matchesAt = tokens.map((_, at) =>
    allRules.flatMap((rule) => rule.match(tokens, at).map((match) => ({ rule, match }))),
  );
  const known = new Map<string, readonly (readonly Move[])[]>();

  function clausesAt(at: number, before: Before): { clause: Clause; end: number }[] {
    return (matchesAt[at] ?? []).flatMap(({ rule, match }) => {
      const clause = match.end > at ? rule.read(match, before) : undefined;
      return clause === undefined ? [] : [{ clause, end: match.end }];
    });
  }

  function restFrom(at: number, before: Before, depth: number): readonly (readonly Move[])[] {
    const key = JSON.stringify([at, before, depth]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const readings = new Map<string, readonly Move[]>();
    for (const from of afterPadding(tokens, at)) {
      if (from >= tokens.length && depth > 0) readings.set('[]', []);
      if (from >= tokens.length || depth >= mostClauses) continue;
      const supposed = supposition(tokens, from).map(({ end }) => ({ end, supposes: true }));
      for (const { end: begin, supposes } of [{ end: from, supposes: before.supposes }, ...supposed]) {
        const given: Before = { supposes, goesOn: before.goesOn };
        for (const start of starts(tokens, begin)) {
          for (const { clause, end } of clausesAt(start, given)) {
            const next: Before = { supposes, goesOn: clause.goesOn };
            for (const rest of restFrom(end, next, depth + 1)) {
              const moves = [...clause.moves, ...rest];
              readings.set(JSON.stringify(moves), moves);
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
  return restFrom(0, { supposes: false, goesOn: start }, 0);
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
