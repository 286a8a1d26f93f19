import type { CommandContext } from '../../../bot/command.ts';
import { plainOf } from '../../../bot/replies/spans.ts';
import type { Block, Reply, Table } from '../../../bot/reply.ts';
import { spendChart } from '../charts/spend.ts';
import type { Run } from '../stored/run.ts';
import { takenPlan } from '../taken-plan.ts';
import { judgedBy, type PlanView, planView, sum } from '../view.ts';
import type { WhatIf } from '../what-if.ts';
import { planActions } from './actions.ts';
import { adoptedCaveat } from './adopted.ts';
import { brokenFacts } from './broken-limits.ts';
import { planCaveats } from './caveats.ts';
import { proofText } from './certainty.ts';
import { chanceText } from './facts.ts';
import { warned } from './fit-verdict.ts';
import { tableCaption } from './table.ts';
import { totalsTable } from './totals.ts';
import { behindText, subjectOf, whatIfHeadline } from './what-if-headline.ts';

/**
 * The reply to a what-if: what the plan is worth beside today's and the best, channel by channel, and which limits it
 * breaks.
 */
export function whatIfReply(run: Run, whatIf: WhatIf, { words }: Pick<CommandContext, 'words'>): Reply {
  const view = planView(takenPlan(run), words);
  const chart = whatIfChart(run, words);
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('whatIf.title', { scenario: view.scenario, number: run.number }),
    summary: warned(view, whatIfHeadline(run, whatIf, view)),
    blocks: [
      { kind: 'table', table: whatIfTable(run, view) },
      { kind: 'table', table: totalsTable(view, words.say('whatIf.thisPlan')) },
      whatIfFacts(run, whatIf, view),
      ...brokenFacts(run.priced?.broken ?? [], view),
      { kind: 'chart', chart },
      {
        kind: 'caveats',
        items: [
          ...(whatIf.base === undefined
            ? []
            : [words.say('whatIf.caveats.asThen', { number: whatIf.base.number })]),
          words.say('whatIf.caveats.best'),
          ...adoptedCaveat(whatIf.adopted, words),
          ...planCaveats(view),
        ].map(plainOf),
      },
      {
        kind: 'actions',
        actions: planActions(run, words, [
          'best',
          'explain',
          'adopt',
          'compare',
          'again',
          'export',
          'history',
        ]),
      },
    ],
    record: run,
    about: { run: run.number },
  };
}

/** Spend today, in this plan and in the best one. `view` shows the priced plan. */
function whatIfTable(run: Run, view: PlanView): Table {
  const { words, money } = view;
  const right = (title: string) => ({ title, align: 'right' as const });
  const best = new Map(run.channels.map(({ id, proposed }) => [id, proposed]));
  return {
    caption: tableCaption(view),
    columns: [
      { title: words.say('replies.table.channel'), align: 'left' },
      right(words.say('replies.table.today')),
      right(words.say('whatIf.thisPlan')),
      right(words.say('whatIf.bestPlan')),
      right(words.say('replies.table.contribution')),
    ],
    rows: [
      ...view.channels.map((channel) => [
        channel.label,
        money(channel.today),
        money(channel.proposed),
        money(best.get(channel.id) ?? 0),
        view.value(channel.contribution / run.periods),
      ]),
      ...(run.value.zero === 0
        ? []
        : [[words.say('replies.table.base'), '', '', '', view.value(run.value.zero / run.periods)]]),
      [
        words.say('replies.table.total'),
        money(view.spend.today),
        money(view.spend.proposed),
        money(sum([...best.values()])),
        view.value(
          (run.value.zero + sum(view.channels.map(({ contribution }) => contribution))) / run.periods,
        ),
      ],
    ],
  };
}

function whatIfFacts(run: Run, whatIf: WhatIf, view: PlanView): Block {
  const { words, measure } = view;
  const certainty = view.run.certainty;
  const best = judgedBy(run).proposed;
  const { low, high } = certainty?.value ?? {};
  return {
    kind: 'facts',
    facts: [
      {
        label: words.say('whatIf.facts.from'),
        value: words.say(`whatIf.from.${subjectOf(whatIf)}`, { number: whatIf.base?.number ?? '' }),
      },
      {
        label: words.say(measure.isCautious ? 'replies.facts.cautious' : 'replies.facts.measure', {
          measure: measure.name,
          span: view.span,
        }),
        value: words.say('whatIf.facts.values', {
          today: view.value(measure.today),
          own: view.value(measure.proposed),
          best: view.value(best),
        }),
      },
      ...(low === undefined || high === undefined
        ? []
        : [
            {
              label: words.say('whatIf.facts.interval'),
              value: `${view.value(low)}…${view.value(high)}`,
            },
          ]),
      ...(certainty === undefined
        ? []
        : [{ label: words.say('replies.facts.beatsToday'), value: chanceText(certainty, words) }]),
      { label: words.say('whatIf.facts.behind'), value: behindText(run, view) },
      { label: words.say('whatIf.facts.proof'), value: proofText(run, words) },
    ],
  };
}

/** Spend by channel: today, this plan, the best. The title tells where this plan is furthest from the best. */
export function whatIfChart(run: Run, words: CommandContext['words']) {
  const view = planView(takenPlan(run), words);
  const rows = view.channels.map(({ id, label, today, proposed }) => {
    const best = run.channels.find((channel) => channel.id === id)?.proposed ?? 0;
    return { id, label, spend: [today, proposed, best], off: proposed - best };
  });
  const [furthest] = [...rows].sort((a, b) => Math.abs(b.off) - Math.abs(a.off));
  const off = furthest?.off ?? 0;
  const title =
    furthest === undefined || Math.abs(off) <= 5e-3 * run.budget
      ? words.say('whatIf.charts.asBest')
      : words.say(off > 0 ? 'whatIf.charts.moreThanBest' : 'whatIf.charts.lessThanBest', {
          channel: furthest.label,
          amount: view.money(Math.abs(off)),
          each: view.each,
        });
  return spendChart({
    id: 'what-if',
    palette: run.effective.channels.map((channel) => channel.id),
    title,
    words,
    currency: run.effective.currency,
    each: view.each,
    plans: [
      { name: words.say('replies.charts.today'), role: 'before' },
      { name: words.say('whatIf.charts.own', { number: run.number }), role: 'after' },
      { name: words.say('whatIf.bestPlan'), role: 'best' },
    ],
    rows,
  });
}
