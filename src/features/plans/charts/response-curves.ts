import type { Analysis } from '../../../attribute/analysis.ts';
import type { LineChart } from '../../../bot/chart.ts';
import { channelsWithRoom, hasSpend } from '../replies/held-by.ts';
import type { PlanChannel, PlanView } from '../view.ts';
import { capitalised, valueFormat } from './axis-texts.ts';
import { valueAt } from './budget-curve.ts';

type ResponseCurve = NonNullable<Analysis['explanation']>['responseCurves'][number];

/** Lines that can be told apart in one picture. */
const mostLines = 6;

/** What there is room for under the title beside what the curves are, in characters. */
const longestList = 48;

/** One channel's line: what its spend adds to the value, against none on it. */
interface Line {
  readonly channel: PlanChannel;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/**
 * What each channel's spend adds to the value, the others as proposed: where it is today and where the plan has it.
 * Of many channels those with the largest spend. Undefined where there is no curve.
 */
export function responseCurvesChart(view: PlanView, curves: readonly ResponseCurve[]): LineChart | undefined {
  const { run, words } = view;
  const lines = linesOf(view, curves);
  const shown = lines.slice(0, mostLines);
  if (shown.length === 0) return undefined;
  const measure = words.say(`replies.measure.${run.unit === 'money' ? 'value' : 'outcome'}`);
  const title = finding(view, measure);
  const text = words.say('explanation.charts.responses', { measure, span: view.span });
  const at = ({ points }: Line, spend: number) => ({ x: spend, y: valueAt(points, spend) });
  return {
    kind: 'lines',
    id: 'responses',
    palette: run.effective.channels.map((channel) => channel.id),
    language: words.language,
    title,
    subtitle: withLeftOut(text, lines.slice(mostLines), view),
    alt: words.say('explanation.charts.responsesAlt', {
      title,
      channels: shown
        .map((line) =>
          words.say('explanation.charts.responsesChannel', {
            channel: line.channel.label,
            today: view.value(at(line, line.channel.today).y),
            spentToday: view.money(line.channel.today),
            proposed: view.value(at(line, line.channel.proposed).y),
            spentProposed: view.money(line.channel.proposed),
          }),
        )
        .join(words.say('replies.semicolon')),
    }),
    xAxis: {
      title: words.say('explanation.charts.spendAxis', { each: view.each }),
      format: { kind: 'money', currency: run.effective.currency },
    },
    yAxis: {
      title: capitalised(words.say('explanation.charts.addedAxis', { measure })),
      format: valueFormat(view),
    },
    series: shown.map(({ channel, points }) => ({
      name: channel.label,
      role: 'plain',
      key: channel.id,
      shape: 'straight',
      points,
    })),
    marks: shown.flatMap((line) => [
      { ...at(line, line.channel.today), label: '', role: 'before' as const, key: line.channel.id },
      { ...at(line, line.channel.proposed), label: '', role: 'after' as const, key: line.channel.id },
    ]),
    markNames: {
      before: words.say('replies.charts.today'),
      after: words.say('replies.charts.proposed', { number: run.number }),
    },
  };
}

/** Largest spend first, proposed or today's. */
function linesOf(view: PlanView, curves: readonly ResponseCurve[]): Line[] {
  return view.channels
    .flatMap((channel) => {
      const points = curves.find(({ id }) => id === channel.id)?.points ?? [];
      const idle = points[0]?.value ?? 0;
      return points.length < 2
        ? []
        : [{ channel, points: points.map(({ spend, value }) => ({ x: spend, y: value - idle })) }];
    })
    .sort((a, b) => b.channel.proposed - a.channel.proposed || b.channel.today - a.channel.today);
}

/** The text with the channels that are not shown: by name as far as there is room, else by their number. */
function withLeftOut(text: string, leftOut: readonly Line[], { words }: PlanView): string {
  if (leftOut.length === 0) return text;
  const names = leftOut.map(({ channel }) => channel.label);
  for (let named = names.length; named > 0; named -= 1) {
    const hidden = names.length - named;
    const told = names.slice(0, named);
    const channels = words.list(
      hidden === 0 ? told : [...told, words.say('explanation.charts.others', { count: hidden })],
    );
    if (channels.length <= longestList) {
      return words.say('explanation.charts.responsesLeftOut', { text, channels });
    }
  }
  const channels = words.say('explanation.charts.smaller', { count: names.length });
  return words.say('explanation.charts.responsesLeftOut', { text, channels });
}

/** That all earn the same, or who would earn more if it could. */
function finding(view: PlanView, measure: string): string {
  const { words, run } = view;
  const gainOf = (channel: PlanChannel) => view.value(channel.marginalReturn * view.step);
  const step = view.money(view.step);
  const funded = view.channels.filter((channel) => hasSpend(channel, view));
  const [free] = channelsWithRoom(view);
  if (free !== undefined && funded.length > 1 && channelsWithRoom(view).length === funded.length) {
    return words.say(
      funded.length === view.channels.length
        ? 'explanation.charts.responsesShared'
        : 'explanation.charts.responsesSharedByFunded',
      { gain: gainOf(free), step },
    );
  }
  const [held] = run.limits
    .filter(({ kind, side }) => kind === 'channel' && side === 'max')
    .sort((a, b) => b.price - a.price);
  const channel = view.channels.find(({ id }) => id === held?.of);
  if (held !== undefined && channel !== undefined) {
    return words.say('explanation.charts.responsesHeld', {
      channel: channel.label,
      gain: gainOf(channel),
      step,
      amount: view.money(held.amount),
    });
  }
  const [steepest, next] = [...funded].sort((a, b) => b.marginalReturn - a.marginalReturn);
  if (
    steepest === undefined ||
    next === undefined ||
    steepest.marginalReturn <= next.marginalReturn * 1.001
  ) {
    return words.say('explanation.charts.responsesPlain', { measure });
  }
  return words.say('explanation.charts.responsesSteepest', {
    channel: steepest.label,
    gain: gainOf(steepest),
    step,
  });
}
