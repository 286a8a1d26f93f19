import { cleanText } from '../../bot/reading/clean-text.ts';
import { contradict, tidied } from './contradictions.ts';
import type { Move } from './move.ts';
import { parseTalk } from './parse-talk.ts';
import { isOnlyAsked } from './questions.ts';
import { scheduleSaid } from './said-schedule.ts';
import { type Suggestion, suggestions, wantsNoReports } from './suggestions.ts';
import type { TalkContext } from './talk-context.ts';
import { tokensOfTalk } from './tokens-of-talk.ts';

/** What somebody wants, or what comes nearest to it of all that would work here. */
export type Reading =
  | { readonly moves: readonly Move[] }
  | { readonly nearest: readonly Suggestion[]; readonly wantsNoReports?: true };

/** Longest text that is read as talk, in characters and in words: what people say fits many times over. */
const longestTalk = 400;
const mostTokens = 80;

/**
 * Reads what somebody said about a run. Every word has to be accounted for, and all readings that the words allow
 * have to agree: nothing is done on a guess.
 *
 * @throws UserError `command.too-long`, `command.control-characters`
 */
export function readTalk(text: string, context: TalkContext): Reading {
  const clean = cleanText(text).replace(/^@channels\b[,:]?\s*/i, '');
  const tokens = tokensOfTalk(clean.slice(0, longestTalk), context);
  const nearest = (): Reading => ({
    nearest: suggestions(tokens, context),
    ...(wantsNoReports(tokens) && { wantsNoReports: true }),
  });
  if (clean.length > longestTalk || tokens.length > mostTokens || clean === '') return nearest();
  const readings = new Map(
    readingsOf(clean, context).map((moves) => [JSON.stringify(tidied(moves)), tidied(moves)]),
  );
  const [only, ...others] = readings.values();
  if (only === undefined || others.length > 0 || contradict(only, context.scenario)) return nearest();
  if (isOnlyAsked(clean, only)) return nearest();
  return { moves: only };
}

/** What the text can mean; when reports are wanted is told by other words, and stands last. */
function readingsOf(clean: string, context: TalkContext): readonly (readonly Move[])[] {
  for (const { index, 0: seam } of [
    { index: 0, 0: '' },
    ...clean.matchAll(/[,;.。；]\s*|\band\b|并且?|然后/gi),
  ]) {
    const when = scheduleSaid(clean.slice(index + seam.length), context.now);
    if (when === undefined) continue;
    const schedule: Move = { kind: 'schedule', when };
    const before = clean.slice(0, index).trim();
    if (before === '') return [[schedule]];
    return parseTalk(tokensOfTalk(before, context)).map((moves) => [...moves, schedule]);
  }
  return parseTalk(tokensOfTalk(clean, context));
}
