import type { Analysis } from '../../../src/attribute/analysis.ts';
import { medicalAnalysis } from './medical-analysis.ts';

type Explanation = NonNullable<Analysis['explanation']>;

/** Value against budget along a curve through the plan's own point, with its marginal return there. */
const budgetCurve = [0, 5_200, 13_000, 26_000, 39_000, 52_000, 62_400, 78_000, 104_000].map((budget) => ({
  budget,
  value: 20_000 + (317_090.9 * budget) / (budget + 23_636.4),
}));

/** A concave curve for each channel through its point in the plan, with its marginal return there. */
const responseCurves = medicalAnalysis.channels.map(({ id, today, proposed, marginalReturn }) => {
  const added = (spend: number) => (4.5 * marginalReturn * proposed * spend) / (spend + proposed / 2);
  const end = 1.5 * Math.max(today, proposed);
  return {
    id,
    points: Array.from({ length: 17 }, (_, k) => {
      const spend = (end * k) / 16;
      return { spend, value: 238_000 + added(spend) - added(proposed) };
    }),
  };
});

const sensitivity = (
  path: string,
  [low, high]: readonly [number, number],
  [valueAtLow, valueAtHigh]: readonly [number, number],
  moved: number,
): Explanation['sensitivities'][number] => ({
  path,
  why: 'assumed',
  low,
  high,
  valueAtLow,
  valueAtHigh,
  moved,
});

/** The medical analysis with its explanation, as a planner gives it that was asked for one. */
export const explainedAnalysis: Analysis = {
  ...medicalAnalysis,
  channels: medicalAnalysis.channels.map((channel) => ({
    ...channel,
    // patient-app stands at its limit whatever is drawn.
    range:
      channel.id === 'patient-app'
        ? { low: 16_000, high: 16_000 }
        : { low: channel.proposed - 210, high: channel.proposed + 130 },
  })),
  explanation: {
    budgetCurve,
    responseCurves,
    sensitivities: [
      sensitivity('advantage.fullValue', [200_000, 1_000_000], [105_300, 526_500], 1e-9),
      sensitivity('advantage.satisfaction', [0.74, 0.92], [208_700, 259_500], 0),
      sensitivity('channels.content-marketing.share', [0.11, 0.3], [242_400, 230_700], 0.042),
      sensitivity('channels.patient-app.influence.level', [0.25, 0.44], [232_700, 240_100], 0.0164),
      sensitivity('channels.patient-app.influence.slope', [1.1, 2.2], [233_300, 240_400], 0.0138),
      sensitivity('channels.hospital-partners.coverage.ceiling', [0.58, 0.8], [234_000, 239_500], 0.061),
      sensitivity('channels.brand-partners.coverage.floor', [0.03, 0.17], [235_800, 239_800], 0.0051),
      sensitivity('channels.brand-partners.efficiency.floor', [0.025, 0.13], [236_000, 239_000], 0.0006),
      sensitivity('channels.brand-partners.influence.ceiling', [0.635, 0.79], [236_700, 239_600], 0.0004),
    ],
  },
};
