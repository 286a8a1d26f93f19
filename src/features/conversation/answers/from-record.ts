import type { Words } from '../../../bot/language/words.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import type { Action, Block, Reply, Table } from '../../../bot/reply.ts';
import { changeText, proofText } from '../../plans/replies/certainty.ts';
import { chanceText, limitName } from '../../plans/replies/facts.ts';
import type { Run } from '../../plans/stored/run.ts';
import { takenPlan } from '../../plans/taken-plan.ts';
import { type PlanChannel, type PlanView, planView, sum } from '../../plans/view.ts';
import type { Topic } from '../move.ts';

/** A question about a plan. `channels` are ids; without any it is about the plan. */
export interface Asked {
  readonly channels: readonly string[];
  readonly amount?: number;
}

/** Marginal returns that differ by less than this part are the same. */
const same = 0.01;

interface Answer {
  readonly summary: string;
  readonly blocks?: readonly Block[];
}

/** Answers in one sentence first, from the run's own record. Undefined for what the record does not hold. */
export function answerFromRecord(about: Topic, asked: Asked, stored: Run, words: Words): Reply | undefined {
  const run = takenPlan(stored);
  const view = planView(run, words);
  const answer = answers[about]?.(view, asked, stored);
  if (answer === undefined) return undefined;
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.answers.title', { scenario: view.scenario, number: run.number }),
    summary: answer.summary,
    blocks: [...(answer.blocks ?? []), ...basisBlock(view)],
    record: stored,
    about: { run: run.number },
  };
}

/** A number is about this model: said once, in few words. */
function basisBlock({ run, words }: PlanView): Block[] {
  const key = run.joint !== undefined || run.effective.model === 'response' ? 'fit' : 'assumptions';
  return [{ kind: 'caveats', items: [words.say(`talk.answers.basis.${key}`)] }];
}

type Answering = (view: PlanView, asked: Asked, stored: Run) => Answer | undefined;

const answers: Partial<Record<Topic, Answering>> = {
  sure,
  roi,
  marginal,
  'cut-first': cutFirst,
  'next-money': nextMoney,
  better,
  'limit-cost': limitCost,
  meaning,
  chart: readChart,
  spent,
};

function sure(view: PlanView): Answer {
  const { run, words } = view;
  const proof = words.say('talk.answers.sure.proof', { proof: proofText(run, words) });
  if (run.certainty === undefined)
    return { summary: words.say('talk.answers.sure.none'), blocks: [textBlock(proof)] };
  const { value, lift } = run.certainty;
  const chance = chanceText(run.certainty, words);
  return {
    summary: words.say('talk.answers.sure.summary', {
      chance,
      low: view.value(value.low),
      high: view.value(value.high),
      liftLow: view.valueChange(lift.low),
      liftHigh: view.valueChange(lift.high),
      span: view.span,
    }),
    blocks: [textBlock(proof)],
  };
}

const chosen = (view: PlanView, { channels }: Asked): readonly PlanChannel[] => {
  const ids = channels.flatMap(
    (id) => view.run.effective.groups.find((group) => group.id === id)?.channels ?? [id],
  );
  const found = view.channels.filter(({ id }) => ids.includes(id));
  return found.length > 0 ? found : view.channels;
};

/** What comes back for each unit of money, or what one result costs. */
function returnText(view: PlanView, contribution: number, spend: number): string {
  const { words, run } = view;
  const spent = spend * run.periods;
  if (spent <= 0) return words.say('talk.answers.roi.unfunded');
  if (run.unit === 'money') return words.number(contribution / spent, 3);
  return contribution > 0
    ? words.say('talk.answers.roi.perResult', { amount: view.money(spent / contribution) })
    : words.say('talk.answers.roi.unfunded');
}

function roi(view: PlanView, asked: Asked): Answer {
  const { words, spend, channels } = view;
  const [only, ...more] = asked.channels.length > 0 ? chosen(view, asked) : [];
  const total = {
    today: returnText(view, sum(channels.map(({ contributionToday }) => contributionToday)), spend.today),
    proposed: returnText(view, sum(channels.map(({ contribution }) => contribution)), spend.proposed),
  };
  const table: Table = {
    caption: words.say('talk.answers.roi.caption', { scenario: view.scenario, each: view.each }),
    columns: [
      { title: words.say('replies.table.channel'), align: 'left' },
      { title: words.say('talk.answers.roi.today'), align: 'right' },
      { title: words.say('talk.answers.roi.proposed'), align: 'right' },
    ],
    rows: chosen(view, asked).map((channel) => [
      channel.label,
      returnText(view, channel.contributionToday, channel.today),
      returnText(view, channel.contribution, channel.proposed),
    ]),
  };
  const isMoney = view.run.unit === 'money';
  const summary =
    only !== undefined && more.length === 0
      ? words.say(isMoney ? 'talk.answers.roi.channel' : 'talk.answers.roi.channelCost', {
          channel: only.label,
          today: returnText(view, only.contributionToday, only.today),
          proposed: returnText(view, only.contribution, only.proposed),
        })
      : words.say(isMoney ? 'talk.answers.roi.plan' : 'talk.answers.roi.planCost', total);
  return { summary, blocks: [{ kind: 'table', table }] };
}

const byMarginal = (channels: readonly PlanChannel[]) =>
  [...channels].sort((a, b) => b.marginalReturn - a.marginalReturn);

const stepGain = (view: PlanView, { marginalReturn }: PlanChannel) =>
  view.valueChange(marginalReturn * view.step);

function marginal(view: PlanView, asked: Asked): Answer {
  const { words } = view;
  const channels = byMarginal(chosen(view, asked));
  const [first] = channels;
  const step = view.money(view.step);
  return {
    summary: words.say('talk.answers.marginal.summary', {
      step,
      gains: words.list(
        channels
          .slice(0, 6)
          .map((channel) =>
            words.say('talk.answers.marginal.one', { channel: channel.label, gain: stepGain(view, channel) }),
          ),
      ),
    }),
    blocks:
      first === undefined || view.run.priced !== undefined
        ? []
        : [textBlock(words.say('talk.answers.marginal.small', { step }))],
  };
}

const funded = (view: PlanView) => view.channels.filter(({ proposed }) => proposed > 1e-6 * view.run.budget);

function cutFirst(view: PlanView): Answer {
  const { words } = view;
  const ordered = byMarginal(funded(view)).reverse();
  const [least, next] = ordered;
  const step = view.money(view.step);
  if (least === undefined) return { summary: words.say('talk.answers.cutFirst.none') };
  const isTied =
    next !== undefined &&
    Math.abs(next.marginalReturn - least.marginalReturn) <= same * Math.abs(least.marginalReturn);
  const loss = view.value(Math.abs(least.marginalReturn) * view.step);
  return {
    summary: words.say(isTied ? 'talk.answers.cutFirst.tied' : 'talk.answers.cutFirst.summary', {
      channel: least.label,
      step,
      loss,
    }),
    blocks: [textBlock(words.say('talk.answers.marginal.small', { step }))],
  };
}

function nextMoney(view: PlanView, asked: Asked): Answer {
  const { words, run } = view;
  const [best, next] = byMarginal(chosen(view, asked));
  if (best === undefined) return { summary: words.say('talk.answers.cutFirst.none') };
  const amount = asked.amount ?? view.step;
  const gain = best.marginalReturn * amount;
  const isTied =
    next !== undefined &&
    Math.abs(next.marginalReturn - best.marginalReturn) <= same * Math.abs(best.marginalReturn);
  const values = { channel: best.label, amount: view.money(amount), gain: view.valueChange(gain) };
  const worth =
    run.unit !== 'money'
      ? words.say('talk.answers.nextMoney.cost', {
          amount: view.money(best.marginalReturn > 0 ? 1 / best.marginalReturn : 0),
        })
      : words.say(
          best.marginalReturn > run.periods
            ? 'talk.answers.nextMoney.worth'
            : 'talk.answers.nextMoney.notWorth',
        );
  return {
    summary: `${words.say(isTied ? 'talk.answers.nextMoney.tied' : 'talk.answers.nextMoney.summary', values)}${words.say('replies.gap')}${worth}`,
    blocks: [textBlock(words.say('talk.answers.nextMoney.exact'))],
  };
}

/** The button that plans with so much more. */
export const moreBudgetAction = (line: string, amount: string, words: Words): Action => ({
  label: words.say('talk.answers.nextMoney.button', { amount }),
  line,
});

function better(view: PlanView, asked: Asked): Answer | undefined {
  const { words } = view;
  const channels = chosen(view, asked);
  const [best, next] = byMarginal(channels);
  if (best === undefined || next === undefined) return undefined;
  const step = view.money(view.step);
  const returns = words.list(
    channels.map((channel) =>
      words.say('talk.answers.better.one', {
        channel: channel.label,
        ratio: returnText(view, channel.contribution, channel.proposed),
      }),
    ),
  );
  const isTied = Math.abs(next.marginalReturn - best.marginalReturn) <= same * Math.abs(best.marginalReturn);
  return {
    summary: words.say(isTied ? 'talk.answers.better.tied' : 'talk.answers.better.summary', {
      best: best.label,
      next: next.label,
      step,
      gain: stepGain(view, best),
      other: stepGain(view, next),
    }),
    blocks: [
      textBlock(
        words.say(view.run.unit === 'money' ? 'talk.answers.better.returns' : 'talk.answers.better.costs', {
          returns,
        }),
      ),
    ],
  };
}

function limitCost(view: PlanView, _: Asked, stored: Run): Answer {
  const { words } = view;
  const limits = [...stored.limits]
    .sort((a, b) => Math.abs(b.price) - Math.abs(a.price))
    .filter(({ price }) => price !== 0);
  const [most, ...rest] = limits;
  if (most === undefined) return { summary: words.say('talk.answers.limitCost.none') };
  const told = (limit: typeof most) => ({
    limit: limitName(limit, view),
    step: view.money(view.step),
    gain: view.value(Math.abs(limit.price) * view.step),
  });
  return {
    summary: words.say('talk.answers.limitCost.summary', told(most)),
    blocks: rest.slice(0, 4).map((limit) => textBlock(words.say('talk.answers.limitCost.next', told(limit)))),
  };
}

function meaning(view: PlanView): Answer {
  const { words, run } = view;
  return {
    summary: words.say(`talk.answers.meaning.${run.unit}`, {
      span: view.span,
      value: view.value(run.value.proposed),
      zero: view.value(run.value.zero),
    }),
    blocks: [textBlock(words.say('talk.answers.meaning.words', { step: view.money(view.step) }))],
  };
}

function readChart(view: PlanView): Answer {
  const { words, run } = view;
  const [first, second] = [...view.channels].sort((a, b) => b.contribution - a.contribution);
  if (first === undefined) return { summary: words.say('talk.answers.cutFirst.none') };
  return {
    summary: words.say('talk.answers.chart.summary', {
      channel: first.label,
      value: view.value(first.contribution),
      next: second?.label ?? '',
      nextValue: second === undefined ? '' : view.value(second.contribution),
      span: view.span,
    }),
    blocks: [textBlock(words.say('talk.answers.chart.second', { proof: proofText(run, words) }))],
  };
}

function spent(view: PlanView, asked: Asked): Answer {
  const { words, spend } = view;
  const channels = [...chosen(view, asked)].sort((a, b) => b.today - a.today);
  const parts = words.list(
    channels
      .slice(0, 8)
      .map((channel) =>
        words.say('talk.answers.spent.one', { channel: channel.label, amount: view.money(channel.today) }),
      ),
  );
  return {
    summary:
      asked.channels.length === 0
        ? words.say('talk.answers.spent.summary', { total: view.money(spend.today), each: view.each, parts })
        : words.say('talk.answers.spent.channels', { each: view.each, parts }),
    blocks: [textBlock(words.say('talk.answers.spent.where'))],
  };
}

/** How an even split does, said before the plan that was priced for it. */
export function evenSplitText(priced: Run, words: Words): string {
  const view = planView(takenPlan(priced), words);
  const best = planView(priced, words);
  const gap = best.measure.proposed - view.measure.proposed;
  return words.say('talk.answers.evenSplit', {
    value: view.value(view.measure.proposed),
    best: view.value(best.measure.proposed),
    gap: best.measure.proposed > 0 ? changeText(-gap / best.measure.proposed, words) : view.valueChange(-gap),
    span: view.span,
  });
}
