import { z } from 'zod';
import type { Posterior } from '../model/posterior.ts';
import type { Effort } from '../optimise/progress.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { verdictShape } from './verdict.ts';

/** What to work out: a scenario with its limits and goal, and how hard to try. Plain data: it crosses threads. */
export interface AnalysisRequest {
  readonly scenario: Scenario;
  /** How many joint draws of the uncertain parameters the plan is optimised on; 1 draw when none is uncertain. */
  readonly draws: number;
  /** Seeds every random number: the same request gives the same answer. */
  readonly seed: number;
  /** Where the search ends with the gap reached so far. */
  readonly effort: Effort;
  /** Work out curves and sensitivities, too; takes a second or two. */
  readonly explain?: boolean;
  /** A plan to price beside the best one: spend per period by channel id; what it does not name stays as today. */
  readonly plan?: Readonly<Record<string, number>>;
  /** The joint draws of the fit that the scenario names; without them a fitted scenario is drawn by its marginals. */
  readonly posterior?: Posterior;
}

const finite = z.number();
const interval = z.strictObject({ low: finite, high: finite });

/** What one limit that binds costs: `price` is the value gained per unit of money by which it were relaxed. */
const bindingLimit = z.strictObject({
  id: z.string().describe('budget, channel:<id>:max, group:<id>:min, privacy, brandSafety'),
  kind: z.enum(['budget', 'channel', 'group', 'privacy', 'brandSafety', 'roi', 'cost', 'target']),
  side: z.enum(['max', 'min']),
  /** The channel's or group's id; empty for the others. */
  of: z.string(),
  amount: finite.describe('the limit, in money per period'),
  price: finite.describe('value per unit of money by which the limit is relaxed'),
});

const point = z.strictObject({ spend: finite, value: finite });

/** One limit that a priced plan breaks, in money per period; a return is a ratio, a target a value. */
const brokenLimit = z.strictObject({
  kind: bindingLimit.shape.kind,
  side: bindingLimit.shape.side,
  of: bindingLimit.shape.of,
  amount: finite.describe('the limit'),
  actual: finite.describe('what the plan comes to instead'),
});

/** A plan that somebody thought of, priced. Spend per period, value over the horizon. */
const priced = z.strictObject({
  channels: z.array(
    z.strictObject({
      id: z.string(),
      spend: finite,
      contribution: finite,
      interval: interval.optional().describe('90 % interval of the contribution, on fresh draws'),
    }),
  ),
  value: finite,
  cautious: finite.optional().describe('mean of its worst tenth of draws (cautious attitude)'),
  lift: finite.describe('value − value today'),
  afterPeriod: finite.optional().describe('of its value, what comes after the period'),
  certainty: z
    .strictObject({
      value: interval,
      lift: interval,
      liftProbability: finite,
      period: interval
        .optional()
        .describe("of the value within the plan's periods, without what comes after"),
    })
    .optional()
    .describe('on fresh draws; lift is of the goal: value, or profit'),
  behind: finite.describe("the best plan's objective less this plan's; below 0 only where it breaks a limit"),
  broken: z.array(brokenLimit),
});

/** Why the plan is as it is, and what would change it. Spend per period, value over the horizon. */
const explanation = z.strictObject({
  budgetCurve: z.array(z.strictObject({ budget: finite, value: finite })),
  responseCurves: z.array(z.strictObject({ id: z.string(), points: z.array(point) })),
  valueAtMiddle: finite.optional().describe("the plan's value with every assumption at its middle"),
  sensitivities: z.array(
    z.strictObject({
      path: z.string(),
      why: z.string(),
      low: finite,
      high: finite,
      valueAtLow: finite,
      valueAtHigh: finite,
      moved: finite.describe('share of the budget that the best plan at either end would put elsewhere'),
    }),
  ),
});

/** The result of one optimisation; part of a run record. Money is per period, value over the horizon. */
export const analysisShape = z.strictObject({
  accounting: z
    .literal(2)
    .optional()
    .describe(
      '2: the base counts within the plan, what earlier spend brings is part of V(0); absent in records from before, ' +
        'in which the base counted after the plan, too, and spend began from nothing',
    ),
  unit: z.enum(['money', 'outcome']).describe('what value is counted in'),
  budget: finite.describe('per period'),
  periods: z.int().describe('H: periods of spend that the value sums over; 1 without a horizon'),
  channels: z.array(
    z.strictObject({
      id: z.string(),
      today: finite.describe('spend per period today'),
      proposed: finite.describe('spend per period in the plan'),
      contributionToday: finite.describe("Shapley share of today's value, against zero spend everywhere"),
      contribution: finite.describe("Shapley share of the plan's value"),
      contributionAfter: finite.optional().describe('the part of it that comes after the period'),
      marginalReturn: finite.describe('value of one more unit of spend'),
      interval: interval.optional().describe('90 % interval of the contribution, on fresh draws'),
      range: interval.optional().describe('least and most spend in plans made on other draws (stability)'),
    }),
  ),
  value: z.strictObject({
    zero: finite.describe('value with every channel at zero spend'),
    today: finite,
    proposed: finite,
    lift: finite.describe('proposed − today'),
    earlier: finite
      .optional()
      .describe('of the value at zero spend, what spend from before the plan still brings'),
    afterPeriod: z
      .strictObject({ zero: finite, today: finite, proposed: finite })
      .optional()
      .describe('of each value, what comes after the plan (within its tail)'),
    cautiousToday: finite.optional().describe("mean of today's worst tenth of draws (cautious attitude)"),
    cautiousProposed: finite.optional().describe("mean of the plan's worst tenth of draws"),
  }),
  todayFeasible: z.boolean().describe("whether today's plan keeps all limits"),
  certainty: z
    .strictObject({
      zero: interval.describe('of the value at zero spend'),
      value: interval,
      lift: interval.describe("of the plan's figure less today's: value, or profit where that is the goal"),
      liftProbability: finite.describe('share of fresh draws in which the plan beats today by that figure'),
      change: interval
        .optional()
        .describe(
          "of that figure ÷ today's − 1, each draw against its own; absent where some draw's is not above 0",
        ),
      period: interval
        .optional()
        .describe("of the value within the plan's periods, without what comes after"),
      draws: z.int(),
    })
    .optional()
    .describe('90 % intervals on fresh draws; absent when no parameter is uncertain'),
  robustness: z
    .strictObject({
      draws: z.int().describe('fresh draws in each of which the best plan was found'),
      regret: finite.describe("how far the plan's objective is behind the best plan's, on average"),
      error: finite.describe('its standard error'),
      isPerfectInformation: z.boolean().describe('whether that is what knowing everything would be worth'),
      currentRegret: finite.optional().describe('the same of current spend, where that keeps all limits'),
      channels: z.array(
        z.strictObject({
          id: z.string(),
          above: z.int().describe('in how many of the draws the best spend is above the current one'),
          below: z.int(),
        }),
      ),
    })
    .optional()
    .describe('the plan where the assumptions are other than on average; absent below 64 draws'),
  verdict: verdictShape.optional().describe('what to do, and by which figures'),
  joint: z
    .strictObject({
      fit: z.int().positive(),
      draws: z.int().describe('rows that the plan was optimised on'),
      fresh: z.int().describe('other rows, by which it is judged'),
      edited: z.array(z.string()).describe('channels (or base) changed since, drawn by their own spread'),
    })
    .optional()
    .describe("the fit whose joint draws were used; absent when the scenario's own spreads were"),
  limits: z.array(bindingLimit).describe('the limits that bind, with their prices'),
  proof: z.strictObject({
    best: finite.describe("the plan's objective"),
    bound: finite.describe('no plan within the limits has a better objective (under these assumptions)'),
    gap: finite.describe(
      '(bound − best) / |V(best) − V(0)|, of V(today) where that is larger and keeps all limits',
    ),
    profitGap: finite
      .optional()
      .describe('(bound − best) / |profit(best) − profit(0)|, where profit is what counts'),
    proved: z.boolean().describe('both gaps ≤ 1e-4'),
    nodes: z.int(),
    stopped: z.enum(['closed', 'nodes', 'time']).describe('why the search ended'),
  }),
  trace: z
    .array(z.strictObject({ iteration: z.int(), milliseconds: finite, best: finite, bound: finite }))
    .describe('best objective and proved bound as the search went on'),
  explanation: explanation
    .optional()
    .describe('curves and sensitivities; only in the result of an explanation'),
  priced: priced.optional().describe('a plan that somebody thought of; only in the result of a what-if'),
  engine: z.string().describe('what did the arithmetic: float64, or the tensor backend for large batches'),
  milliseconds: z.record(z.string(), finite).describe('time by stage'),
});

export type Analysis = z.infer<typeof analysisShape>;
export type BindingLimit = z.infer<typeof bindingLimit>;
export type BrokenLimit = z.infer<typeof brokenLimit>;
