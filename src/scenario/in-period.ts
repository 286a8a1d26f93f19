import type { Parameter } from './parameter.ts';
import { UserError } from './problem.ts';
import { readScenario } from './read-scenario.ts';
import type {
  AdvantageScenario,
  Goal,
  LevelResponse,
  LimitAmount,
  Period,
  ResponseScenario,
  Scenario,
} from './scenario.ts';

/** How long each period is, in days; a month is a twelfth of a mean year. */
const days: Readonly<Record<Period, number>> = {
  day: 1,
  week: 7,
  month: 365.25 / 12,
  quarter: 365.25 / 4,
  year: 365.25,
};

/** How many of the one period make the other, on average: a month has 4.35 weeks. */
export function periodsPer(long: Period, short: Period): number {
  return days[long] / days[short];
}

/**
 * The same scenario with all amounts per another period: money and outcomes grow with the period's length, levels
 * and proportions stay, so the best split keeps its proportions.
 *
 * @throws UserError `period.adstock` when effects carry over from period to period (adstock, or a horizon of
 *   several periods): those are stated in periods and cannot be restated; `scenario.range` when an amount leaves
 *   what a scenario may hold.
 */
export function inPeriod(scenario: Scenario, period: Period): Scenario {
  if (scenario.period === period) return scenario;
  if (scenario.model === 'response' && carriesOver(scenario)) {
    throw new UserError({
      code: 'period.adstock',
      received: period,
      values: { period: scenario.period, scenario: scenario.id },
    });
  }
  const factor = periodsPer(period, scenario.period);
  const restated = scenario.model === 'advantage' ? advantage(scenario, factor) : response(scenario, factor);
  return readScenario({ ...restated, period });
}

function carriesOver({ channels, horizon }: ResponseScenario): boolean {
  return (
    horizon.periods > 1 ||
    horizon.tail > 0 ||
    channels.some((channel) => channel.response.adstock !== undefined)
  );
}

function advantage(scenario: AdvantageScenario, factor: number): AdvantageScenario {
  const attribute = (response: LevelResponse): LevelResponse => ({
    ...response,
    ...(response.halfSaturation !== undefined && { halfSaturation: times(response.halfSaturation, factor) }),
  });
  return {
    ...scenario,
    ...amounts(scenario, factor),
    advantage: { ...scenario.advantage, fullValue: times(scenario.advantage.fullValue, factor) },
    channels: scenario.channels.map((channel) => ({
      ...channel,
      ...bounds(channel, factor),
      today: channel.today * factor,
      ...(channel.levelsAt !== undefined && { levelsAt: channel.levelsAt * factor }),
      efficiency: attribute(channel.efficiency),
      coverage: attribute(channel.coverage),
      influence: attribute(channel.influence),
    })),
  };
}

function response(scenario: ResponseScenario, factor: number): ResponseScenario {
  return {
    ...scenario,
    ...amounts(scenario, factor),
    response: {
      ...scenario.response,
      base: times(scenario.response.base, factor),
      ...(scenario.response.held !== undefined && {
        held: scenario.response.held.map((hold) => ({ ...hold, ...bounds(hold, factor) })),
      }),
    },
    channels: scenario.channels.map((channel) => ({
      ...channel,
      ...bounds(channel, factor),
      today: channel.today * factor,
      ...(channel.seen !== undefined && { seen: channel.seen * factor }),
      ...(channel.earlier !== undefined && { earlier: channel.earlier.map((spend) => spend * factor) }),
      response: curve(channel.response, factor),
    })),
  };
}

type Curve = ResponseScenario['channels'][number]['response'];

function curve(given: Curve, factor: number): Curve {
  const coefficient = times(given.coefficient, factor);
  const offset = times(given.offset, factor);
  return given.curve === 'hill'
    ? { ...given, coefficient, offset, halfSaturation: times(given.halfSaturation, factor) }
    : { ...given, coefficient, offset, rate: times(given.rate, 1 / factor) };
}

function amounts({ budget, goal, groups }: Scenario, factor: number) {
  return {
    ...(budget !== undefined && { budget: budget * factor }),
    goal: restatedGoal(goal, factor),
    groups: groups.map((group) => ({ ...group, ...bounds(group, factor) })),
  };
}

function restatedGoal(goal: Goal, factor: number): Goal {
  return typeof goal === 'object' && 'target' in goal ? { target: goal.target * factor } : goal;
}

function bounds(
  { min, max }: { min?: LimitAmount | undefined; max?: LimitAmount | undefined },
  factor: number,
) {
  const restated = (limit: LimitAmount) => (typeof limit === 'number' ? limit * factor : limit);
  return {
    ...(min !== undefined && { min: restated(min) }),
    ...(max !== undefined && { max: restated(max) }),
  };
}

/** A parameter and its quantiles, multiplied by a positive factor. */
function times(parameter: Parameter, factor: number): Parameter {
  if (typeof parameter === 'number') return parameter * factor;
  const { value, low, high } = parameter;
  return {
    ...parameter,
    value: value * factor,
    ...(low !== undefined && { low: low * factor }),
    ...(high !== undefined && { high: high * factor }),
  };
}
