import type { DeliveryStore, Log } from '../../src/bot/ports.ts';
import type { Attempt } from './tables.ts';

const hour = 3_600_000;

/** How long a delivery is remembered, in milliseconds; platforms give up repeating one within hours. */
const remembered = 72 * hour;

/** Most old deliveries that one claim clears away, so that it stays quick. */
const mostCleared = 500;

/** The deliveries that were handled, in the table `deliveries`. Old ones are cleared once an hour, on a claim. */
export function deliveryStore(attempt: Attempt, log: Log): DeliveryStore {
  let nextClearing = Number.NEGATIVE_INFINITY;

  async function clear(at: Date): Promise<void> {
    if (at.getTime() < nextClearing) return;
    nextClearing = at.getTime() + hour;
    const before = new Date(at.getTime() - remembered).toISOString();
    const cleared = await attempt((database) =>
      database
        .deleteFrom('deliveries')
        .where('id', 'in', ({ selectFrom }) =>
          selectFrom('deliveries')
            .select('id')
            .where('claimed_at', '<', before)
            .orderBy('claimed_at')
            .limit(mostCleared),
        )
        .executeTakeFirst(),
    );
    // There may be more: the next claim goes on.
    if (cleared.numDeletedRows >= mostCleared) nextClearing = Number.NEGATIVE_INFINITY;
  }

  return {
    async claim(id, at) {
      const won = await attempt((database) =>
        database
          .insertInto('deliveries')
          .values({ id, claimed_at: at.toISOString() })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst(),
      );
      try {
        await clear(at);
      } catch (error) {
        log.warn({ err: error }, 'old deliveries could not be cleared away');
      }
      return won !== undefined;
    },
  };
}
