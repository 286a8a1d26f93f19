import { z } from 'zod';
import { middle, parameterSchema } from './parameter.ts';
import { displayName, identifier, localisedName } from './text.ts';

/** Most channels that one scenario may have. */
export const mostChannels = 1_000;

/** Largest amount of money or outcome that a scenario may name; keeps all arithmetic far from overflow. */
const largestAmount = 1e15;

const amount = z.number().min(0).max(largestAmount);
const positiveAmount = z.number().positive().max(largestAmount);
const unitInterval = z.number().min(0).max(1);

const level = parameterSchema(unitInterval);
const positive = parameterSchema(positiveAmount);
const slope = parameterSchema(z.number().min(0.1).max(12));

/** A money amount per period, or a share of the budget or of what is actually spent. */
const limitAmount = z.union([
  amount,
  z.strictObject({ share: unitInterval, of: z.enum(['budget', 'spend']).default('budget') }),
]);

/** One attribute's response to spend: floor + (ceiling − floor)·x^k/(x^k + c^k) (Hill; ADBUDG, Little 1970). */
const levelResponse = z
  .strictObject({
    floor: level.default(0).describe('the level at zero spend'),
    ceiling: level.describe('the level that no spend exceeds'),
    level: level.optional().describe("the level at today's spend; gives the half-saturation"),
    halfSaturation: positive.optional().describe('spend per period at half effect, instead of `level`'),
    slope: slope.default(1).describe('k: up to 1 concave, above 1 S-shaped'),
  })
  .superRefine((response, context) => {
    if ((response.level === undefined) === (response.halfSaturation === undefined)) {
      context.addIssue({ code: 'custom', params: { problem: 'scenario.level-or-half' }, input: response });
    }
    const [low, high] = [middle(response.floor), middle(response.ceiling)];
    const inside = response.level === undefined ? undefined : middle(response.level);
    if (low >= high || (inside !== undefined && (inside <= low || inside >= high))) {
      context.addIssue({
        code: 'custom',
        params: {
          problem: 'scenario.level-order',
          values: { floor: low, level: inside ?? '–', ceiling: high },
        },
        input: response,
      });
    }
  });

const adstock = z
  .strictObject({
    decay: parameterSchema(z.number().min(0).lt(1)).describe('share of the effect left one period later'),
    longestLag: z.int().min(0).max(104).describe('L − 1: the last lag that still has an effect, in periods'),
  })
  .describe('normalised geometric carry-over over lags 0…longestLag (Broadbent 1979)');

const hillCurve = z.strictObject({
  curve: z.literal('hill'),
  coefficient: parameterSchema(z.number().min(0).max(largestAmount)).describe('outcome at full saturation'),
  halfSaturation: positive.describe('spend per period at half effect'),
  slope: slope.default(1),
  offset: parameterSchema(amount).default(0).describe('spend per period that is in the market already'),
  adstock: adstock.optional(),
});

const logisticCurve = z.strictObject({
  curve: z.literal('logistic'),
  coefficient: parameterSchema(z.number().min(0).max(largestAmount)).describe('outcome at full saturation'),
  rate: positive.describe('λ in (1 − e^{−λs})/(1 + e^{−λs}), per unit of spend per period'),
  offset: parameterSchema(amount).default(0).describe('spend per period that is in the market already'),
  adstock: adstock.optional(),
});

const channelCommon = {
  id: identifier,
  names: localisedName.optional(),
  aliases: z.array(displayName).max(12).default([]),
  today: amount.default(0).describe("today's spend per period"),
  min: limitAmount.optional().describe('least spend per period'),
  max: limitAmount.optional().describe('most spend per period'),
  privacyRisk: unitInterval.default(0).describe('q: privacy exposure per unit of spend'),
  brandRisk: unitInterval.default(0).describe('r: brand risk per unit of spend'),
};

const advantageChannel = z.strictObject({
  ...channelCommon,
  share: level.describe("π: the channel's audience share; all shares sum to 1"),
  efficiency: levelResponse.describe('η: data-acquisition efficiency'),
  coverage: levelResponse.describe('β: user coverage; its ceiling is below 1'),
  influence: levelResponse.describe('γ: brand influence'),
});

const responseChannel = z.strictObject({
  ...channelCommon,
  response: z.discriminatedUnion('curve', [hillCurve, logisticCurve]),
});

const group = z.strictObject({
  id: identifier,
  names: localisedName.optional(),
  aliases: z.array(displayName).max(12).default([]),
  channels: z.array(identifier).min(1).max(mostChannels),
  min: limitAmount.optional(),
  max: limitAmount.optional(),
});

const riskLimit = z.strictObject({
  max: unitInterval,
  of: z.enum(['budget', 'spend']).default('budget'),
});

const goal = z.union([
  z.enum(['value', 'profit']),
  z.strictObject({ roi: positiveAmount }).describe('most value with ROI at least this'),
  z.strictObject({ target: positiveAmount }).describe('least spend whose value reaches this'),
  z.strictObject({ marginal: positiveAmount }).describe('spend while one more unit returns this'),
]);

const scenarioCommon = {
  schema: z.literal('channels/scenario@1'),
  id: identifier,
  names: localisedName,
  aliases: z.array(displayName).max(24).default([]),
  period: z.enum(['day', 'week', 'month', 'quarter', 'year']).default('week'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY')
    .describe('ISO 4217 code'),
  budget: positiveAmount.optional().describe("per period; without it, the sum of today's spend"),
  budgetUse: z.enum(['at-most', 'exactly']).default('at-most'),
  goal: goal.default('value'),
  risk: z.enum(['mean', 'cautious']).default('mean'),
  groups: z.array(group).max(200).default([]),
  privacy: riskLimit.optional().describe('Σ q·spend ≤ max · (budget or spend)'),
  brandSafety: riskLimit.optional().describe('Σ r·spend ≤ max · (budget or spend)'),
};

const exponent = parameterSchema(z.number().min(0).max(10));

const advantageScenario = z.strictObject({
  ...scenarioCommon,
  model: z.literal('advantage'),
  advantage: z.strictObject({
    fullValue: positive.describe('M: value of full advantage per period, in the currency'),
    satisfaction: parameterSchema(z.number().positive().max(10)).default(1).describe('u'),
    market: parameterSchema(z.number().positive().max(10)).default(1).describe('m'),
    precision: parameterSchema(z.number().positive().max(10)).default(1).describe('p'),
    exponents: z
      .strictObject({
        satisfaction: exponent.default(1),
        market: exponent.default(1),
        precision: exponent.default(1),
      })
      .prefault({}),
    weights: z
      .strictObject({ efficiency: unitInterval, coverage: unitInterval, influence: unitInterval })
      .default({ efficiency: 1 / 3, coverage: 1 / 3, influence: 1 / 3 }),
  }),
  channels: z.array(advantageChannel).min(1).max(mostChannels),
});

const responseScenario = z.strictObject({
  ...scenarioCommon,
  model: z.literal('response'),
  response: z
    .strictObject({
      base: parameterSchema(z.number().min(-largestAmount).max(largestAmount)).default(0),
      valuePerOutcome: positive.optional().describe('currency per unit of outcome; goals in money need it'),
      margin: parameterSchema(unitInterval).default(1).describe('share of that value which is earned'),
    })
    .prefault({}),
  horizon: z
    .strictObject({
      periods: z.int().min(1).max(520).describe('H: periods of constant spend'),
      tail: z.int().min(0).max(520).describe('periods without spend whose outcome still counts'),
    })
    .default({ periods: 1, tail: 0 }),
  channels: z.array(responseChannel).min(1).max(mostChannels),
});

/** The shape of a scenario, before the checks that concern several fields at once (`read-scenario.ts`). */
export const scenarioShape = z.discriminatedUnion('model', [advantageScenario, responseScenario]);

/**
 * A company sells one product through channels. Amounts (`today`, `budget`, `min`, `max`, half-saturations) are
 * spend per period; the response model's outcome is summed over the horizon and its tail.
 */
export type Scenario = z.infer<typeof scenarioShape>;
export type AdvantageScenario = z.infer<typeof advantageScenario>;
export type ResponseScenario = z.infer<typeof responseScenario>;
export type Channel = Scenario['channels'][number];
export type LevelResponse = z.infer<typeof levelResponse>;
export type Goal = Scenario['goal'];
export type Risk = Scenario['risk'];
export type Period = Scenario['period'];
export type Group = Scenario['groups'][number];
export type LimitAmount = z.infer<typeof limitAmount>;

/** The budget per period: as given, or what is spent today. */
export function budgetOf(scenario: Scenario): number {
  return scenario.budget ?? scenario.channels.reduce((sum, channel) => sum + channel.today, 0);
}
