import type { ChosenScenario, Command } from '../../../bot/command.ts';
import type { Place } from '../../../bot/invocation.ts';
import type { Words } from '../../../bot/language/words.ts';
import { scenarioLabel } from '../../../bot/replies/labels.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Reply } from '../../../bot/reply.ts';
import { budgetOf } from '../../../scenario/scenario.ts';

/** The scenarios that can be optimised in a workspace, its own first. */
export function scenarioListReply(
  chosen: readonly ChosenScenario[],
  { words, front, commands }: { words: Words; front: Place['front']; commands: readonly Command[] },
): Reply {
  const summary = words.say('replies.scenarioList.summary', {
    count: chosen.length,
    names: words.list(chosen.map(({ scenario }) => scenario.id)),
  });
  const first = chosen[0]?.scenario.id ?? '';
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('replies.scenarioList.title'),
    summary,
    blocks: [
      {
        kind: 'table',
        table: {
          caption: words.say('replies.scenarioList.title'),
          columns: [
            { title: words.say('replies.scenarioList.id'), align: 'left' },
            { title: words.say('replies.scenarioList.name'), align: 'left' },
            { title: words.say('replies.scenarioList.channels'), align: 'right' },
            { title: words.say('replies.scenarioList.budget'), align: 'right' },
            { title: words.say('replies.scenarioList.origin'), align: 'left' },
          ],
          rows: chosen.map(({ scenario, version, origin }) => [
            scenario.id,
            scenarioLabel(scenario.names, words.language),
            String(scenario.channels.length),
            `${words.money(budgetOf(scenario), scenario.currency)}${words.say(`replies.period.${scenario.period}.per`)}`,
            words.say(`replies.origin.${origin}`, { version }),
          ]),
        },
      },
      textBlock(
        words.say('replies.scenarioList.next', {
          optimize: unmarked(shownLine(`optimize ${first}`, front, commands)),
          show: unmarked(shownLine(`scenario show ${first}`, front, commands)),
        }),
      ),
    ],
    record: {
      scenarios: chosen.map(({ scenario, version, origin }) => ({
        id: scenario.id,
        names: scenario.names,
        version,
        origin,
      })),
    },
  };
}
