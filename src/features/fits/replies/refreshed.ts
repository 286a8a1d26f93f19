import type { CommandContext } from '../../../bot/command.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Refreshed } from '../../history/refresh.ts';
import { sourceProblemText } from '../../history/replies/source-problem.ts';
import { fitChangeText } from '../../scenarios/replies/fit-changes.ts';
import type { Refitted } from '../refit.ts';

/** A history's sources, and what came of fitting what they brought. */
export interface RefreshedHistory {
  readonly refreshed: Refreshed;
  readonly refitted?: Refitted | undefined;
}

/** What the sources brought, what kept others out, and what new fits changed. */
export function refreshedReply(
  all: readonly RefreshedHistory[],
  { words, invocation, commands }: Pick<CommandContext, 'words' | 'invocation' | 'commands'>,
): Reply {
  const failed = all
    .flatMap(({ refreshed }) => refreshed.connections)
    .flatMap(({ state: { problem } }) => (problem === undefined ? [] : [problem]));
  const brought = all.flatMap(({ refreshed: { scenario: name, brought: what } }) => {
    if (what === undefined) return [];
    const added = words.say('sources.refreshed.added', { count: what.added });
    const changed = words.say('sources.refreshed.changed', { count: what.changed });
    return [words.say('sources.refreshed.brought', { name, added, changed })];
  });
  const sentences = [
    ...(brought.length > 0
      ? [words.say('sources.refreshed.new', { what: brought.join(words.say('replies.semicolon')) })]
      : []),
    ...(failed.length > 0 ? [words.say('sources.refreshed.failed', { count: failed.length })] : []),
    ...(brought.length + failed.length === 0 ? [words.say('sources.refreshed.same')] : []),
  ];
  return {
    tone: failed.length > 0 ? 'error' : 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('sources.refreshed.title'),
    summary: sentences.join(words.say('replies.gap')),
    blocks: [
      ...failed.map((problem) => textBlock(unmarked(sourceProblemText(problem, words, true)))),
      ...all.flatMap(({ refreshed, refitted }) => {
        if (refitted === undefined) return [];
        const name = refreshed.scenario;
        const line = unmarked(shownLine(`fit ${name}`, invocation.where.front, commands));
        if ('problem' in refitted) {
          return [textBlock(words.say(`sources.refreshed.${refitted.problem}`, { name, line }))];
        }
        const what = fitChangeText(refitted.before, refitted.now, words) ?? '';
        return [textBlock(words.say('sources.refreshed.refit', { name, what: unmarked(what) }))];
      }),
    ],
    record: { refreshed: all.map(({ refreshed: { scenario, connections } }) => ({ scenario, connections })) },
  };
}
