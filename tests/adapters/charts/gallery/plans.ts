import type { Analysis } from '../../../../src/attribute/analysis.ts';
import type { LineChart } from '../../../../src/bot/chart.ts';
import { budgetCurveChart } from '../../../../src/features/plans/charts/budget-curve.ts';
import { convergenceChart } from '../../../../src/features/plans/charts/convergence.ts';
import { responseCurvesChart } from '../../../../src/features/plans/charts/response-curves.ts';
import { explainedAnalysis } from '../../../features/plans/explained-analysis.ts';
import { viewOf } from '../../../features/plans/plan-view-of.ts';

/** A first bound far above all that follows. */
export const farOff = [
  { iteration: 0, milliseconds: 1, best: 212_000, bound: 4_200_000 },
  { iteration: 1, milliseconds: 2, best: 229_000, bound: 262_000 },
  { iteration: 3, milliseconds: 9, best: 236_500, bound: 243_200 },
  { iteration: 7, milliseconds: 20, best: 238_000, bound: 239_300 },
  { iteration: 12, milliseconds: 31, best: 238_000, bound: 238_008.5 },
];

/** The plan is today's. */
export const keptAsToday: Analysis = {
  ...explainedAnalysis,
  channels: explainedAnalysis.channels.map((channel) => ({ ...channel, today: channel.proposed })),
  value: { ...explainedAnalysis.value, today: 238_000, lift: 0 },
};

/** Today spends more than the plan does, for less. */
export const spendsLess: Analysis = {
  ...explainedAnalysis,
  channels: explainedAnalysis.channels.map((channel) => ({ ...channel, today: 1.6 * channel.today })),
};

export function convergenceOf(analysis: Analysis, language: 'en' | 'zh'): LineChart {
  return convergenceChart(viewOf(analysis, language));
}

export function budget(analysis: Analysis, language: 'en' | 'zh'): LineChart {
  const chart = budgetCurveChart(viewOf(analysis, language), analysis.explanation?.budgetCurve ?? []);
  if (chart === undefined) throw new Error('no budget curve to draw');
  return chart;
}

export function explained(analysis: Analysis, language: 'en' | 'zh'): LineChart {
  const chart = responseCurvesChart(viewOf(analysis, language), analysis.explanation?.responseCurves ?? []);
  if (chart === undefined) throw new Error('no response curves to draw');
  return chart;
}

/** Forty channels, of which six can be drawn. */
export function fortyChannels(): Analysis {
  const ids = Array.from({ length: 40 }, (_, i) => `regional-partner-channel-${i + 1}`);
  const spend = (i: number) => 9_000 * 0.9 ** i;
  return {
    ...explainedAnalysis,
    limits: [],
    channels: ids.map((id, i) => ({
      id,
      today: spend(i) * (i % 2 === 0 ? 0.5 : 1.4),
      proposed: spend(i),
      contributionToday: 0,
      contribution: 0,
      marginalReturn: 1.3,
    })),
    explanation: {
      budgetCurve: [],
      sensitivities: [],
      responseCurves: ids.map((id, i) => ({
        id,
        points: Array.from({ length: 33 }, (_, k) => {
          const x = (1.5 * 1.4 * spend(i) * k) / 32;
          return { spend: x, value: 200_000 + (3 * spend(i) * x ** 1.4) / (x ** 1.4 + spend(i) ** 1.4) };
        }),
      })),
    },
  };
}
