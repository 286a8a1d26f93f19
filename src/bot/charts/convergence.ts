import type { LineChart } from '../chart.ts';
import { gapText } from '../replies/certainty.ts';
import type { PlanView } from '../replies/plan-view.ts';
import { valueFormat } from './contributions.ts';

/** Most points of a line; more cannot be told apart in a picture and would burden the chart server. */
const mostPoints = 200;

/** The best plan's value and the proved bound closing on each other as the search goes on. */
export function convergenceChart(view: PlanView): LineChart {
  const { run, words } = view;
  const { proof } = run;
  const trace = thinned(
    run.trace.length > 0
      ? run.trace
      : [{ iteration: 0, milliseconds: 0, best: proof.best, bound: proof.bound }],
  );
  const last = trace.at(-1)?.iteration ?? 0;
  // One step alone would have no length: it is drawn as holding for one iteration.
  const points = (which: 'best' | 'bound') => [
    ...trace.map((step) => ({ x: step.iteration, y: step[which] })),
    ...(trace.length === 1 ? [{ x: last + 1, y: proof[which] }] : []),
  ];
  const gap = gapText(proof.gap, words);
  const isLeast = typeof run.effective.goal === 'object' && 'target' in run.effective.goal;
  const iterations = { count: last };
  const title = words.say(proof.proved ? 'replies.charts.gapClosed' : 'replies.charts.gapOpen', {
    gap,
    ...iterations,
  });
  const objective = isLeast ? words.say('replies.measure.spend') : view.measure.name;
  const write = isLeast ? view.money : view.value;
  return {
    kind: 'lines',
    id: 'convergence',
    language: words.language,
    title,
    subtitle: words.say('replies.charts.convergence', {
      measure: objective,
      best: write(proof.best),
      bound: write(proof.bound),
    }),
    alt: words.say('replies.charts.convergenceAlt', {
      title,
      measure: objective,
      firstBest: write(trace[0]?.best ?? proof.best),
      firstBound: write(trace[0]?.bound ?? proof.bound),
      best: write(proof.best),
      bound: write(proof.bound),
    }),
    xAxis: { title: words.say('replies.charts.iteration'), format: { kind: 'number' } },
    yAxis: {
      title: words.say('replies.charts.measureAxis', { measure: objective, span: view.span }),
      format: isLeast ? { kind: 'money', currency: run.effective.currency } : valueFormat(view),
    },
    series: [
      { name: words.say('replies.charts.best'), role: 'best', shape: 'steps', points: points('best') },
      { name: words.say('replies.charts.bound'), role: 'bound', shape: 'steps', points: points('bound') },
    ],
    shade: {
      upper: isLeast ? 0 : 1,
      lower: isLeast ? 1 : 0,
      name: words.say('replies.charts.gap', { gap }),
    },
    marks: [],
  };
}

/** Evenly chosen points of a long trace, with its first and last. */
function thinned<Step>(trace: readonly Step[]): readonly Step[] {
  if (trace.length <= mostPoints) return trace;
  const stride = (trace.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, index) => trace[Math.round(index * stride)]).filter(
    (step) => step !== undefined,
  );
}
