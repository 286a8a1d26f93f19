import { DeliveryError, type DeliveryFault, type Messenger } from '../../../src/bot/messenger.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { FakeClock } from './fake-clock.ts';

/**
 * What becomes of a post: it arrives; it arrives, but not its answer; neither; no answer ever, or one that comes so
 * late; or it is refused.
 */
export type Fate =
  | 'arrives'
  | 'answer lost'
  | 'lost'
  | 'silence'
  | 'arrives in silence'
  | { readonly answeredAfterMs: number }
  | { readonly fault: DeliveryFault; readonly retryAfterMs?: number };

interface Posted {
  readonly id: string;
  readonly channel: string;
  readonly mark: string;
  readonly at: Date;
  readonly reply: Reply;
}

/** A chat platform that does what the test says, and keeps what arrived. */
export class ScriptedPlatform {
  readonly messages: Posted[] = [];
  readonly words: { readonly person: string; readonly reply: Reply }[] = [];
  /** How often it was asked to post. */
  posts = 0;
  /** Of the next posts; then of all further ones. */
  fates: Fate[] = [];
  usual: Fate = 'arrives';
  /** Whether messages may be looked for, and people told. */
  mayFind = true;
  telling: 'works' | DeliveryFault = 'works';
  finding: 'works' | DeliveryFault = 'works';
  /** For how long a second message with a mark is dropped, as Discord does; 0: never. */
  nonceMs = 0;

  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  take(channel: string, reply: Reply, mark: string): string {
    const now = this.#clock.now();
    const twin = this.messages.find(
      (one) => one.mark === mark && now.getTime() - one.at.getTime() < this.nonceMs,
    );
    if (twin !== undefined) return twin.id;
    const id = `m${this.messages.length + 1}`;
    this.messages.push({ id, channel, mark, at: now, reply });
    return id;
  }

  messenger(front: Messenger['front'] = 'slack'): Messenger {
    return {
      front,
      post: async (to, reply, mark) => {
        this.posts += 1;
        const fate = this.fates.shift() ?? this.usual;
        if (typeof fate === 'object' && 'answeredAfterMs' in fate) {
          const id = this.take(to.channel, reply, mark);
          await this.#clock.wait(fate.answeredAfterMs);
          return id;
        }
        if (typeof fate === 'object') {
          const { fault, ...rest } = fate;
          throw new DeliveryError(fault, 'scripted', rest);
        }
        const arrives = fate === 'arrives' || fate === 'answer lost' || fate === 'arrives in silence';
        const id = arrives ? this.take(to.channel, reply, mark) : '';
        if (fate === 'silence' || fate === 'arrives in silence') return new Promise(() => {});
        if (fate !== 'arrives') throw new DeliveryError('unclear', 'ECONNRESET');
        return id;
      },
      find: async (to, mark, since) => {
        if (this.finding !== 'works') throw new DeliveryError(this.finding, 'scripted');
        if (!this.mayFind) return 'unknown';
        return this.messages.find((one) => one.channel === to.channel && one.mark === mark && one.at >= since)
          ?.id;
      },
      tell: async ({ person }, reply) => {
        if (this.telling !== 'works') throw new DeliveryError(this.telling, 'scripted');
        this.words.push({ person, reply });
      },
      channel: async () => undefined,
    };
  }

  /** How many messages there are of each report. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { mark } of this.messages) counts[mark] = (counts[mark] ?? 0) + 1;
    return counts;
  }
}
