import { holdsOf, released, type WantedLimit, withRoomFor } from '../../learn/fit/held-channels.ts';
import { UserError } from '../../scenario/problem.ts';
import { budgetOf, fitOf, type Scenario } from '../../scenario/scenario.ts';
import type { RequestedLimit } from '../../scenario/with-limits.ts';

/** What somebody asks of a plan that rests on a fit. */
export interface AskedOfFit {
  /** Said: a plan all the same, although the fit carries none. */
  readonly anyway?: 'yes' | undefined;
  /** Ids of channels that the plan may move although the fit's review holds them. */
  readonly release?: readonly string[] | undefined;
  readonly budget?: number | undefined;
  readonly limits?: readonly RequestedLimit[] | undefined;
}

/**
 * Refuses a plan that its fit does not carry, unless somebody asks for one all the same.
 *
 * @throws UserError `fit.uncarried`
 */
export function refuseUncarried(scenario: Scenario, { anyway }: AskedOfFit): void {
  if (scenario.model !== 'response' || scenario.response.review !== 'none' || anyway === 'yes') return;
  throw new UserError({
    code: 'fit.uncarried',
    received: String(fitOf(scenario) ?? ''),
    values: { scenario: scenario.id, line: `optimize ${scenario.id} anyway=yes` },
  });
}

/** The scenario with held channels as far released as the request says or needs; amounts are per the scenario's period. */
export function withReleases(scenario: Scenario, asked: AskedOfFit): Scenario {
  if (holdsOf(scenario).length === 0) return scenario;
  const { release = [], limits = [] } = asked;
  const free = released(scenario, new Set(release));
  const wanted = limits.map(({ channels, isGroup, side, amount }): WantedLimit => {
    const group = isGroup ? scenario.groups.find(({ id }) => id === channels[0]) : undefined;
    return { channels: group?.channels ?? channels, side, amount };
  });
  return withRoomFor(free, asked.budget ?? budgetOf(free), wanted);
}
