import type { ArgumentKind } from '../../../bot/command.ts';
import { scenarioLabel } from '../../../bot/replies/labels.ts';
import { UserError } from '../../../scenario/problem.ts';
import { readWhole } from '../../../scenario/quantity.ts';
import type { Run } from '../stored/run.ts';

/** A run by its number, `12` or `#12`; only one that the person may see. */
export const runNumber: ArgumentKind<Run> = {
  name: 'run',
  async read(text, { invocation, store }) {
    const number = readWhole(text, { currency: 'CNY' });
    const { workspace, channel } = invocation.where;
    const viewer = { person: invocation.who.id, channel };
    const run = await store.runs.get(workspace, number, viewer);
    if (run !== undefined) return run;
    const [newest] = await store.runs.list(workspace, viewer, { limit: 1 });
    throw new UserError({
      code: 'run.unknown',
      received: String(number),
      values: { nearest: newest?.number ?? '' },
    });
  },
  async complete(typed, { invocation, store }) {
    const { workspace, channel } = invocation.where;
    const runs = await store.runs.list(workspace, { person: invocation.who.id, channel }, { limit: 25 });
    const wanted = typed.trim().replace(/^#/, '');
    return runs
      .filter((run) => String(run.number).startsWith(wanted))
      .map((run) => ({
        value: String(run.number),
        label: {
          en: `#${run.number} ${scenarioLabel(run.scenario.names, 'en')}`,
          zh: `#${run.number} ${scenarioLabel(run.scenario.names, 'zh')}`,
        },
      }));
  },
};
