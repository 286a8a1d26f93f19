import type { Chart } from '../../../src/bot/chart.ts';
import { decompositionChart } from '../../../src/features/fits/charts/decomposition.ts';
import { explainedAnalysis } from '../../features/plans/explained-analysis.ts';
import { medicalAnalysis } from '../../features/plans/medical-analysis.ts';
import { pastOf, runOf } from '../../features/reports/sample-facts.ts';
import { bars, many, medical } from './gallery/bars.ts';
import { curvesOf, fitted } from './gallery/fits.ts';
import { convergence, responses } from './gallery/lines.ts';
import {
  budget,
  convergenceOf,
  explained,
  farOff,
  fortyChannels,
  keptAsToday,
  spendsLess,
} from './gallery/plans.ts';
import { forecast, leastSpend, longPast, reportCharts, trend, twoDays } from './gallery/reports.ts';

/**
 * Charts as the bot makes them, easy and hard ones. `npm run gallery` draws them all into `out/gallery`, to be
 * looked at; tests hold every one of them to what can be checked without eyes.
 */
export const gallery: Readonly<Record<string, Chart>> = {
  'decomposition-en': decompositionChart(fitted('en')),
  'decomposition-many-zh': decompositionChart(fitted('zh', 9)),
  'decomposition-five': decompositionChart(fitted('en', 5)),
  'fitted-curves-five': curvesOf(fitted('en', 5)),
  'decomposition-plain': decompositionChart(fitted('en', 2, true)),
  'fitted-curves-en': curvesOf(fitted('en')),
  'fitted-curves-many-zh': curvesOf(fitted('zh', 9)),
  'contributions-medical-en': medical('en'),
  'contributions-medical-zh': medical('zh'),
  'thirteen-long-names': many(13, 'en'),
  'thirteen-long-names-zh': many(13, 'zh'),
  'eight-channels': many(8, 'en', 20),
  'one-channel': bars({
    title: 'The app earns ¥4.1k more a week',
    subtitle: '',
    rows: [['app', 'App', 12_300, 16_400]],
    spread: 0.2,
  }),
  'one-series': bars({
    title: 'Patient app earns the most per extra ¥1k',
    subtitle: 'Value of one more ¥1k a week, per channel, under these assumptions',
    rows: [
      ['patient-app', 'Patient app', 0, 4_100],
      ['hospital-partners', 'Hospital partners', 0, 2_900],
      ['content-marketing', 'Content marketing', 0, 1_300],
      ['brand-partners', 'Brand partners', 0, 240],
    ],
    onlyAfter: true,
  }),
  negatives: bars({
    title: 'Brand partners cost more than they bring; content marketing too, once the offers overlap',
    subtitle: 'Contribution to profit a week, under these assumptions',
    rows: [
      ['patient-app', 'Patient app', 22_000, 31_400],
      ['hospital-partners', 'Hospital partners', 14_300, 12_900],
      ['content-marketing', 'Content marketing', 2_400, -6_300],
      ['brand-partners', 'Brand partners', -8_100, -18_400],
    ],
    spread: 0.35,
  }),
  'all-negative': bars({
    title: 'Every channel loses money',
    subtitle: 'Contribution to profit a week',
    rows: [
      ['bank', 'Banks', -22_000, -11_400],
      ['insurance', 'Insurers', -4_300, -2_900],
    ],
    spread: 0.2,
  }),
  zeros: bars({
    title: 'Nothing is spent, nothing comes of it',
    subtitle: 'Contribution a week',
    rows: [
      ['a', 'Shop', 0, 0],
      ['b', 'Post', 0, 0],
      ['c', 'Radio', 0, 0],
    ],
  }),
  tiny: bars({
    title: 'Tiny numbers',
    subtitle: 'Outcome per visitor',
    currency: null,
    rows: [
      ['a', 'Shop', 3.2e-9, 4.1e-9],
      ['b', 'Post', 1e-10, 2e-9],
    ],
  }),
  huge: bars({
    title: 'Huge numbers, and one that is small beside them',
    subtitle: 'Value a year',
    rows: [
      ['a', 'Everything there is', 3.2e14, 4.1e14],
      ['b', 'All the rest', 1e12, 2e13],
      ['c', 'A kiosk', 120, 340],
    ],
    spread: 0.3,
  }),
  emoji: bars({
    title: '🚀 Rockets beat 👩‍🚀 astronauts 🇨🇳',
    subtitle: 'Ünïcode, Ελληνικά, Кириллица, tiếng Việt & <b>no markup</b> @everyone',
    rows: [
      ['r', '🚀 Rocket ads', 4_000, 9_000],
      ['c', '☕ Coffee & cake <script>', 6_000, 5_000],
      [
        'f',
        '👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦',
        2_000,
        2_500,
      ],
      ['u', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 900, 700],
    ],
    spread: 0.15,
  }),
  'convergence-1': convergence(1, 'en'),
  'convergence-3': convergence(3, 'en'),
  'convergence-40-en': convergence(40, 'en'),
  'convergence-40-zh': convergence(40, 'zh'),
  'convergence-open': convergence(400, 'en', 0.02),
  'convergence-from-today': convergenceOf(medicalAnalysis, 'en'),
  'convergence-from-today-zh': convergenceOf(medicalAnalysis, 'zh'),
  'convergence-far-off': convergenceOf({ ...medicalAnalysis, trace: farOff }, 'en'),
  responses: responses('en'),
  'responses-zh': responses('zh'),
  'explain-budget': budget(explainedAnalysis, 'en'),
  'explain-budget-zh': budget(explainedAnalysis, 'zh'),
  'explain-budget-same': budget(keptAsToday, 'en'),
  'explain-budget-more-today': budget(spendsLess, 'en'),
  'explain-responses': explained(explainedAnalysis, 'en'),
  'explain-responses-zh': explained(explainedAnalysis, 'zh'),
  'explain-responses-40': explained(fortyChannels(), 'en'),
  ...reportCharts('en'),
  ...reportCharts('zh'),
  'trend-two-years': trend({ run: runOf(), past: longPast() }, 'en'),
  'trend-two-years-zh': trend({ run: runOf(), past: longPast() }, 'zh'),
  'forecast-ten-weeks': forecast('en', 10),
  'forecast-two-weeks-zh': forecast('zh', 2),
  'trend-flat': trend({ run: runOf(), past: pastOf(runOf(), 12, 0) }, 'en'),
  'trend-two-days': trend({ run: runOf(), past: twoDays() }, 'zh'),
  'trend-least-spend': trend(leastSpend(), 'en'),
};
