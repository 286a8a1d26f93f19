import type { Words } from '../../../bot/language/words.ts';
import { unmarked } from '../../../bot/replies/spans.ts';
import type { Block } from '../../../bot/reply.ts';
import { dayText } from '../../history/replies/history-texts.ts';
import { sourceProblemText } from '../../history/replies/source-problem.ts';
import type { ReportFacts } from '../facts.ts';

type Fact = Extract<Block, { kind: 'facts' }>['facts'][number];

/** How old the weekly numbers are, and when their sources were read; nothing where there are none. */
export function dataFact({ dataTo, connections = [], schedule }: ReportFacts, words: Words): Fact[] {
  const read = connections.flatMap(({ source, state: { readAt } }) =>
    readAt === undefined
      ? []
      : [words.say('sources.report.read', { source, at: words.time(new Date(readAt), schedule.timeZone) })],
  );
  const age = dataTo === undefined ? [] : [words.say('sources.report.age', { to: dayText(dataTo, words) })];
  const texts = [...age, ...read];
  if (texts.length === 0) return [];
  return [{ label: words.say('sources.report.label'), value: texts.join(words.say('replies.semicolon')) }];
}

/** What went wrong with the sources, or with a fit of what they brought, a sentence or two each. */
export function dataProblems({ dataTo, connections = [], due }: ReportFacts, words: Words): string[] {
  const failed = connections.flatMap(({ state: { problem } }) => {
    if (problem === undefined) return [];
    const told = { problem: unmarked(sourceProblemText(problem, words)) };
    return [
      dataTo === undefined
        ? words.say('sources.report.problemNoData', told)
        : words.say('sources.report.problem', { ...told, to: dayText(dataTo, words) }),
    ];
  });
  // A fit that failed long ago is no news.
  const unfitted = connections.flatMap(({ state: { refit } }) =>
    refit?.problem !== undefined && Date.parse(refit.at) >= Date.parse(due) - dayMs ? [refit.problem] : [],
  );
  const [why] = unfitted;
  return [...failed, ...(why === 'weak' || why === 'busy' ? [words.say(`sources.report.${why}`)] : [])];
}

const dayMs = 86_400_000;
