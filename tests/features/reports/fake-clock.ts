import type { Clock } from '../../../src/bot/time/clock.ts';

interface Waiting {
  readonly at: number;
  readonly wake: () => void;
}

/** Lets everything run that waits for nothing but promises. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until the test lets time pass, and whose hands can be set meanwhile. */
export class FakeClock implements Clock {
  #passed = 0;
  #hands: number;
  #waiting: Waiting[] = [];

  constructor(start: string) {
    this.#hands = Date.parse(start);
  }

  now = () => new Date(this.#hands + this.#passed);

  wait = (milliseconds: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        signal?.removeEventListener('abort', wake);
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        resolve();
      };
      const waiting: Waiting = { at: this.#passed + Math.max(0, milliseconds), wake };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', wake);
    });

  /** Puts the hands forward, or back; no time passes. */
  set(milliseconds: number): void {
    this.#hands += milliseconds;
  }

  /** Lets time pass, and everything happen that is waiting for it, in order. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#passed + milliseconds;
    for (let steps = 0; ; steps += 1) {
      if (steps > 200_000) throw new Error('time does not get on');
      await settled();
      const next = Math.min(...this.#waiting.map(({ at }) => at));
      if (next > until) break;
      this.#passed = Math.max(this.#passed, next);
      for (const { wake } of this.#waiting.filter(({ at }) => at <= next)) wake();
    }
    this.#passed = until;
    await settled();
  }
}

export const seconds = (count: number) => count * 1_000;
export const minutes = (count: number) => seconds(60 * count);
export const hours = (count: number) => minutes(60 * count);
export const days = (count: number) => hours(24 * count);
