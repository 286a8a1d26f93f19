import type { Axis, LineChart } from '../../../bot/chart.ts';
import { gapText } from '../replies/certainty.ts';
import type { PlanView } from '../view.ts';
import { capitalised, valueFormat } from './axis-texts.ts';
import { axisEnd, gapsOf } from './closing-gap.ts';

/** Most points of a line; more cannot be told apart in a picture and would burden the chart server. */
const mostPoints = 200;

/** The best plan's value and the proved bound closing on each other as the search goes on. */
export function convergenceChart(view: PlanView): LineChart {
  const { run, words } = view;
  const { proof } = run;
  const objective = objectiveOf(view);
  const trace = thinned(
    run.trace.length > 0
      ? run.trace
      : [{ iteration: 0, milliseconds: 0, best: proof.best, bound: proof.bound }],
  ).map((step) => ({
    iteration: step.iteration,
    best: objective.sign * step.best,
    bound: objective.sign * step.bound,
  }));
  const [best, bound] = [objective.sign * proof.best, objective.sign * proof.bound];
  const last = trace.at(-1)?.iteration ?? 0;
  // One step alone would have no length: it is drawn as holding for one iteration.
  const points = (which: 'best' | 'bound') => [
    ...trace.map((step) => ({ x: step.iteration, y: step[which] })),
    ...trace.slice(0, trace.length === 1 ? 1 : 0).map((step) => ({ x: last + 1, y: step[which] })),
  ];
  const gap = gapText(proof.gap, words);
  const title = words.say(proof.proved ? 'replies.charts.gapClosed' : 'replies.charts.gapOpen', {
    gap,
    count: last,
  });
  // As many digits as it takes to tell best and bound apart.
  const digits = proof.gap >= 1e-6 ? Math.min(7, Math.max(3, 2 - Math.floor(Math.log10(proof.gap)))) : 4;
  const write = (amount: number) => objective.write(amount, digits);
  const end = axisEnd(trace, best, objective.sign);
  const subtitle = [
    words.say('replies.charts.convergence', {
      measure: objective.name,
      best: write(best),
      bound: write(bound),
    }),
    ...closing(view),
    ...(end === undefined
      ? []
      : [words.say('replies.charts.beyond', { bound: objective.write(trace[0]?.bound ?? bound) })]),
  ].join(words.say('replies.semicolon'));
  return {
    kind: 'lines',
    id: 'convergence',
    language: words.language,
    title,
    subtitle,
    alt: words.say('replies.charts.convergenceAlt', {
      title,
      measure: objective.name,
      firstBest: write(trace[0]?.best ?? best),
      firstBound: write(trace[0]?.bound ?? bound),
      best: write(best),
      bound: write(bound),
    }),
    xAxis: { title: words.say('replies.charts.iteration'), format: { kind: 'number' } },
    yAxis: {
      title: capitalised(
        words.say('replies.charts.measureAxis', { measure: objective.name, span: objective.span }),
      ),
      format: objective.format,
      ...(end !== undefined && { end: { side: objective.sign > 0 ? 'high' : 'low', at: end } }),
    },
    series: [
      { name: words.say('replies.charts.best'), role: 'best', shape: 'steps', points: points('best') },
      { name: words.say('replies.charts.bound'), role: 'bound', shape: 'steps', points: points('bound') },
    ],
    shade: {
      upper: objective.sign > 0 ? 1 : 0,
      lower: objective.sign > 0 ? 0 : 1,
      name: words.say('replies.charts.gap', { gap }),
    },
    marks: [],
  };
}

/** How the gap closed, where it did: a linear axis only shows the first of it. */
function closing({ run, words }: PlanView): string[] {
  const texts = gapsOf(run).map((gap) => gapText(gap, words));
  const gaps = texts.filter((text, i) => text !== texts[i - 1]);
  return gaps.length < 2 ? [] : [words.say('replies.charts.gapClosing', { gaps: gaps.join(' → ') })];
}

/** What the search makes as large as it can; a target's spend is counted below zero, and shown as it is. */
function objectiveOf(view: PlanView) {
  const { run, words, measure } = view;
  const { goal, currency } = run.effective;
  if (typeof goal === 'object' && 'target' in goal) {
    const format: Axis['format'] = { kind: 'money', currency };
    return { name: words.say('replies.measure.spend'), span: view.each, sign: -1, write: view.money, format };
  }
  const name =
    typeof goal === 'object' && 'marginal' in goal
      ? words.say('replies.measure.marginal', { measure: measure.name, rate: words.number(goal.marginal) })
      : measure.name;
  return { name, span: view.span, sign: 1, write: view.value, format: valueFormat(view) };
}

/** Evenly chosen points of a long trace, with its first and last. */
function thinned<Step>(trace: readonly Step[]): readonly Step[] {
  if (trace.length <= mostPoints) return trace;
  const stride = (trace.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, index) => trace[Math.round(index * stride)]).filter(
    (step) => step !== undefined,
  );
}
