import { adoptionShape } from '../../src/features/plans/stored/adoption.ts';
import type { AdoptionStore } from '../../src/features/plans/stored/store.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { readJson } from './stored-json.ts';
import type { Attempt } from './tables.ts';

/** The plans that teams took, with their history, in the table `adoptions`. */
export function adoptionStore(attempt: Attempt, now: () => Date): AdoptionStore {
  return {
    async add(workspace, adoption) {
      const checked = adoptionShape.parse(adoption);
      const body = JSON.stringify(checked);
      await attempt((database) =>
        database.transaction().execute(async (transaction) => {
          await lockWorkspace(transaction, workspace, {}, now());
          const { newest } = await transaction
            .selectFrom('adoptions')
            .select(({ fn }) => fn.max('number').as('newest'))
            .where('workspace', '=', workspace)
            .where('scenario', '=', checked.scenario)
            .executeTakeFirstOrThrow();
          const number = (newest ?? 0) + 1;
          await transaction
            .insertInto('adoptions')
            .values({ workspace, scenario: checked.scenario, number, body })
            .execute();
        }),
      );
    },

    async current(workspace, scenario) {
      const row = await attempt((database) =>
        database
          .selectFrom('adoptions')
          .select(['number', 'body'])
          .where('workspace', '=', workspace)
          .where('scenario', '=', scenario)
          .orderBy('number', 'desc')
          .limit(1)
          .executeTakeFirst(),
      );
      const name = `adoption ${row?.number} of scenario ${scenario} of workspace ${workspace}`;
      return row && readJson(adoptionShape, row.body, name);
    },

    async withdraw(workspace, scenario, run) {
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          await lockWorkspace(transaction, workspace, {}, now());
          const row = await transaction
            .selectFrom('adoptions')
            .select(['number', 'body'])
            .where('workspace', '=', workspace)
            .where('scenario', '=', scenario)
            .orderBy('number', 'desc')
            .limit(1)
            .executeTakeFirst();
          if (row === undefined) return false;
          const name = `adoption ${row.number} of scenario ${scenario} of workspace ${workspace}`;
          if (readJson(adoptionShape, row.body, name).run !== run) return false;
          await transaction
            .deleteFrom('adoptions')
            .where('workspace', '=', workspace)
            .where('scenario', '=', scenario)
            .where('number', '=', row.number)
            .execute();
          return true;
        }),
      );
    },
  };
}
