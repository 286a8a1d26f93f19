import type { CommandContext } from '../../../bot/command.ts';
import { plainOf, textBlock } from '../../../bot/replies/spans.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import type { FittedScenario } from '../fit-scenario.ts';
import { fitView } from '../view.ts';
import { adviceOn, checkFacts } from './checks.ts';
import { oddWeekBlocks } from './odd-weeks.ts';
import { reviewBlocks, verdictText } from './review.ts';
import { fitTable } from './table.ts';

/** A fit that nothing may be built on: why, what it looks like all the same, and what to do. Nothing was stored. */
export function fitFailedReply(
  { result, history }: FittedScenario,
  scenario: Scenario | undefined,
  { words }: Pick<CommandContext, 'words'>,
): Reply {
  const id = history.scenario;
  const view = fitView(result, { id, weeks: history.history.weeks, scenario }, words);
  const { review } = result;
  const reasons = result.faults.map((fault) => words.say(`fit.faults.${fault}`));
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('fit.failed.title', { scenario: view.scenario }),
    summary: plainOf(
      // What the review found says more than that the simulations did not settle, which may come of it.
      (review === undefined || review.verdict !== 'none'
        ? ''
        : `${verdictText(view, id)}${words.say('replies.gap')}`) +
        words.say('fit.failed.summary', { scenario: view.scenario, reasons: words.list(reasons) }),
    ),
    blocks: [
      ...reviewBlocks(view, id),
      ...oddWeekBlocks(view, id),
      { kind: 'text', spans: [{ text: words.say('fit.failed.advice'), style: 'strong' }] },
      ...adviceOn(result.faults, view, id).map(textBlock),
      { kind: 'text', spans: [{ text: words.say('fit.checks.title'), style: 'strong' }] },
      checkFacts(view),
      { kind: 'table', table: fitTable(view) },
      { kind: 'caveats', items: [words.say('fit.failed.table')] },
    ],
    record: { scenario: id, stored: false, ...result, draws: undefined },
  };
}
