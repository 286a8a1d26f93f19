import { textBlock } from '../../../bot/replies/spans.ts';
import type { Block } from '../../../bot/reply.ts';
import { capitalised } from '../../plans/charts/axis-texts.ts';
import { earlierLabel, whyText } from '../../plans/comparison/cause-texts.ts';
import { type Changes, steady } from '../../plans/comparison/changes.ts';
import type { ChannelMove } from '../../plans/comparison/channel-moves.ts';
import { changeText } from '../../plans/replies/certainty.ts';
import type { PlanView } from '../../plans/view.ts';
import type { ReportFacts } from '../facts.ts';
import { dayText } from '../when.ts';
import type { Told } from './summary.ts';

type Previous = NonNullable<ReportFacts['previous']>;
type Fact = Extract<Block, { kind: 'facts' }>['facts'][number];

/** Channels that are told one by one. */
const mostMoved = 5;

/** What changed since the last report, and why; or that this is the first. */
export function changeBlocks({ facts, view, changes }: Told): Block[] {
  const { words } = view;
  const { previous } = facts;
  if (previous === undefined || changes === undefined) {
    return [{ kind: 'text', spans: [words.say('reports.first')] }];
  }
  const title = words.say('reports.changes.title', {
    since: dayText(previous.sentAt, facts, words),
    number: previous.run.number,
  });
  return [
    { kind: 'text', spans: [{ text: title, style: 'strong' }] },
    ...(changes.causes.some(({ kind }) => kind === 'accounting')
      ? [textBlock(words.say('reports.anew'))]
      : []),
    {
      kind: 'facts',
      facts: [
        ...valueFact(changes, view),
        ...movedFacts(changes, previous, view),
        {
          label: words.say('reports.changes.why'),
          value: capitalised(whyText(changes.causes, previous.run, view)),
        },
      ],
    },
  ];
}

function valueFact({ value }: Changes, view: PlanView): Fact[] {
  const { words, measure, span } = view;
  if (value === undefined) return [];
  const { from, to } = value;
  const [fromText, toText] = view.pair(from, to);
  const told = {
    from: fromText,
    to: toText,
    change: from > 0 ? changeText((to - from) / from, words) : view.valueChange(to - from),
  };
  return [
    {
      label: words.say('reports.changes.measure', { measure: measure.name, span }),
      value: words.say(told.from === told.to ? 'reports.changes.same' : 'reports.changes.change', told),
    },
  ];
}

function movedFacts({ moved }: Changes, previous: Previous, view: PlanView): Fact[] {
  const { words } = view;
  const channels = words.say('reports.changes.channels');
  if (previous.run.effective.currency !== view.run.effective.currency) return [];
  if (moved.length === 0) {
    return [
      { label: channels, value: words.say('reports.changes.steady', { share: words.percent(steady) }) },
    ];
  }
  const hidden = moved.length - mostMoved;
  return [
    ...moved.slice(0, mostMoved).map((move) => ({
      label: move.to === undefined ? earlierLabel(move.id, previous.run, view) : view.label(move.id),
      value: moveText(move, view),
    })),
    ...(hidden > 0
      ? [{ label: channels, value: words.say('reports.changes.others', { count: hidden }) }]
      : []),
  ];
}

function moveText({ from, to }: ChannelMove, { words, money, moneyChange, per }: PlanView): string {
  if (to === undefined) return words.say('reports.changes.gone', { from: `${money(from ?? 0)}${per}` });
  if (from === undefined) return words.say('reports.changes.added', { to: `${money(to)}${per}` });
  return words.say('reports.changes.change', {
    from: money(from),
    to: `${money(to)}${per}`,
    change: moneyChange(to - from),
  });
}
