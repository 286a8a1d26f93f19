import { z } from 'zod';
import { rationale } from './text.ts';

/**
 * A number, or a number with what is known of its spread: `value` is the median, `low` and `high` the 5 % and
 * 95 % quantiles, `why` where the number comes from. Any parameter of a scenario may be written either way.
 */
export type Parameter =
  | number
  | {
      readonly value: number;
      readonly low?: number | undefined;
      readonly high?: number | undefined;
      readonly why?: string | undefined;
    };

/** What values a parameter can take; decides on which scale its spread is drawn. */
export type Support = 'unit' | 'positive' | 'real';

/**
 * The schema of a parameter whose values and quantiles all lie in `range`. That the quantiles are in order is one
 * of the checks across fields (`cross-checks.ts`).
 */
export function parameterSchema(range: z.ZodNumber): z.ZodType<Parameter, Parameter> {
  return z.union([
    range,
    z.strictObject({
      value: range.describe('the middle value: as likely too high as too low'),
      low: range.optional().describe('one time in twenty the truth is below this (5 % quantile)'),
      high: range.optional().describe('one time in twenty the truth is above this (95 % quantile)'),
      why: rationale.optional().describe('where the number comes from'),
    }),
  ]);
}

/** The parameter's middle value: the number itself, or the median of its distribution. */
export function middle(parameter: Parameter): number {
  return typeof parameter === 'number' ? parameter : parameter.value;
}

/** Whether the parameter has a spread, so that draws of it differ. */
export function isUncertain(parameter: Parameter): boolean {
  return (
    typeof parameter !== 'number' &&
    parameter.low !== undefined &&
    parameter.high !== undefined &&
    parameter.low < parameter.high
  );
}

/** The standard normal's 95 % quantile: what one side of a 90 % interval spans in standard deviations. */
const oneSide = 1.6448536269514722;

const scales: Record<Support, { to: (x: number) => number; from: (y: number) => number }> = {
  unit: { to: (x) => Math.log(x / (1 - x)), from: (y) => 1 / (1 + Math.exp(-y)) },
  positive: { to: Math.log, from: Math.exp },
  real: { to: (x) => x, from: (y) => y },
};

/**
 * The parameter's value at standard normal score `z`: a two-piece normal on the logit scale (support `unit`),
 * the log scale (`positive`) or as it is (`real`), so that z = −1.645, 0 and 1.645 give exactly `low`, `value`
 * and `high`. A quantile on the support's border (0, 1) leaves that side on the plain scale, cut at the border.
 */
export function atScore(parameter: Parameter, support: Support, z: number): number {
  return byScore(parameter, support)(z);
}

/** `atScore` for many scores of one parameter. */
export function byScore(parameter: Parameter, support: Support): (z: number) => number {
  if (typeof parameter === 'number' || !isUncertain(parameter)) {
    const only = middle(parameter);
    return () => only;
  }
  const { value, low = value, high = value } = parameter;
  const [below, above] = [sideTo(low, value, support), sideTo(high, value, support)];
  return (z) => (z < 0 ? below(-z) : above(z));
}

/** One side of a parameter's distribution: from its value through the quantile `end`, by the score's size. */
function sideTo(end: number, value: number, support: Support): (size: number) => number {
  const scale = scales[support];
  const [from, to] = [scale.to(value), scale.to(end)];
  if (Number.isFinite(from) && Number.isFinite(to)) {
    const step = to - from;
    return (size) => scale.from(from + step * (size / oneSide));
  }
  const plain = (size: number) => value + (end - value) * (size / oneSide);
  if (support === 'unit') return (size) => Math.min(1, Math.max(0, plain(size)));
  return support === 'positive' ? (size) => Math.max(0, plain(size)) : plain;
}
