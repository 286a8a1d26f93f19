import { z } from 'zod';
import { parameterSchema } from './parameter.ts';
import { displayName, identifier, localisedName, rationale } from './text.ts';

/** The name and version of the format that a scenario file is written in. */
export const scenarioSchema = 'channels/scenario@1';

/** Most channels that one scenario may have. */
export const mostChannels = 1_000;

/** Most groups that one scenario may have, those that a command adds included. */
export const mostGroups = 200;

/** Largest amount of money or outcome that a scenario may name; keeps all arithmetic far from overflow. */
const largestAmount = 1e15;

const amount = z.number().min(0).max(largestAmount);
const positiveAmount = z.number().positive().max(largestAmount);
const unitInterval = z.number().min(0).max(1);

// The identifiers name these parts in the JSON Schema (`json-schema.ts`).
const level = parameterSchema(unitInterval).meta({
  id: 'level',
  description: 'a number from 0 to 1, alone or with its spread',
});
const positive = parameterSchema(positiveAmount).meta({
  id: 'positiveQuantity',
  description: 'a number above 0, alone or with its spread',
});
const quantity = parameterSchema(amount).meta({
  id: 'quantity',
  description: 'a number of at least 0, alone or with its spread',
});
const slope = parameterSchema(z.number().min(0.1).max(12)).meta({
  id: 'slope',
  description: 'k in x^k/(x^k + c^k): up to 1 concave, above 1 S-shaped; alone or with its spread',
});

/** A money amount per period, or a share of the budget or of what is actually spent. */
const limitAmount = z
  .union([
    amount,
    z.strictObject({
      share: unitInterval,
      of: z.enum(['budget', 'spend']).default('budget').describe('the budget, or what is actually spent'),
    }),
  ])
  .meta({ id: 'limitAmount', description: 'money per period, or a share of the budget or of actual spend' });

/** One attribute's response to spend: floor + (ceiling − floor)·x^k/(x^k + c^k) (Hill; ADBUDG, Little 1970). */
const levelResponse = z
  .strictObject({
    floor: level.default(0).describe('the level at zero spend'),
    ceiling: level.describe('the level that no spend exceeds'),
    level: level
      .optional()
      .describe("the level at today's spend, between floor and ceiling; gives the half-saturation"),
    halfSaturation: positive.optional().describe('spend per period at half effect, instead of `level`'),
    slope: slope.default(1),
  })
  .meta({
    id: 'levelResponse',
    description: 'how a level answers to spend x: floor + (ceiling − floor)·x^k/(x^k + c^k)',
  });

const adstock = z
  .strictObject({
    decay: parameterSchema(z.number().min(0).lt(1)).describe('share of the effect left one period later'),
    longestLag: z.int().min(0).max(104).describe('L − 1: the last lag that still has an effect, in periods'),
  })
  .describe('normalised geometric carry-over over lags 0…longestLag (Broadbent 1979)');

const hillCurve = z.strictObject({
  curve: z.literal('hill'),
  coefficient: quantity.describe('outcome per period at full saturation'),
  halfSaturation: positive.describe('spend per period at half effect'),
  slope: slope.default(1),
  offset: quantity.default(0).describe('spend per period that is in the market already'),
  adstock: adstock.optional(),
});

const logisticCurve = z.strictObject({
  curve: z.literal('logistic'),
  coefficient: quantity.describe('outcome per period at full saturation'),
  rate: positive.describe('λ in (1 − e^{−λs})/(1 + e^{−λs}), per unit of spend per period'),
  offset: quantity.default(0).describe('spend per period that is in the market already'),
  adstock: adstock.optional(),
});

const channelCommon = {
  id: identifier,
  names: localisedName.optional(),
  aliases: z.array(displayName).max(12).default([]).describe('other names that commands understand'),
  today: amount.default(0).describe("today's spend per period"),
  min: limitAmount.optional().describe('least spend per period'),
  max: limitAmount.optional().describe('most spend per period'),
  privacyRisk: unitInterval.default(0).describe('q: privacy exposure per unit of spend'),
  brandRisk: unitInterval.default(0).describe('r: brand risk per unit of spend'),
  why: rationale.optional().describe("where today's spend and the risks come from"),
};

const advantageChannel = z.strictObject({
  ...channelCommon,
  levelsAt: positiveAmount
    .optional()
    .describe("spend per period at which each `level` was seen; without it, today's spend"),
  share: level.describe("π: the channel's audience share; all shares sum to 1"),
  efficiency: levelResponse.describe('η: data-acquisition efficiency'),
  coverage: levelResponse.describe('β: user coverage; its ceiling is below 1'),
  influence: levelResponse.describe('γ: brand influence'),
});

const responseChannel = z.strictObject({
  ...channelCommon,
  seen: amount.optional().describe('largest spend per period in the history that the curve was fitted to'),
  earlier: z
    .array(amount)
    .max(104)
    .optional()
    .describe(
      'spend per period before the plan, the latest last, that still has an effect; without it, `today`',
    ),
  response: z.discriminatedUnion('curve', [hillCurve, logisticCurve]),
});

const group = z.strictObject({
  id: identifier,
  names: localisedName.optional(),
  aliases: z.array(displayName).max(12).default([]).describe('other names that commands understand'),
  channels: z.array(identifier).min(1).max(mostChannels).describe('ids of the channels that it sums'),
  min: limitAmount.optional().describe('least spend of all its channels together, per period'),
  max: limitAmount.optional().describe('most spend of all its channels together, per period'),
});

const riskLimit = z.strictObject({
  max: unitInterval,
  of: z.enum(['budget', 'spend']).default('budget'),
});

const goal = z.union([
  z.enum(['value', 'profit']),
  z.strictObject({ roi: positiveAmount }).describe('most value with ROI at least this'),
  z
    .strictObject({ cost: positiveAmount })
    .describe('most outcome whose cost per unit, of what spend adds, is at most this'),
  z.strictObject({ target: positiveAmount }).describe('least spend whose value reaches this'),
  z.strictObject({ marginal: positiveAmount }).describe('spend while one more unit returns this'),
]);

const scenarioCommon = {
  schema: z.literal(scenarioSchema).describe('the version of this format'),
  id: identifier,
  names: localisedName,
  aliases: z.array(displayName).max(24).default([]).describe('other names that commands understand'),
  period: z
    .enum(['day', 'week', 'month', 'quarter', 'year'])
    .default('week')
    .describe('what all amounts are per'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY')
    .describe('ISO 4217 code'),
  budget: positiveAmount.optional().describe("per period; without it, the sum of today's spend"),
  budgetUse: z
    .enum(['at-most', 'exactly'])
    .default('at-most')
    .describe('whether some of the budget may stay unspent'),
  goal: goal.default('value').describe('what the plan is to make as large (or small) as possible'),
  risk: z
    .enum(['mean', 'cautious'])
    .default('mean')
    .describe('the expected goal, or its mean over the worst tenth of what may be true'),
  groups: z.array(group).max(mostGroups).default([]).describe('limits on the sum of several channels'),
  privacy: riskLimit.optional().describe('Σ q·spend ≤ max · (budget or spend)'),
  brandSafety: riskLimit.optional().describe('Σ r·spend ≤ max · (budget or spend)'),
};

const exponent = parameterSchema(z.number().min(0).max(10));
const factor = parameterSchema(z.number().positive().max(10)).meta({
  id: 'factor',
  description: 'a factor of the value, alone or with its spread',
});

const advantageScenario = z.strictObject({
  ...scenarioCommon,
  model: z.literal('advantage'),
  advantage: z.strictObject({
    fullValue: positive.describe('M: value of full advantage per period, in the currency'),
    satisfaction: factor.default(1).describe('u: user satisfaction'),
    market: factor.default(1).describe('m: market performance'),
    precision: factor.default(1).describe("p: the product model's precision"),
    exponents: z
      .strictObject({
        satisfaction: exponent.default(1),
        market: exponent.default(1),
        precision: exponent.default(1),
      })
      .prefault({})
      .describe('a, b, d in V = M·u^a·m^b·p^d·C'),
    weights: z
      .strictObject({ efficiency: unitInterval, coverage: unitInterval, influence: unitInterval })
      .default({ efficiency: 1 / 3, coverage: 1 / 3, influence: 1 / 3 })
      .describe('of the three attributes in the channel advantage C; they sum to 1'),
  }),
  channels: z.array(advantageChannel).min(1).max(mostChannels),
});

const responseScenario = z.strictObject({
  ...scenarioCommon,
  model: z.literal('response'),
  response: z
    .strictObject({
      base: parameterSchema(z.number().min(-largestAmount).max(largestAmount))
        .default(0)
        .describe('outcome per period without any spend, counted in the H periods of the plan only'),
      valuePerOutcome: positive.optional().describe('currency per unit of outcome; goals in money need it'),
      margin: parameterSchema(unitInterval).default(1).describe('share of that value which is earned'),
      fit: z
        .int()
        .positive()
        .max(1e9)
        .optional()
        .describe("number of the workspace's fit whose joint draws these parameters summarise"),
      weeks: z.int().positive().max(10_000).optional().describe('of history that the fit learnt from'),
      beyond: z
        .number()
        .min(1)
        .max(10)
        .optional()
        .describe('plans go no further than this multiple of what was `seen` of each channel'),
      review: z
        .enum(['sound', 'care', 'none'])
        .optional()
        .describe(
          'what the review of the fit came to; none: no plan unless somebody asks for one all the same',
        ),
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
/** A scenario as it is written: what has a default may be left out. */
export type ScenarioInput = z.input<typeof scenarioShape>;
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

/** The number of the fit whose joint draws a scenario stands for; undefined for one that was not fitted. */
export function fitOf(scenario: Scenario): number | undefined {
  return scenario.model === 'response' ? scenario.response.fit : undefined;
}
