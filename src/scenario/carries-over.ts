import type { Scenario } from './scenario.ts';

/** Whether what is spent in one period still brings something in later ones, or value is summed over several. */
export function carriesOver(scenario: Scenario): boolean {
  if (scenario.model !== 'response') return false;
  const { horizon, channels } = scenario;
  return (
    horizon.periods > 1 ||
    horizon.tail > 0 ||
    channels.some(({ response }) => (response.adstock?.longestLag ?? 0) > 0)
  );
}
