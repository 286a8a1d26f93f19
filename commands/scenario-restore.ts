import { defineCommand } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { type KeptScenario, keptScenario } from '../src/features/scenarios/arguments/kept-scenario.ts';
import { versionNumber } from '../src/features/scenarios/arguments/version-number.ts';
import { differencesBetween } from '../src/features/scenarios/differences.ts';
import { keepScenario } from '../src/features/scenarios/keep.ts';
import { scenarioKeptReply, unchangedReply } from '../src/features/scenarios/replies/kept.ts';
import type { ScenarioVersion } from '../src/features/scenarios/stored/store.ts';
import { listNames } from '../src/scenario/nearest.ts';
import { UserError } from '../src/scenario/problem.ts';

export const scenarioRestore = defineCommand({
  name: 'scenario restore',
  examples: ['scenario restore medical 3', '场景 恢复 智慧医疗 3'],
  audience: 'channel',
  args: {
    scenario: { kind: keptScenario, required: true, position: 0, example: 'medical' },
    version: { kind: versionNumber, required: true, position: 1, example: '3' },
  },
  check({ scenario, version }, { invocation }) {
    const [newest] = scenario.versions;
    refuseUnlessMay('scenario.change', invocation.who, { name: scenario.id, by: newest.maker });
    versionOf(scenario, version);
  },
  async run({ scenario, version }, context) {
    const [newest] = scenario.versions;
    const { scenario: wanted } = versionOf(scenario, version);
    const current = newest.isRemoval ? undefined : newest;
    if (current !== undefined && differencesBetween(current.scenario, wanted).length === 0) {
      return unchangedReply(wanted, current.version, context.words);
    }
    const saved = await keepScenario(wanted, current ?? { version: 0 }, context);
    return scenarioKeptReply(
      { saved, how: 'restored', restored: version, ...(current !== undefined && { before: current }) },
      context,
    );
  },
});

/** The version of that number. Throws `UserError` (`scenario.no-version`). */
function versionOf({ versions }: KeptScenario, number: number): ScenarioVersion {
  const there = versions.filter(({ isRemoval }) => isRemoval !== true);
  const found = there.find(({ version }) => version === number);
  if (found !== undefined) return found;
  throw new UserError({
    code: 'scenario.no-version',
    received: String(number),
    values: { choices: listNames(there.map(({ version }) => String(version))) },
  });
}
