import type { Block } from '../../../bot/reply.ts';
import type { FitFault } from '../../../learn/fit/fit.ts';
import type { FitView } from '../view.ts';
import { curveChoiceText } from './curve-choice.ts';

/**
 * Residuals that hang together less than this from week to week are as good as noise: what pure noise over so many weeks
 * exceeds once in twenty times (2/√n), and a fifth at least, which does no harm.
 */
const autocorrelated = (weeks: number) => Math.max(0.2, 2 / Math.sqrt(weeks));

/** How far a fit can be trusted, in plain words: sampling, forecasts, what is left over, and what was assumed. */
export function checkFacts(view: FitView): Block {
  const { words, result } = view;
  const { checks } = result;
  const label = (
    name: 'sampling' | 'forecast' | 'explained' | 'leftOver' | 'together' | 'before' | 'assumed',
  ) => words.say(`fit.checks.${name}`);
  return {
    kind: 'facts',
    facts: [
      { label: label('sampling'), value: samplingText(view) },
      { label: label('forecast'), value: forecastText(view) },
      {
        label: label('explained'),
        value: words.say('fit.checks.share', { share: words.percent(checks.explained, 2) }),
      },
      { label: label('leftOver'), value: leftOverText(view) },
      ...(result.channels.length > 1 ? [{ label: label('together'), value: togetherText(view) }] : []),
      ...(checks.prior === undefined ? [] : [{ label: label('before'), value: beforeText(view) }]),
      ...totalFacts(view),
      ...demandFacts(view),
      { label: words.say('fit.review.curves.label'), value: curveChoiceText(view) },
      { label: label('assumed'), value: assumedText(view) },
    ],
  };
}

/** What all channels brought together, and the chance that it is nothing to speak of. */
function totalFacts({ result: { total }, words }: FitView) {
  if (total === undefined) return [];
  const { share, nothing } = total;
  const value = words.say('fit.review.totalText', {
    share: words.percent(share.mean, 2),
    range: `${words.percent(share.low, 2)}…${words.percent(share.high, 2)}`,
    nothing: nothing < 0.005 ? words.say('fit.review.nothingSure') : words.percent(nothing, 2),
  });
  return [{ label: words.say('fit.review.total'), value }];
}

/** What unseen demand would have to explain to take the effect that is easiest to explain away. */
function demandFacts({ result: { review }, words, label }: FitView) {
  const [weakest] = Object.entries(review?.robustness ?? {}).sort(([, a], [, b]) => a - b);
  if (weakest === undefined) return [];
  const [channel, share] = weakest;
  const value = words.say('fit.review.demandText', {
    channel: label(channel),
    share: words.percent(share, 2),
  });
  return [{ label: words.say('fit.review.demand'), value }];
}

function samplingText({ result: { checks, faults }, words }: FitView): string {
  const isWell = !faults.some((fault) => fault !== 'weeks');
  return words.say(isWell ? 'fit.checks.samplingWell' : 'fit.checks.samplingBad', {
    chains: checks.chains,
    rHat: words.number(checks.rHat, 4),
    ess: words.number(Math.floor(Math.min(checks.essBulk, checks.essTail))),
    count: checks.divergences,
  });
}

function forecastText({ result: { checks }, words }: FitView): string {
  const { holdout } = checks;
  if (holdout === undefined) return words.say('fit.checks.noForecast');
  const isBetter = holdout.error < holdout.naiveError;
  return words.say(isBetter ? 'fit.checks.forecastBetter' : 'fit.checks.forecastWorse', {
    weeks: holdout.weeks,
    origins: holdout.origins,
    error: words.percent(holdout.error, 2),
    naive: words.say(`fit.checks.naive.${holdout.naive}`),
    naiveError: words.percent(holdout.naiveError, 2),
    coverage: words.percent(holdout.coverage, 2),
  });
}

function leftOverText({ result: { checks, decomposition }, words }: FitView): string {
  const size = words.number(checks.residualAutocorrelation, 2);
  const isNoise = Math.abs(checks.residualAutocorrelation) < autocorrelated(decomposition.observed.length);
  return words.say(isNoise ? 'fit.checks.noise' : 'fit.checks.pattern', { size });
}

function togetherText({ result: { checks }, words, label }: FitView): string {
  if (checks.collinear.length === 0) return words.say('fit.checks.apart');
  const pairs = checks.collinear.slice(0, 4).map(({ channels: [one, other], correlation }) =>
    words.say('fit.checks.pair', {
      one: label(one),
      other: label(other),
      size: words.number(correlation, 2),
    }),
  );
  return words.say('fit.checks.pairs', { pairs: pairs.join(words.say('replies.semicolon')) });
}

function beforeText({ result: { checks, decomposition }, words, outcome, range }: FitView): string {
  const { prior } = checks;
  if (prior === undefined) return '–';
  const { observed } = decomposition;
  return words.say(prior.covered >= 0.9 ? 'fit.checks.priorFits' : 'fit.checks.priorMisses', {
    range: range(prior, outcome),
    observed: range({ low: Math.min(...observed), high: Math.max(...observed) }, outcome),
    covered: words.percent(prior.covered, 2),
  });
}

function assumedText(view: FitView): string {
  const { result, words, label } = view;
  const { curve, longestLag, harmonics, trend, priors } = result.spec;
  const write = (on: 'roi' | 'share', value: number) =>
    on === 'share' ? words.percent(value) : words.number(value);
  const stated = Object.entries(priors).map(([id, { on, low, high }]) =>
    words.say(`fit.assumed.prior.${on}`, {
      channel: label(id),
      low: write(on, low),
      high: write(on, high),
    }),
  );
  return [
    words.say(`fit.assumed.curve.${curve}`),
    words.say('fit.assumed.lag', { count: longestLag }),
    harmonics === 0
      ? words.say('fit.assumed.noSeason')
      : words.say('fit.assumed.season', { count: harmonics }),
    words.say(`fit.assumed.trend.${trend.kind}`, { count: trend.changepoints }),
    ...stated,
  ].join(words.say('replies.semicolon'));
}

/** What to do about each fault, in the order of what helps most. */
export function adviceOn(faults: readonly FitFault[], view: FitView, id: string): string[] {
  const { words, result } = view;
  const channel = result.channels.find(({ isInformed }) => !isInformed)?.id ?? result.channels[0]?.id ?? 'tv';
  const isSampling = faults.some((fault) => fault === 'rhat' || fault === 'ess' || fault === 'divergent');
  return [
    ...(faults.includes('weeks') ? [words.say('fit.failed.moreWeeks', { id })] : []),
    ...(isSampling || faults.includes('weeks')
      ? [words.say('fit.failed.fewerTerms', { line: simpler(view, id) })]
      : []),
    ...(isSampling ? [words.say('fit.failed.prior', { id, channel })] : []),
    ...(result.checks.collinear.length > 0 ? [words.say('fit.failed.together')] : []),
  ];
}

/** The same fit with fewer terms. */
function simpler({ result: { spec } }: FitView, id: string): string {
  const lag = Math.min(4, Math.floor(spec.longestLag / 2));
  const season = Math.min(1, spec.harmonics);
  const trend = spec.trend.kind === 'piecewise' ? 'linear' : 'none';
  return `fit ${id} curve=logistic lag=${lag} season=${season} trend=${trend}`;
}
