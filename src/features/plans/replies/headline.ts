import { type PlanChannel, type PlanView, sum } from '../view.ts';
import { changeText } from './certainty.ts';

/** Changes of spend below this share of the budget are not worth naming. */
const noticeable = 0.005;

/**
 * The plan in one sentence that stands alone: what to do with the money, and what comes of it. "Medical: move
 * ¥6.4k/week from brand-partners to patient-app: value ¥212k → ¥238k a week (+12%, 90% interval +5%…+19%)."
 */
export function headline(view: PlanView): string {
  const { run, words, scenario } = view;
  const action = actionText(view);
  if (action === undefined) {
    const key = run.proof.proved ? 'replies.headline.keep' : 'replies.headline.keepUnproved';
    return words.say(key, {
      scenario,
      value: view.value(view.measure.today),
      measure: view.measure.name,
      span: view.span,
    });
  }
  const todo = run.todayFeasible ? action : words.say('replies.headline.toKeepLimits', { action });
  return words.say('replies.headline.sentence', { scenario, action: todo, outcome: outcomeText(view) });
}

function actionText(view: PlanView): string | undefined {
  const { run, words, spend, per } = view;
  const least = noticeable * Math.max(run.budget, spend.today);
  const change = (channel: PlanChannel) => channel.proposed - channel.today;
  const gaining = view.channels
    .filter((channel) => change(channel) > 0)
    .sort((a, b) => change(b) - change(a));
  const losing = view.channels.filter((channel) => change(channel) < 0).sort((a, b) => change(a) - change(b));
  const added = sum(gaining.map(change));
  const taken = -sum(losing.map(change));
  if (Math.max(added, taken) <= least) {
    return run.todayFeasible ? undefined : words.say('replies.headline.trim');
  }
  const [to, nextTo] = gaining;
  const [from, nextFrom] = losing;
  const names = { from: from?.label ?? '', to: to?.label ?? '', per };
  if (spend.today <= 0) {
    return words.say('replies.headline.fresh', { ...names, amount: view.money(spend.proposed) });
  }
  const net = added - taken;
  const netMoney = view.money(Math.abs(net));
  // Where nearly all of the change is more or less spend, that is what to do; else money moves.
  if (to === undefined || (-net > least && added < -net)) {
    return words.say('replies.headline.less', { ...names, amount: netMoney });
  }
  if (from === undefined || (net > least && taken < net)) {
    return words.say('replies.headline.more', { ...names, amount: netMoney });
  }
  const isOneMove = [nextFrom, nextTo].every(
    (channel) => channel === undefined || Math.abs(change(channel)) <= least,
  );
  const action = words.say(isOneMove ? 'replies.headline.move' : 'replies.headline.moveMostly', {
    ...names,
    amount: view.money(isOneMove ? Math.min(change(to), -change(from)) : Math.min(added, taken)),
  });
  if (Math.abs(net) <= least) return action;
  return words.say(net > 0 ? 'replies.headline.andMore' : 'replies.headline.andLess', {
    action,
    amount: netMoney,
    per,
  });
}

function outcomeText(view: PlanView): string {
  const { words, measure, span } = view;
  const told = { measure: measure.name, proposed: view.value(measure.proposed), span };
  if (measure.today <= 0) {
    return measure.today === 0 && view.spend.today <= 0
      ? words.say('replies.headline.fromNothing', told)
      : words.say('replies.headline.outcome', {
          ...told,
          today: view.value(measure.today),
          change: view.valueChange(measure.proposed - measure.today),
        });
  }
  return words.say('replies.headline.outcome', {
    ...told,
    today: view.value(measure.today),
    change: `${changeText((measure.proposed - measure.today) / measure.today, words)}${intervalText(view)}`,
  });
}

/**
 * The interval is of the change in the expected figure, each draw against its own; it says nothing of bad cases. Records
 * from before that was kept have the interval of the gain, as a part of what is expected now.
 */
function intervalText({ run, words, measure }: PlanView): string {
  if (run.certainty === undefined || measure.isCautious) return '';
  const { change, lift } = run.certainty;
  if (change !== undefined) {
    return words.say('replies.headline.interval', {
      low: changeText(change.low, words),
      high: changeText(change.high, words),
    });
  }
  if (run.accounting !== undefined) return '';
  const { low, high } = lift;
  return words.say('replies.headline.interval', {
    low: changeText(low / measure.today, words),
    high: changeText(high / measure.today, words),
  });
}
