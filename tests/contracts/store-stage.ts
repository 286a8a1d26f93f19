import { afterEach, beforeEach } from 'vitest';
import type { Log, Store } from '../../src/bot/ports.ts';
import { type RecordedLog, recordedLog } from './recorded-log.ts';

/** An empty place to keep things in, for one test. */
export interface StorePlace {
  /** Opens the store in this place; again for what a second process would open. */
  open(options: { readonly log: Log; readonly now: () => Date }): Promise<Store>;
  /** Runs one SQL statement past the store, to damage what it keeps. */
  execute(statement: string): Promise<void>;
  remove(): Promise<void>;
}

/** What a test of a store finds set up, anew for each. */
export interface StoreStage {
  readonly place: StorePlace;
  readonly store: Store;
  readonly log: RecordedLog;
  /** What the store takes for the present. */
  clock: Date;
  /** The store once more, as a second process would open it; closed when the test ends. */
  open(): Promise<Store>;
}

/** The present at the beginning of each test. */
export const start = new Date('2026-05-06T07:08:09.010Z');

/** Sets the stage for each test of the `describe` that this is called in. */
export function stageStore(makePlace: () => Promise<StorePlace>): StoreStage {
  const opened: Store[] = [];
  let now: { place: StorePlace; store: Store; log: RecordedLog } | undefined;
  const present = () => {
    if (now === undefined) throw new Error('The stage is set for tests, not around them.');
    return now;
  };
  async function openIn(place: StorePlace, log: Log): Promise<Store> {
    const one = await place.open({ log, now: () => stage.clock });
    opened.push(one);
    return one;
  }
  const stage: StoreStage = {
    get place() {
      return present().place;
    },
    get store() {
      return present().store;
    },
    get log() {
      return present().log;
    },
    clock: start,
    open: () => openIn(stage.place, stage.log),
  };

  beforeEach(async () => {
    stage.clock = start;
    const log = recordedLog();
    const place = await makePlace();
    now = { place, log, store: await openIn(place, log) };
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    await stage.place.remove();
  });
  return stage;
}
