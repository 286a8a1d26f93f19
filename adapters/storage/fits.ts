import type { Selectable } from 'kysely';
import type { FitStore } from '../../src/features/fits/stored/store.ts';
import { type Fit, fitShape } from '../../src/learn/fit/fit.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { isKeyNumber } from './storable.ts';
import { readJson } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** A fit as its row's body holds it: the number is the row's own. */
const bodyShape = fitShape.omit({ number: true });

/** Workspaces' fits, in the table `fits`. */
export function fitStore(attempt: Attempt, now: () => Date): FitStore {
  return {
    async add(workspace, fit) {
      const checked = bodyShape.parse(fit);
      const { scenario } = checked;
      const body = JSON.stringify(checked);
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          const { lastFit: number } = await lockWorkspace(transaction, workspace, { fits: 1 }, now());
          await transaction.insertInto('fits').values({ workspace, number, scenario, body }).execute();
          return { ...checked, number };
        }),
      );
    },

    async get(workspace, number) {
      if (!isKeyNumber(number)) return undefined;
      const row = await attempt((database) =>
        database
          .selectFrom('fits')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('number', '=', number)
          .executeTakeFirst(),
      );
      return row && toFit(row);
    },

    async newest(workspace, scenario) {
      const row = await attempt((database) =>
        database
          .selectFrom('fits')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('scenario', '=', scenario)
          .orderBy('number', 'desc')
          .limit(1)
          .executeTakeFirst(),
      );
      return row && toFit(row);
    },
  };
}

function toFit({ workspace, number, body }: Selectable<Tables['fits']>): Fit {
  return { ...readJson(bodyShape, body, `fit ${number} of workspace ${workspace}`), number };
}
