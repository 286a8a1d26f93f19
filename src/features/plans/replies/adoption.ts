import type { CommandContext } from '../../../bot/command.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import { spentFrom } from '../adopted-today.ts';
import type { Adoption } from '../stored/adoption.ts';
import type { Run } from '../stored/run.ts';
import { takenPlan } from '../taken-plan.ts';
import { type PlanView, planView } from '../view.ts';
import { planActions } from './actions.ts';

/** A plan that the team took, whether just now, and the one that it took before. */
export interface AdoptionNews {
  readonly adoption: Adoption;
  readonly isNew: boolean;
  readonly before?: Adoption;
}

/** Says what the team took, from when on it counts as today's spend, and what it replaces. */
export function adoptionReply(
  run: Run,
  { adoption, isNew, before }: AdoptionNews,
  { words, timeZone }: Pick<CommandContext, 'words' | 'timeZone'>,
): Reply {
  const view = planView(takenPlan(run), words);
  const { priced } = run;
  const { scenario } = view;
  const dateOf = ({ at }: Adoption) => words.date(new Date(at), timeZone);
  const common = { scenario, number: run.number };
  const { valueInterval: interval } = adoption;
  const facts = {
    ...common,
    spend: view.money(view.spend.proposed),
    per: view.per,
    value: view.value(adoption.value),
    span: view.span,
  };
  const sentence =
    interval === undefined
      ? words.say('schedules.adopted.summary', facts)
      : words.say('schedules.adopted.summaryInterval', {
          ...facts,
          low: view.value(interval.low),
          high: view.value(interval.high),
        });
  // A calendar day, written as its midnight in UTC.
  const from = words.date(new Date(spentFrom(adoption, timeZone)), 'UTC');
  const effects = [
    ...(priced === undefined ? [] : [words.say('whatIf.adopted', { number: run.number })]),
    ...(priced === undefined || priced.broken.length === 0
      ? []
      : [words.say('whatIf.adoptedBroken', { count: priced.broken.length })]),
    adoption.reckonedBefore === true
      ? words.say('schedules.adopted.reckonedBefore', { number: run.number })
      : words.say('schedules.adopted.compares'),
    words.say('schedules.adopted.counts', { date: from, zone: words.zone(timeZone) }),
    ...(before === undefined
      ? []
      : [words.say('schedules.adopted.replaces', { number: before.run, date: dateOf(before) })]),
  ];
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('schedules.adopted.title', common),
    summary: isNew ? sentence : words.say('schedules.adopted.already', { ...common, date: dateOf(adoption) }),
    blocks: [
      textBlock(effects.join(words.say('replies.gap'))),
      adoptedTable(view),
      { kind: 'actions', actions: planActions(run, words, ['schedule', 'explain']) },
    ],
    record: adoption,
  };
}

function adoptedTable({ words, scenario, channels, each, money }: PlanView): Block {
  return {
    kind: 'table',
    table: {
      caption: words.say('schedules.adopted.caption', { scenario, each }),
      columns: [
        { title: words.say('replies.table.channel'), align: 'left' },
        { title: words.say('schedules.adopted.today'), align: 'right' },
        { title: words.say('schedules.adopted.adopted'), align: 'right' },
      ],
      rows: channels.map(({ label, today, proposed }) => [label, money(today), money(proposed)]),
    },
  };
}
