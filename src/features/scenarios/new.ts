import type { Words } from '../../bot/language/words.ts';
import { findChannels } from '../../scenario/find.ts';
import { identifierFor } from '../../scenario/identifier-for.ts';
import { inPeriod } from '../../scenario/in-period.ts';
import { type Problem, UserError } from '../../scenario/problem.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import {
  type Goal,
  type LimitAmount,
  type Period,
  type Scenario,
  type ScenarioInput,
  scenarioSchema,
} from '../../scenario/scenario.ts';

/** A channel as somebody describes it in a line or a row; what is absent is assumed. Amounts are per period. */
export interface DescribedChannel {
  readonly name: string;
  readonly nameZh?: string | undefined;
  readonly today: number;
  readonly min?: LimitAmount | undefined;
  readonly max?: LimitAmount | undefined;
  /** Value that today's spend brings, per unit of it. */
  readonly returns?: number | undefined;
  /** Value per period at full effect. */
  readonly coefficient?: number | undefined;
  /** Spend per period at half effect. */
  readonly halfSaturation?: number | undefined;
  readonly slope?: number | undefined;
}

export interface DescribedScenario {
  readonly id: string;
  readonly name: string;
  readonly budget?: number | undefined;
  readonly period?: Period | undefined;
  readonly goal?: Goal | undefined;
  readonly currency: string;
  readonly channels: readonly DescribedChannel[];
}

/** What today's spend is assumed to bring where nobody says: then the last unit spent just returns itself. */
const assumedReturn = 2;

/** How far from the truth an assumed number may be: half or twice. */
const doubt = 2;

/**
 * A new scenario, checked whole: one like `from` with another name, budget and spend, else one of the response model.
 * Throws `UserError`, by argument.
 */
export function newScenario(
  { from, ...described }: DescribedScenario & { readonly from?: Scenario | undefined },
  words: Words,
): Scenario {
  return byArgument(() =>
    readScenario(from === undefined ? scenarioFrom(described, words) : likeOther(from, described)),
  );
}

/** Names the argument that a problem of the new scenario came from, so that a form can show it there. */
function byArgument(read: () => Scenario): Scenario {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const named = (problem: Problem): Problem => {
      if (problem.argument !== undefined) return problem;
      const own = /^(budget|goal|period)\b/.exec(problem.path ?? '')?.[1];
      return { ...problem, argument: own ?? (problem.path?.startsWith('names') ? 'name' : 'channels') };
    };
    const [first, ...more] = error.problems;
    throw new UserError(named(first), ...more.map(named));
  }
}

function likeOther(
  from: Scenario,
  { id, name, budget, period, goal, channels }: DescribedScenario,
): Scenario {
  const restated = period === undefined ? from : inPeriod(from, period);
  const today = new Map(
    channels.map((channel) => {
      const found = findChannels(restated, channel.name);
      if (found.kind === 'channel') return [found.id, channel.today] as const;
      throw new UserError({
        code: 'limit.unknown-channel',
        received: channel.name,
        values: {
          nearest: '',
          choices: restated.channels.map((one) => one.id).join(', '),
          scenario: from.id,
        },
      });
    }),
  );
  const common = {
    id,
    names: { en: name },
    // Its other names stay the other's: nobody could tell the two apart by them.
    aliases: [],
    ...(budget !== undefined && { budget }),
    ...(goal !== undefined && { goal }),
  };
  // Each model apart, so that the channels keep their kind.
  return restated.model === 'advantage'
    ? {
        ...restated,
        ...common,
        channels: restated.channels.map((one) => ({ ...one, today: today.get(one.id) ?? one.today })),
      }
    : {
        ...restated,
        ...common,
        channels: restated.channels.map((one) => ({ ...one, today: today.get(one.id) ?? one.today })),
      };
}

/**
 * A scenario of the response model from what somebody said of its channels. What they did not say is assumed, with a
 * wide spread and the reason: that a channel is at half of its effect today, and that its spend returns twice itself.
 */
function scenarioFrom(described: DescribedScenario, words: Words): ScenarioInput {
  const { id, name, budget, period, goal, currency, channels } = described;
  const spent = channels.reduce((sum, { today }) => sum + today, 0);
  const even = ((budget ?? spent) || 1) / Math.max(1, channels.length);
  const taken = new Set<string>();
  return {
    schema: scenarioSchema,
    model: 'response',
    id,
    names: { en: name },
    currency,
    ...(period !== undefined && { period }),
    ...(budget !== undefined && { budget }),
    ...(goal !== undefined && { goal }),
    response: { valuePerOutcome: 1 },
    channels: channels.map((channel) => {
      const own = identifierFor(channel.name, 'channel', taken);
      taken.add(own);
      // Names stay as people wrote them; identifiers are for typing.
      const isSame = channel.name === own && channel.nameZh === undefined;
      const names = { en: channel.name, ...(channel.nameZh !== undefined && { zh: channel.nameZh }) };
      return {
        id: own,
        ...(!isSame && { names }),
        today: channel.today,
        ...(channel.min !== undefined && { min: channel.min }),
        ...(channel.max !== undefined && { max: channel.max }),
        response: curveOf(channel, even, words),
      };
    }),
  };
}

/** c·x/(x + h): at h = today's spend x, value is c/2, so that c is twice the value that it brings today. */
function curveOf(
  { today, returns, coefficient, halfSaturation, slope }: DescribedChannel,
  even: number,
  words: Words,
) {
  const spend = today > 0 ? today : even;
  const half = halfSaturation ?? assumed(spend, words.say('scenarios.assumed.half'));
  const at = halfSaturation ?? spend;
  const power = slope ?? 1;
  const share = spend ** power / (spend ** power + at ** power);
  const full = (spend * (returns ?? assumedReturn)) / share;
  const why =
    returns === undefined
      ? words.say('scenarios.assumed.returns', { count: assumedReturn })
      : words.say('scenarios.assumed.given', { amount: String(returns) });
  return {
    curve: 'hill' as const,
    // Of a return that was said, the mean over what may be true is that; the middle of such a spread lies lower.
    coefficient: coefficient ?? assumed(returns === undefined ? full : short(full / meanOfDoubt), why),
    halfSaturation: half,
    ...(slope !== undefined && { slope }),
  };
}

/**
 * The mean of a log-normal number beside its middle, exp(σ²/2), where its 5% and 95% quantiles are half and twice the
 * middle: σ = ln 2 ÷ 1.645. The share of its effect that a channel is at has its middle as its mean.
 */
const meanOfDoubt = Math.exp((Math.log(doubt) / 1.6448536269514722) ** 2 / 2);

const short = (amount: number) => Number(amount.toPrecision(6));

const assumed = (value: number, why: string) => ({ value, low: value / doubt, high: value * doubt, why });
