import type { Words } from '../../../bot/language/words.ts';
import { plainOf, textBlock } from '../../../bot/replies/spans.ts';
import { type Action, longestActionLine, type Reply } from '../../../bot/reply.ts';
import type { ExperimentEvidence } from '../../../learn/experiments/evidence.ts';
import type { Fit } from '../../../learn/fit/fit.ts';
import { dateText, type TestView } from '../view.ts';

const offered = (actions: readonly Action[]) =>
  actions.filter(({ line }) => line.length <= longestActionLine);

/** How an outcome is written: money, or so many outcomes. */
const amountIn = (unit: 'money' | 'count', currency: string, words: Words) => (x: number) =>
  unit === 'money'
    ? words.money(x, currency)
    : words.say('experiments.appliedFit.outcome', { amount: words.number(x) });

/** As what a fit takes an experiment. */
function howText({ from, to, carryOver }: ExperimentEvidence, words: Words): string {
  const window = { from: dateText(from, words), to: dateText(to, words) };
  return carryOver === 0
    ? words.say('experiments.appliedFit.how', window)
    : words.say('experiments.appliedFit.howCarry', { ...window, count: carryOver });
}

/** A new fit took an experiment in: what the channel was found to bring before and after. */
export function refittedReply(
  { experiment, scenario, channel, currency }: TestView,
  {
    evidence,
    before,
    after,
    version,
  }: {
    readonly evidence: ExperimentEvidence;
    /** The fit of the version before, where there was one. */
    readonly before: Fit | undefined;
    readonly after: Fit;
    readonly version: number;
  },
  words: Words,
): Reply {
  const { number, scenario: id } = experiment;
  const amount = amountIn(after.unit, currency, words);
  const found = (fit: Fit | undefined) =>
    fit?.channels.find((one) => one.id === experiment.channel)?.contribution;
  const inWords = (contribution: ReturnType<typeof found>) =>
    contribution && {
      value: amount(contribution.mean),
      low: amount(contribution.low),
      high: amount(contribution.high),
    };
  const [alone, together] = [found(before), found(after)];
  const [was, is] = [inWords(alone), inWords(together)];
  const contradicts =
    alone !== undefined &&
    together !== undefined &&
    (together.mean < alone.low || together.mean > alone.high);
  const named = { number, scenario, channel, version, weeks: after.history.weeks };
  const fact = (name: 'before' | 'after', range: { value: string; low: string; high: string } | undefined) =>
    range === undefined
      ? []
      : [
          {
            label: words.say(`experiments.applied.${name}`),
            value: words.say('experiments.refitted.range', range),
          },
        ];
  const { incremental, standardError } = evidence;
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('experiments.applied.title', named),
    summary:
      was === undefined || is === undefined
        ? words.say('experiments.refitted.first', named)
        : words.say('experiments.refitted.summary', {
            ...named,
            was: was.value,
            wasLow: was.low,
            wasHigh: was.high,
            is: is.value,
            isLow: is.low,
            isHigh: is.high,
          }),
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...fact('before', was),
          ...fact('after', is),
          {
            label: words.say('experiments.applied.measured'),
            value: words.say('experiments.refitted.measured', {
              value: amount(incremental),
              low: amount(incremental - ninety * standardError),
              high: amount(incremental + ninety * standardError),
              share: words.percent(evidence.spendShare),
              audience: words.percent(evidence.audienceShare),
            }),
          },
        ],
      },
      {
        kind: 'caveats',
        items: [
          ...(contradicts ? [words.say('experiments.refitted.contradicts', { channel, number })] : []),
          howText(evidence, words),
        ],
      },
      {
        kind: 'actions',
        actions: offered([
          { label: words.say('experiments.actions.optimize'), line: `optimize ${id}`, emphasis: 'primary' },
          { label: words.say('experiments.actions.showFit'), line: `fit ${after.number}` },
          { label: words.say('experiments.actions.undo'), line: `experiment undo ${number}` },
        ]),
      },
    ],
    record: { experiment, evidence, fit: after.number, version, was: before?.number, contradicts },
  };
}

/** An experiment that the next fit will take in: what it says of the outcome, and that a fit is needed. */
export function notedReply(
  { experiment, scenario, channel, currency }: TestView,
  { evidence, unit }: { readonly evidence: ExperimentEvidence; readonly unit: 'money' | 'count' },
  words: Words,
): Reply {
  const { number, scenario: id } = experiment;
  const { incremental, standardError } = evidence;
  const amount = amountIn(unit, currency, words);
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('experiments.appliedFit.title', { number, scenario }),
    summary: plainOf(
      words.say('experiments.appliedFit.summary', {
        number,
        scenario,
        channel,
        incremental: amount(incremental),
        low: amount(incremental - ninety * standardError),
        high: amount(incremental + ninety * standardError),
        share: words.percent(evidence.spendShare),
        audience: words.percent(evidence.audienceShare),
      }),
    ),
    blocks: [
      textBlock(howText(evidence, words)),
      {
        kind: 'actions',
        actions: offered([
          { label: words.say('experiments.actions.fit'), line: `fit ${id}`, emphasis: 'primary' },
          { label: words.say('experiments.actions.undo'), line: `experiment undo ${number}` },
        ]),
      },
    ],
    record: { experiment, evidence },
  };
}

/** Half a 90 % interval, in standard errors. */
const ninety = 1.645;
