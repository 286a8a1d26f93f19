import { type PlanChannel, type PlanView, sum } from '../view.ts';

/** Changes of spend below this share of the budget are not worth naming. */
const noticeable = 0.005;

/** What to do with the money: as somebody is told to do it, and as it is spoken of ("moving …"). */
export interface PlanAction {
  readonly act: string;
  readonly doing: string;
}

/** Undefined where the plan keeps what is spent, as far as anybody would notice. */
export function planAction(view: PlanView): PlanAction | undefined {
  const { run, words, spend, each } = view;
  const told = (key: ActionKey, values: Readonly<Record<string, string>>): PlanAction => ({
    act: words.say(`replies.headline.act.${key}`, values),
    doing: words.say(`replies.headline.doing.${key}`, values),
  });
  const least = noticeable * Math.max(run.budget, spend.today);
  const change = (channel: PlanChannel) => channel.proposed - channel.today;
  const gaining = view.channels
    .filter((channel) => change(channel) > 0)
    .sort((a, b) => change(b) - change(a));
  const losing = view.channels.filter((channel) => change(channel) < 0).sort((a, b) => change(a) - change(b));
  const added = sum(gaining.map(change));
  const taken = -sum(losing.map(change));
  if (Math.max(added, taken) <= least) return run.todayFeasible ? undefined : told('trim', {});
  const [to, nextTo] = gaining;
  const [from, nextFrom] = losing;
  const names = { from: from?.label ?? '', to: to?.label ?? '', each };
  if (spend.today <= 0) return told('fresh', { ...names, amount: view.money(spend.proposed) });
  const net = added - taken;
  const netMoney = view.money(Math.abs(net));
  // Where nearly all of the change is more or less spend, that is what to do; else money moves.
  if (to === undefined || (-net > least && added < -net)) return told('less', { ...names, amount: netMoney });
  if (from === undefined || (net > least && taken < net)) return told('more', { ...names, amount: netMoney });
  const isOneMove = [nextFrom, nextTo].every(
    (channel) => channel === undefined || Math.abs(change(channel)) <= least,
  );
  const move = told(isOneMove ? 'move' : 'moveMostly', {
    ...names,
    amount: view.money(isOneMove ? Math.min(change(to), -change(from)) : Math.min(added, taken)),
  });
  if (Math.abs(net) <= least) return move;
  const key = net > 0 ? 'andMore' : 'andLess';
  const both = (action: string) => ({ action, amount: netMoney, each });
  return { act: told(key, both(move.act)).act, doing: told(key, both(move.doing)).doing };
}

type ActionKey = 'move' | 'moveMostly' | 'more' | 'less' | 'andMore' | 'andLess' | 'fresh' | 'trim';
