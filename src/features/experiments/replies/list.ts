import type { CommandContext } from '../../../bot/command.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import { type Action, longestActionLine, type Reply } from '../../../bot/reply.ts';
import { type ExperimentView, liftText, probabilityText, type TestView } from '../view.ts';

/** Most experiments that buttons show. */
const mostOffered = 4;

/** Experiments, newest first: what each was about, what it came to and whether it was applied. */
export function experimentListReply(
  views: readonly (ExperimentView | TestView)[],
  scenario: { readonly id: string; readonly label: string } | undefined,
  {
    words,
    timeZone,
    invocation,
    commands,
  }: Pick<CommandContext, 'words' | 'timeZone' | 'invocation' | 'commands'>,
): Reply {
  const title =
    scenario === undefined
      ? words.say('experiments.list.title')
      : words.say('experiments.list.titleOf', { scenario: scenario.label });
  const common = { tone: 'info', audience: 'caller', language: words.language, title } as const;
  const [newest] = views;
  if (newest === undefined) {
    const line = `experiment add ${scenario?.id ?? 'medical app'} control=1200/30000 variant=1340/30000`;
    const shown = unmarked(shownLine(line, invocation.where.front, commands));
    return {
      ...common,
      summary: words.say('experiments.list.none'),
      blocks: [textBlock(words.say('experiments.list.start', { line: shown }))],
      record: { experiments: [] },
    };
  }
  const column = (name: 'date' | 'scenario' | 'channel' | 'verdict' | 'applied') => ({
    title: words.say(`experiments.list.${name}`),
    align: 'left' as const,
  });
  const number = (name: 'number' | 'lift' | 'better') => ({
    title: words.say(`experiments.list.${name}`),
    align: 'right' as const,
  });
  const actions: Action[] = views.slice(0, mostOffered).map(({ experiment }) => ({
    label: `${words.say('experiments.actions.show')} ${experiment.number}`,
    line: `experiment show ${experiment.number}`,
  }));
  return {
    ...common,
    summary: words.say('experiments.list.summary', {
      count: views.length,
      number: newest.experiment.number,
      scenario: newest.scenario,
      channel: newest.channel,
      lift: liftOf(newest),
    }),
    blocks: [
      {
        kind: 'table',
        table: {
          caption: title,
          columns: [
            number('number'),
            column('date'),
            column('scenario'),
            column('channel'),
            number('lift'),
            number('better'),
            column('verdict'),
            column('applied'),
          ],
          rows: views.map((view) => [
            String(view.experiment.number),
            words.date(new Date(view.experiment.at), timeZone),
            view.scenario,
            view.experiment.named === undefined
              ? view.channel
              : `${view.channel} (${view.experiment.named.variant})`,
            liftOf(view),
            'conversions' in view ? probabilityText(view.conversions.posterior?.better ?? 0.5, words) : '',
            'conversions' in view
              ? words.say(
                  `experiments.verdict.${view.split.isMismatch ? 'mismatch' : view.conversions.verdict}`,
                )
              : words.say('experiments.told.verdict'),
            appliedText(view),
          ]),
        },
      },
      { kind: 'actions', actions: actions.filter(({ line }) => line.length <= longestActionLine) },
    ],
    record: { experiments: views.map(({ experiment }) => experiment) },
  };

  function liftOf(view: ExperimentView | TestView): string {
    if ('conversions' in view) return liftText(view.conversions, words);
    const { told } = view.experiment;
    return told === undefined ? '–' : words.money(told.value, view.currency);
  }

  function appliedText({ experiment: { applied }, isFitted }: TestView): string {
    if (applied === undefined) return words.say('experiments.list.no');
    return isFitted
      ? words.say('experiments.list.toFit')
      : words.say('experiments.list.version', { version: applied.version });
  }
}
