import type { Messenger, Store } from '../../../src/bot/ports.ts';

/** A call in which a process dies: before it has any effect, after it, or so that a post arrives only later. */
export type Death = 'before' | 'after' | 'while its post is under way';

const forever = () => new Promise<never>(() => {});

/** Counts what a process asks of the store and the platform, and lets it die at one of these calls. */
export class Life {
  calls = 0;
  isOver = false;
  /** The call that it died in: `reports.note`. */
  end = '';
  readonly #diesAt: number;
  readonly #death: Death;
  readonly #later: (work: () => void) => void;

  constructor(
    diesAt = Number.POSITIVE_INFINITY,
    death: Death = 'before',
    later: (work: () => void) => void = () => {},
  ) {
    this.#diesAt = diesAt;
    this.#death = death;
    this.#later = later;
  }

  /** Dies now, wherever it is. */
  kill(): void {
    this.isOver = true;
  }

  async #through(name: string, call: () => Promise<unknown>): Promise<unknown> {
    if (this.isOver) return forever();
    this.calls += 1;
    if (this.calls === this.#diesAt) {
      this.isOver = true;
      this.end = name;
      if (this.#death === 'after') await call().catch(() => {});
      if (this.#death === 'while its post is under way' && name === 'messenger.post') {
        this.#later(() => void call().catch(() => {}));
      }
      return forever();
    }
    const answer = await call();
    return this.isOver ? forever() : answer;
  }

  #mortal<Part extends object>(name: string, part: Part): Part {
    return new Proxy(part, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key);
        if (typeof member === 'function') {
          return (...given: unknown[]) =>
            this.#through(`${name}.${String(key)}`, async () => Reflect.apply(member, target, given));
        }
        return typeof member === 'object' && member !== null
          ? this.#mortal(`${name}.${String(key)}`, member)
          : member;
      },
    });
  }

  store(store: Store): Store {
    return this.#mortal('store', store);
  }

  messenger(messenger: Messenger): Messenger {
    return this.#mortal('messenger', messenger);
  }
}
