import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { passwordAttempts } from './password-attempts.ts';
import { Refusal } from './refusal.ts';
import { unguessable } from './unguessable.ts';

/** Somebody's browser, let in. */
interface Session {
  /** Travels in a cookie, which the browser sends by itself. */
  readonly id: string;
  /** Travels in a header, which only our own page can set. */
  readonly token: string;
}

export interface Sessions {
  /**
   * The session of a browser that has one, else a new one.
   *
   * @throws Refusal 401 where there is a password that was not given or is wrong, 429 after too many wrong ones
   */
  open(request: IncomingMessage, password: string | undefined): Session;
  /** Lets only those through who have a session; with `token`, only our page. @throws Refusal 401 */
  check(request: IncomingMessage, options: { readonly token: boolean }): void;
  /** The cookie's name: one for each port, since browsers share cookies among the ports of a host. */
  readonly cookie: string;
}

const tokenHeader = 'x-channels-token';

export function createSessions(needs: {
  readonly port: number;
  readonly password: string | undefined;
  readonly now: () => Date;
}): Sessions {
  const { port, password: wanted, now } = needs;
  const cookie = `channels_${port}`;
  const sessions = new LRUCache<string, Session>({ max: 100, ttl: 24 * 3_600_000, updateAgeOnGet: true });
  const attempts = passwordAttempts(now);

  const sessionOf = (request: IncomingMessage): Session | undefined => {
    const pair = new RegExp(`(?:^|;\\s*)${cookie}=([\\w-]{22})(?:;|$)`).exec(request.headers.cookie ?? '');
    return pair?.[1] === undefined ? undefined : sessions.get(pair[1]);
  };

  return {
    cookie,
    open(request, password) {
      const known = sessionOf(request);
      if (known !== undefined) return known;
      if (wanted !== undefined) {
        if (password === undefined) throw new Refusal(401, 'password-needed');
        const from = request.socket.remoteAddress ?? '';
        attempts.refuseTooSoon(from);
        const isRight = isSame(password, wanted);
        attempts.note(from, isRight);
        if (!isRight) throw new Refusal(401, 'password-wrong');
      }
      const session = { id: unguessable(), token: unguessable() };
      sessions.set(session.id, session);
      return session;
    },
    check(request, { token }) {
      const session = sessionOf(request);
      const given = request.headers[tokenHeader];
      if (session === undefined) throw new Refusal(401, 'session');
      if (token && (typeof given !== 'string' || !isSame(given, session.token))) {
        throw new Refusal(401, 'session');
      }
    },
  };
}

/** Whether two texts are the same, in a time that does not tell where they differ or how long they are. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
