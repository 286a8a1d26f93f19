import type { ChosenScenario } from '../../bot/command.ts';
import type { Person } from '../../bot/invocation.ts';
import { mayDo } from '../../bot/rights.ts';

/** Whether what somebody tells may change the scenario; if not, it is recorded all the same. */
export function mayTakeIn({ scenario, origin, maker }: ChosenScenario, who: Person): boolean {
  return origin === 'built-in'
    ? mayDo('scenario.make', who)
    : mayDo('scenario.change', who, { name: scenario.id, by: maker });
}
