import { defineCommand } from '../src/bot/command.ts';
import { scenarioToChange, seenScenario } from '../src/features/scenarios/arguments/scenario-to-change.ts';
import { changedMeanwhile, refuseStale, refuseStrangerTo } from '../src/features/scenarios/keep.ts';
import { scenarioRemovalReply, scenarioRemovedReply } from '../src/features/scenarios/replies/removal.ts';
import { maySee } from '../src/features/schedules/rights.ts';
import { confirmation } from '../src/features/workspace/arguments/confirmation.ts';
import { UserError } from '../src/scenario/problem.ts';

export const scenarioRemove = defineCommand({
  name: 'scenario remove',
  examples: ['scenario remove medical', '场景 删除 智慧医疗'],
  // It asks first, and that is only for who asked.
  audience: 'caller',
  args: {
    scenario: { kind: scenarioToChange, required: true, position: 0, example: 'medical' },
    confirm: { kind: confirmation, required: false, example: 'yes' },
  },
  async check({ scenario }, place) {
    if (scenario.origin === 'built-in') {
      throw new UserError({ code: 'scenario.built-in', received: scenario.scenario.id });
    }
    refuseStrangerTo(scenario, place.invocation, 'scenario.remove');
    await refuseStale(scenario, place);
  },
  async run({ scenario: chosen, confirm }, context) {
    const { store, invocation, words } = context;
    const { workspace } = invocation.where;
    const { scenario, version } = chosen;
    if (confirm === undefined) {
      const schedules = (await store.schedules.list(workspace)).filter(
        (schedule) => schedule.scenario === scenario.id && maySee(schedule, invocation),
      );
      return scenarioRemovalReply(chosen, schedules, seenScenario(chosen), context);
    }
    if (!(await store.scenarios.remove(workspace, scenario.id, invocation.who.id, version))) {
      throw changedMeanwhile(scenario.id, scenario, await store.scenarios.get(workspace, scenario.id), words);
    }
    return scenarioRemovedReply(chosen, context);
  },
});
