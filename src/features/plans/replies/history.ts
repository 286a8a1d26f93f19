import type { ChosenScenario, Command } from '../../../bot/command.ts';
import type { Place } from '../../../bot/invocation.ts';
import type { Words } from '../../../bot/language/words.ts';
import { scenarioLabel } from '../../../bot/replies/labels.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import type { Run } from '../stored/run.ts';
import { takenPlan } from '../taken-plan.ts';
import { planView } from '../view.ts';
import { gapText } from './certainty.ts';
import { reckonedCaveats } from './reckoned.ts';

interface HistoryPlace {
  readonly words: Words;
  readonly front: Place['front'];
  readonly commands: readonly Command[];
  readonly timeZone: string;
  /** The scenario whose runs were asked for; all when absent. */
  readonly chosen?: ChosenScenario;
}

/** Runs, newest first: when, of what, by whom, what came of it and whether it is proved. */
export function historyReply(runs: readonly Run[], place: HistoryPlace): Reply {
  const { words, front, commands, chosen, timeZone } = place;
  const [newest] = runs;
  const scenario = chosen && scenarioLabel(chosen.scenario.names, words.language);
  const common = { tone: 'info', audience: 'caller', language: words.language } as const;
  const title =
    scenario === undefined
      ? words.say('replies.history.title')
      : words.say('replies.history.titleOf', { scenario });
  if (newest === undefined) {
    const line = `optimize ${chosen?.scenario.id ?? 'medical'}`;
    return {
      ...common,
      title,
      summary: words.say('replies.history.none'),
      blocks: [
        textBlock(words.say('replies.history.start', { line: unmarked(shownLine(line, front, commands)) })),
      ],
      record: { runs: [] },
    };
  }
  const reckoned = reckonedCaveats(runs, words);
  const rerun = {
    label: words.say('replies.actions.againNumber', { number: newest.number }),
    line: `again ${newest.number}`,
  };
  return {
    ...common,
    title,
    summary: words.say('replies.history.summary', {
      count: runs.length,
      number: newest.number,
      scenario: scenarioLabel(newest.scenario.names, words.language),
      at: `${words.time(new Date(newest.at), timeZone)} ${words.zone(timeZone)}`,
    }),
    blocks: [
      historyTable(runs, title, place),
      ...(reckoned.length === 0 ? [] : [{ kind: 'caveats' as const, items: reckoned }]),
      { kind: 'actions', actions: [rerun] },
    ],
    record: { runs },
  };
}

/** Runs as a table: when, of what, by whom, what came of each. */
export function historyTable(
  runs: readonly Run[],
  caption: string,
  { words, timeZone }: HistoryPlace,
): Block {
  const column = (name: 'when' | 'scenario' | 'by' | 'line' | 'proof') => ({
    title: words.say(`replies.history.${name}`, { zone: words.zone(timeZone) }),
    align: 'left' as const,
  });
  return {
    kind: 'table',
    table: {
      caption,
      columns: [
        { title: words.say('replies.history.number'), align: 'right' },
        column('when'),
        column('scenario'),
        column('by'),
        { title: words.say('replies.history.value'), align: 'right' },
        column('proof'),
        column('line'),
      ],
      rows: runs.map((run) => {
        const { measure, pair } = planView(takenPlan(run), words);
        return [
          String(run.number),
          words.time(new Date(run.at), timeZone),
          scenarioLabel(run.scenario.names, words.language),
          run.by,
          pair(measure.today, measure.proposed).join(' → '),
          run.priced === undefined ? proofCell(run, words) : words.say('whatIf.history'),
          run.line,
        ];
      }),
    },
  };
}

/** Whether the best plan is proved, in two words. */
const proofCell = ({ proof }: Run, words: Words) =>
  words.say(proof.proved ? 'replies.history.proved' : 'replies.history.open', {
    gap: gapText(proof.gap, words),
  });
