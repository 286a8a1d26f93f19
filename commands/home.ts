import { defineCommand } from '../src/bot/command.ts';
import { scenariosOf } from '../src/features/scenarios/arguments/scenario.ts';
import { nameSchedules } from '../src/features/schedules/name-schedule.ts';
import { maySee } from '../src/features/schedules/rights.ts';
import { homeReply } from '../src/features/workspace/replies/home.ts';

/** Most runs that the home page lists. */
const mostRuns = 5;

export const home = defineCommand({
  name: 'home',
  examples: ['home', '主页'],
  // It may show what its reader made in private elsewhere.
  audience: 'caller',
  args: {},
  async run(_values, context) {
    const { store, invocation } = context;
    const { workspace, channel } = invocation.where;
    const viewer = { person: invocation.who.id, channel };
    const schedules = (await store.schedules.list(workspace)).filter((one) => maySee(one, invocation));
    return homeReply(
      {
        scenarios: await scenariosOf(store, workspace),
        runs: await store.runs.list(workspace, viewer, { limit: mostRuns }),
        schedules: await nameSchedules(schedules, context),
        settings: await store.workspaces.settings(workspace),
      },
      context,
    );
  },
});
