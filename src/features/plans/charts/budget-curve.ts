import type { Analysis } from '../../../attribute/analysis.ts';
import type { LineChart } from '../../../bot/chart.ts';
import { gapText } from '../replies/certainty.ts';
import type { PlanView } from '../view.ts';
import { capitalised, valueFormat } from './axis-texts.ts';

type BudgetPoint = NonNullable<Analysis['explanation']>['budgetCurve'][number];

/** Points nearer than this part of the picture are one. */
const samePoint = 0.01;
/** A gain below this part of what is spent for it (of the value, where that is no money) is next to nothing. */
const nextToNothing = 0.01;
const littleValue = 1e-3;

/**
 * The best value found against the budget, with today's plan and the proposed one. The title tells what more budget
 * would bring. Undefined where there is no curve.
 */
export function budgetCurveChart(view: PlanView, curve: readonly BudgetPoint[]): LineChart | undefined {
  const { run, words, spend } = view;
  const { value } = run;
  const proposed = { x: spend.proposed, y: value.cautiousProposed ?? value.proposed };
  const today = { x: spend.today, y: value.cautiousToday ?? value.today };
  const points = withPoint(
    curve.map(({ budget, value: y }) => ({ x: budget, y })),
    proposed,
    samePoint * 0.1 * run.budget,
  );
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return undefined;
  const measure = measureName(view);
  const title = finding(view, points, proposed);
  const at = (point: Place) => ({ money: view.money(point.x), value: view.value(point.y) });
  const [from, to, before, after] = [first, last, today, proposed].map(at);
  const isOne =
    Math.abs(today.x - proposed.x) <= samePoint * (last.x - first.x) &&
    Math.abs(today.y - proposed.y) <= samePoint * Math.abs(last.y - first.y);
  return {
    kind: 'lines',
    id: 'budget',
    language: words.language,
    title,
    subtitle: words.say(
      run.proof.proved ? 'explanation.charts.budgetProved' : 'explanation.charts.budgetUnproved',
      {
        measure,
        gap: gapText(run.proof.gap, words),
      },
    ),
    alt: words.say('explanation.charts.budgetAlt', {
      title,
      measure,
      firstBudget: from?.money ?? '',
      firstValue: from?.value ?? '',
      lastBudget: to?.money ?? '',
      lastValue: to?.value ?? '',
      spentToday: before?.money ?? '',
      today: before?.value ?? '',
      spentProposed: after?.money ?? '',
      proposed: after?.value ?? '',
    }),
    xAxis: {
      title: words.say('explanation.charts.budgetAxis', { each: view.each }),
      format: { kind: 'money', currency: run.effective.currency },
    },
    yAxis: {
      title: capitalised(words.say('replies.charts.measureAxis', { measure, span: view.span })),
      format: valueFormat(view),
    },
    series: [
      {
        name: words.say('explanation.charts.budgetSeries', { measure }),
        role: 'best',
        shape: 'straight',
        points,
      },
    ],
    marks: isOne
      ? [
          {
            ...proposed,
            label: words.say('explanation.charts.both', { value: after?.value ?? '' }),
            role: 'after',
          },
        ]
      : [
          {
            ...proposed,
            label: words.say('explanation.charts.proposed', { value: after?.value ?? '' }),
            role: 'after',
          },
          {
            ...today,
            label: words.say('explanation.charts.today', { value: before?.value ?? '' }),
            role: 'before',
          },
        ],
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The curve is of value, whatever the goal does with it; of its bad cases where the attitude is cautious. */
function measureName({ run, words, measure }: PlanView): string {
  const kind = run.unit === 'money' ? 'value' : 'outcome';
  return words.say(measure.isCautious ? `replies.cautiousMeasure.${kind}` : `replies.measure.${kind}`);
}

/** The points with the plan's own among them, in order. */
function withPoint(points: readonly Place[], own: Place, tolerance: number): Place[] {
  return [...points.filter(({ x }) => Math.abs(x - own.x) > tolerance), own].sort((a, b) => a.x - b.x);
}

/** What a round amount more would bring, a fifth of the budget at most; and whether it would be worth it. */
function finding(view: PlanView, points: readonly Place[], { x, y }: Place): string {
  const { run, words } = view;
  const amount = roundAmount(run.budget / 5);
  const gain = valueAt(points, x + amount) - y;
  const cost = amount * run.periods;
  const isMoney = run.unit === 'money';
  // Value that is summed over a horizon says so; else it is per period, as the spend is.
  const over = view.span === view.each ? '' : `${words.say('replies.gap')}${view.span}`;
  if (gain <= (isMoney ? nextToNothing * cost : littleValue * Math.abs(y))) {
    return words.say('explanation.charts.budgetAddsNothing');
  }
  return words.say(
    isMoney && gain < cost ? 'explanation.charts.budgetAddsTooLittle' : 'explanation.charts.budgetAdds',
    { amount: view.money(amount), each: view.each, gain: view.value(gain, 2), over },
  );
}

/** The largest of 1, 2 and 5 times a power of ten that is not above the amount. */
function roundAmount(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most) + 1e-9);
  return power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
}

/** Between two points on the straight line; beyond the last as there. */
export function valueAt(points: readonly Place[], x: number): number {
  const after = points.findIndex((point) => point.x >= x);
  const to = points[after] ?? points.at(-1);
  const from = points[after - 1] ?? to;
  if (from === undefined || to === undefined) return Number.NaN;
  return to.x > from.x ? from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x) : to.y;
}
