import type { Selectable } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import type { ExperimentStore } from '../../src/features/experiments/stored/store.ts';
import { type Experiment, experimentShape } from '../../src/learn/experiments/experiment.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { isKeyNumber } from './storable.ts';
import { readRows, readStored } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

type Row = Selectable<Tables['experiments']>;

const newShape = experimentShape.omit({ number: true });
const appliedShape = experimentShape.shape.applied;

/** Workspaces' experiments, in the table `experiments`. */
export function experimentStore(attempt: Attempt, log: Log, now: () => Date): ExperimentStore {
  return {
    async add(workspace, experiment) {
      const checked = newShape.parse(experiment);
      const { applied, ...rest } = checked;
      const columns = {
        workspace,
        scenario: rest.scenario,
        applied: appliedText(applied),
        body: JSON.stringify(rest),
      };
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          const counted = await lockWorkspace(transaction, workspace, { experiments: 1 }, now());
          const number = counted.lastExperiment;
          await transaction
            .insertInto('experiments')
            .values({ ...columns, number })
            .execute();
          return { ...checked, number };
        }),
      );
    },

    async get(workspace, number) {
      if (!isKeyNumber(number)) return undefined;
      const row = await attempt((database) =>
        database
          .selectFrom('experiments')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('number', '=', number)
          .executeTakeFirst(),
      );
      return row && toExperiment(row);
    },

    async list(workspace, { scenario, limit }) {
      const rows = await attempt((database) => {
        const all = database.selectFrom('experiments').selectAll().where('workspace', '=', workspace);
        const wanted = scenario === undefined ? all : all.where('scenario', '=', scenario);
        return wanted.orderBy('number', 'desc').limit(limit).execute();
      });
      return readRows(rows, toExperiment, log);
    },

    async setApplied(workspace, number, applied) {
      if (!isKeyNumber(number)) return undefined;
      const text = appliedText(appliedShape.parse(applied));
      const row = await attempt((database) =>
        database
          .updateTable('experiments')
          .set({ applied: text })
          .where('workspace', '=', workspace)
          .where('number', '=', number)
          .returningAll()
          .executeTakeFirst(),
      );
      return row && toExperiment(row);
    },
  };
}

const appliedText = (applied: Experiment['applied']): string | null =>
  applied === undefined ? null : JSON.stringify(applied);

function toExperiment({ workspace, number, applied, body }: Row): Experiment {
  return readStored(
    experimentShape,
    () => ({
      ...JSON.parse(body),
      number,
      ...(applied !== null && { applied: JSON.parse(applied) }),
    }),
    `experiment ${number} of workspace ${workspace}`,
  );
}
