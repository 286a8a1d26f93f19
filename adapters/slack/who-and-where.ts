/** What the front asks Slack about people and places, remembered for a while. */
import type { webApi } from '@slack/bolt';
import type { Person } from '../../src/bot/invocation.ts';
import { languageOf } from '../../src/bot/language/words.ts';
import type { Log } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';

/** How long an answer is believed: somebody who is made an admin need not wait long. */
const believedMs = 5 * 60_000;
/** Most answers kept. */
const mostKept = 5_000;

export interface Directory {
  /** The person with language and standing; where Slack does not tell, not an admin. */
  person(id: string, workspace: string): Promise<Person>;
  /** Whether a channel is private; where Slack does not tell, it counts as private: that hides, never shows. */
  isPrivate(channel: string, name: string | undefined, workspace: string): Promise<boolean>;
}

/** Asks `users.info` and `conversations.info`. */
export function createDirectory(client: webApi.WebClient, clock: Clock, log: Log): Directory {
  const people = remembered<Person>(clock);
  const places = remembered<boolean>(clock);
  return {
    async person(id, workspace) {
      try {
        return await people(`${workspace} ${id}`, async () => {
          const { user } = await client.users.info({ user: id, include_locale: true });
          const language = languageOf(user?.locale);
          return {
            id,
            isAdmin: Boolean(user?.is_admin || user?.is_owner || user?.is_primary_owner),
            ...(language && { language }),
          };
        });
      } catch (error) {
        log.warn({ err: error, person: id }, 'Slack does not say who somebody is; taken for no admin');
        return { id, isAdmin: false };
      }
    },

    async isPrivate(channel, name, workspace) {
      if (/^[DG]/.test(channel)) return true;
      if (name === 'privategroup' || name === 'directmessage' || name?.startsWith('mpdm-')) return true;
      // Slack gives a public channel's real name with a command or a button press.
      if (name) return false;
      try {
        return await places(`${workspace} ${channel}`, async () => {
          const { channel: place } = await client.conversations.info({ channel });
          return !(place?.is_channel === true && place.is_private === false);
        });
      } catch (error) {
        log.warn({ err: error, channel }, 'Slack does not say what a channel is; taken for a private one');
        return true;
      }
    },
  };
}

/** Answers by key, asked for once at a time; a failure is not remembered. */
function remembered<Answer>(clock: Clock) {
  const kept = new Map<string, { readonly answer: Promise<Answer>; readonly until: number }>();
  return async (key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.answer;
    for (const [other, { until }] of kept) if (until <= now || kept.size > mostKept) kept.delete(other);
    const answer = ask();
    kept.set(key, { answer, until: now + believedMs });
    try {
      return await answer;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
}
