import type { Chart } from '../../../../src/bot/chart.ts';
import { wordsFor } from '../../../../src/bot/language/words.ts';
import { fittedCurvesChart } from '../../../../src/features/fits/charts/fitted-curves.ts';
import { type FitView, fitView } from '../../../../src/features/fits/view.ts';
import { scenarioFromFit } from '../../../../src/learn/fit/scenario-from-fit.ts';
import { type FittedChannel, fitOf, historyOf, resultOf, twoChannels } from '../../../fixtures/fits.ts';

/** Of fitted channels beside tv and search: by themselves three of the five would share a colour. */
const furtherIds = ['ooh', 'print', 'facebook'];

/** A fit of so many channels; a plain one has no season and no events. */
export function fitted(language: 'en' | 'zh', count = 2, isPlain = false): FitView {
  const names = ['电视', '搜索', '户外', '广播', '社交媒体', '邮件', '合作伙伴', '应用商店', '展会'];
  const channels: FittedChannel[] = Array.from({ length: count }, (_, i) => ({
    ...(twoChannels[i % 2] ?? { coefficient: 5_000, half: 2_000, spend: 1_000 }),
    id: twoChannels[i]?.id ?? furtherIds[i - 2] ?? `c${i}`,
    coefficient: 9_000 / (1 + 0.4 * i),
    spend: 2_500 + 300 * i,
  }));
  const history = historyOf(channels);
  const result = resultOf(channels, fitOf(channels).draws);
  const sale = history.weeks.map((_, t) => (t % 26 === 10 ? 3_500 : 0));
  const decomposition = {
    ...result.decomposition,
    other: isPlain ? result.decomposition.other : sale,
    observed: result.decomposition.observed.map(
      (value, t) => value + (isPlain ? 0 : (sale[t] ?? 0)) + 900 * Math.sin(12.9898 * t),
    ),
  };
  const spec = isPlain ? { ...result.spec, harmonics: 0 } : result.spec;
  const scenario = scenarioFromFit(fitOf(channels, { spec }), {
    ...history,
    channels: history.channels.map((one, i) => ({ ...one, name: names[i] ?? one.name })),
  });
  return fitView(
    { ...result, spec, decomposition },
    { id: 'ours', weeks: history.weeks, scenario },
    wordsFor(language),
  );
}

export function curvesOf(view: FitView): Chart {
  const chart = fittedCurvesChart(view);
  if (chart === undefined) throw new Error('no curves');
  return chart;
}
