import { type Cell, csvOf } from '../../../bot/csv.ts';
import type { Words } from '../../../bot/language/words.ts';
import type { Run } from '../stored/run.ts';
import { takenPlan } from '../taken-plan.ts';
import { type PlanView, planView } from '../view.ts';

/**
 * A run's plan, one row a channel, under a row of titles with units: spend and contribution per period, so that they can
 * be set side by side. Of a what-if the plan that was priced, with the
 * best one beside it.
 */
export function planCsv(run: Run, words: Words): Uint8Array {
  const view = planView(takenPlan(run), words);
  const isWhatIf = run.priced !== undefined;
  const best = new Map(run.channels.map(({ id, proposed }) => [id, proposed]));
  const hasIntervals = view.channels.some(({ interval }) => interval !== undefined);
  const { money, value, marginal } = unitsOf(view);
  const title = (name: TitleKey, unit: string) => words.say(`export.csv.${name}`, { unit });
  const titles: Cell[] = [
    words.say('export.csv.id'),
    words.say('export.csv.channel'),
    title('today', money),
    title(isWhatIf ? 'own' : 'proposed', money),
    ...(isWhatIf ? [title('best', money)] : []),
    title('change', money),
    title('contribution', value),
    ...(hasIntervals ? [title('low', value), title('high', value)] : []),
    // A what-if prices no further spend.
    ...(isWhatIf ? [] : [title('marginal', marginal)]),
  ];
  const inPeriod = (amount: number | undefined) => (amount === undefined ? undefined : amount / run.periods);
  const rows = view.channels.map((channel): Cell[] => [
    channel.id,
    nameOf(channel.id, view),
    channel.today,
    channel.proposed,
    ...(isWhatIf ? [best.get(channel.id)] : []),
    channel.proposed - channel.today,
    channel.contribution / run.periods,
    ...(hasIntervals ? [inPeriod(channel.interval?.low), inPeriod(channel.interval?.high)] : []),
    ...(isWhatIf ? [] : [channel.marginalReturn]),
  ]);
  return csvOf([titles, ...rows]);
}

type TitleKey =
  | 'today'
  | 'own'
  | 'proposed'
  | 'best'
  | 'change'
  | 'contribution'
  | 'low'
  | 'high'
  | 'marginal';

/** The channel's name in the reader's language, in full; its identifier has a column of its own. */
function nameOf(id: string, { run, words }: PlanView): string {
  const names = run.effective.channels.find((channel) => channel.id === id)?.names;
  return (words.language === 'zh' ? names?.zh : undefined) ?? names?.en ?? id;
}

/** What the columns are counted in. */
function unitsOf({ run, words, each }: PlanView) {
  const { currency } = run.effective;
  const outcome = run.unit === 'money' ? currency : words.say('replies.measure.outcome');
  return {
    money: `${currency} ${each}`,
    value: `${outcome} ${each}`,
    marginal: words.say('export.csv.per', { value: outcome, spend: currency }),
  };
}
