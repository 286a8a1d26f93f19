import type { CommandContext } from '../../bot/command.ts';
import type { Store } from '../../bot/ports.ts';
import { calendarDay, periodLater } from '../../bot/time/calendar-day.ts';
import { holdsOf } from '../../learn/fit/held-channels.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import { type AdvantageScenario, budgetOf, type Channel, type Scenario } from '../../scenario/scenario.ts';
import type { RequestedLimit } from '../../scenario/with-limits.ts';
import { type AskedPlan, askedScenario } from './plan-arguments.ts';
import type { Adoption } from './stored/adoption.ts';

/**
 * The scenario with the adopted plan as today's spend, once the adoption's first period has passed: by then that is
 * what the team spends. The same scenario until then, and where the plan is in another currency.
 *
 * Amounts are restated for the scenario's period; channels that the plan does not know keep their own spend. Nothing
 * else changes: the budget stays what it was, also where it was the sum of today's spend, and levels that were seen at
 * the former spend stay where they were seen.
 */
export function withAdoptedToday(
  scenario: Scenario,
  adoption: Adoption | undefined,
  now: Date,
  timeZone = 'UTC',
): Scenario {
  if (adoption === undefined || !isSpentNow(scenario, adoption, now, timeZone)) return scenario;
  const factor = periodsPer(scenario.period, adoption.period);
  const spendOf = (channel: Channel) => {
    const spend = Object.hasOwn(adoption.spend, channel.id) ? adoption.spend[channel.id] : undefined;
    return spend === undefined ? channel.today : spend * factor;
  };
  const budget = budgetOf(scenario);
  const common = budget > 0 ? { budget } : {};
  // Each model apart, so that the channels keep their kind.
  if (scenario.model === 'response') {
    const held = new Set(holdsOf(scenario).map(({ channel }) => channel));
    return {
      ...scenario,
      ...common,
      // By now it is the adopted plan's spend that still has an effect, not that of the weeks before it.
      channels: scenario.channels.map(({ earlier: _, ...channel }) => ({
        ...channel,
        today: spendOf(channel),
        // What is held at current spend is held at the new one.
        ...(held.has(channel.id) && { max: spendOf(channel) }),
        ...(held.has(channel.id) && channel.min === channel.today && { min: spendOf(channel) }),
      })),
    };
  }
  return {
    ...scenario,
    ...common,
    channels: scenario.channels.map((channel) => ({
      ...channel,
      today: spendOf(channel),
      ...(hasLevels(channel) && { levelsAt: channel.levelsAt ?? channel.today }),
    })),
  };
}

/** Whether the adopted plan counts as what this scenario spends today. */
function isSpentNow(
  scenario: Pick<Scenario, 'currency'>,
  adoption: Adoption,
  now: Date,
  timeZone: string,
): boolean {
  return (
    adoption.currency === scenario.currency && calendarDay(now, timeZone) >= spentFrom(adoption, timeZone)
  );
}

/** The calendar day (as `calendarDay` has it) from which an adopted plan counts as today's spend. */
export function spentFrom({ at, period }: Adoption, timeZone: string): number {
  return periodLater(calendarDay(new Date(at), timeZone), period);
}

/** A plan that counts as today's spend, and the zone in which its day is told. */
export interface AdoptedPlan {
  readonly adoption: Adoption;
  readonly timeZone: string;
}

/** Whose adoptions count, and when and by which clock. */
export interface AdoptionPlace {
  readonly store: Store;
  readonly workspace: string;
  readonly now: Date;
  readonly timeZone: string;
}

/** Where a command that runs finds adoptions. */
export const adoptionPlace = ({
  store,
  now,
  timeZone,
  invocation,
}: Pick<CommandContext, 'store' | 'now' | 'timeZone' | 'invocation'>): AdoptionPlace => ({
  store,
  now,
  timeZone,
  workspace: invocation.where.workspace,
});

/**
 * The scenario with everything that a command asks for put in and, where the team has adopted a plan of it long
 * enough ago, that plan as today's spend; `adopted` is that plan. A file says itself what is spent today. Throws
 * `UserError` as `effectiveScenario` does.
 */
export async function effectiveToday(
  values: AskedPlan,
  { store, workspace, now, timeZone }: AdoptionPlace,
): Promise<{
  readonly effective: Scenario;
  readonly limits: readonly RequestedLimit[];
  readonly adopted?: AdoptedPlan;
}> {
  const { scenario, origin } = values.scenario;
  const adoption = origin === 'file' ? undefined : await store.adoptions.current(workspace, scenario.id);
  const today = withAdoptedToday(scenario, adoption, now, timeZone);
  return {
    ...askedScenario({ ...values, scenario: { ...values.scenario, scenario: today } }),
    ...(adoption !== undefined && today !== scenario && { adopted: { adoption, timeZone } }),
  };
}

/** Whether any of the channel's curves is given by its level at a spend. */
function hasLevels({ efficiency, coverage, influence }: AdvantageScenario['channels'][number]): boolean {
  return [efficiency, coverage, influence].some(({ level }) => level !== undefined);
}
