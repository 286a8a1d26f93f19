import type { Analysis } from '../../../src/attribute/analysis.ts';
import { wordsFor } from '../../../src/bot/language/words.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { explanationReply } from '../../../src/features/plans/replies/explanation.ts';
import { explainedAnalysis } from './explained-analysis.ts';
import { builtInRun } from './plan-view-of.ts';

/** Explanations as fronts get them, by what they are of: an ordinary one, and one of 60 channels, each held. */
export function explanationReplies(): [name: string, reply: Reply][] {
  return (['en', 'zh'] as const).flatMap((language) => [
    [
      `the explanation in ${language}`,
      explanationReply(builtInRun(explainedAnalysis, 1), explainedAnalysis, wordsFor(language)),
    ],
    [
      `the explanation of 60 channels in ${language}`,
      explanationReply(builtInRun(large, 1), large, wordsFor(language)),
    ],
  ]);
}

const [channel] = explainedAnalysis.channels;
const [curve] = explainedAnalysis.explanation?.responseCurves ?? [];
if (channel === undefined || curve === undefined) throw new Error('the explained analysis has no channel');
const ids = Array.from({ length: 60 }, (_, i) => `a-channel-with-quite-a-long-name-for-the-region-${i}`);

const large: Analysis = {
  ...explainedAnalysis,
  channels: ids.map((id) => ({ ...channel, id })),
  limits: ids.map((id) => ({
    id: `channel:${id}:max`,
    kind: 'channel',
    side: 'max',
    of: id,
    amount: 15_200,
    price: 0.4,
  })),
  explanation: {
    budgetCurve: explainedAnalysis.explanation?.budgetCurve ?? [],
    responseCurves: ids.map((id) => ({ ...curve, id })),
    sensitivities: ids.slice(0, 24).map((id) => ({
      path: `channels.${id}.influence.halfSaturation`,
      why: 'assumed',
      low: 1_000,
      high: 20_000,
      valueAtLow: 200_000,
      valueAtHigh: 250_000,
      moved: 0.1,
    })),
  },
};
