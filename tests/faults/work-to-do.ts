import type { Store } from '../../src/bot/ports.ts';
import type { NewSchedule } from '../../src/features/schedules/stored/schedule.ts';
import { type Scenario, scenarioShape } from '../../src/scenario/scenario.ts';
import type { Platforms } from './platforms.ts';

type Place = Platforms['places'][number];

/** A schedule whose making the store has confirmed. */
export interface Made {
  readonly workspace: string;
  readonly front: Place['front'];
  readonly number: number;
  /** Its first moment. */
  readonly from: string;
  /** Up to when its moments had passed for certain, when it was told to come no more. */
  until?: string;
  readonly recurrence: NewSchedule['recurrence'];
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Of how many schedules one was missed for some days. */
const missedEvery = 5;
const missedDays = 3;
/** Schedules, for each workspace, that come every minute all the while. */
const minutelyEach = 1;

/** Two channels and no spread: worked out in milliseconds. */
const quick: Scenario = scenarioShape.parse({
  schema: 'channels/scenario@1',
  id: 'quick',
  names: { en: 'Quick' },
  model: 'response',
  budget: 100,
  channels: ['search', 'video'].map((id, index) => ({
    id,
    names: { en: id },
    today: 50,
    response: { curve: 'hill', coefficient: 40 + 20 * index, halfSaturation: 30 },
  })),
});

/** Sees to it that there are always so many reports to bring, by writing schedules into the store. */
export function workFor(platforms: Platforms, store: Store, waiting: number) {
  const made: Made[] = [];
  let oneOff = 0;

  async function add(place: Place, recurrence: NewSchedule['recurrence'], from: Date): Promise<void> {
    const schedule = await store.schedules.add(place.workspace, {
      scenario: quick.id,
      line: `optimize ${quick.id}`,
      recurrence,
      timeZone: 'UTC',
      place: { front: place.front, channel: place.channel(made.length), isPrivate: false },
      language: 'en',
      by: 'U1',
      madeAt: new Date().toISOString(),
      state: 'active',
      nextDue: from.toISOString(),
    });
    const { number } = schedule;
    made.push({
      workspace: place.workspace,
      front: place.front,
      number,
      from: from.toISOString(),
      recurrence,
    });
  }

  async function addOneOff(): Promise<void> {
    const place = platforms.places[oneOff % platforms.places.length];
    if (place === undefined) throw new Error('there are no places');
    oneOff += 1;
    const now = Date.now();
    if (oneOff % missedEvery === 0) {
      const at = new Date(Math.floor(now / minuteMs) * minuteMs - 10 * minuteMs);
      const time = at.toISOString().slice(11, 16);
      return add(place, { every: 'day', at: time }, new Date(at.getTime() - missedDays * dayMs));
    }
    // Due in this moment, and then not for days.
    const day = new Date(now + 14 * dayMs).getUTCDate();
    return add(place, { every: 'month', on: Math.min(28, day), at: '12:00' }, new Date(now));
  }

  return {
    made: made as readonly Made[],
    async begin(): Promise<void> {
      for (const place of platforms.places) {
        await store.scenarios.save(place.workspace, quick, 'U1');
        for (let k = 0; k < minutelyEach; k += 1) {
          const nextMinute = new Date((Math.floor(Date.now() / minuteMs) + 1) * minuteMs);
          await add(place, { every: 'cron', pattern: '* * * * *' }, nextMinute);
        }
      }
    },
    /** Adds what is missing. */
    async fill(): Promise<void> {
      while (oneOff - platforms.count() < waiting) await addOneOff();
    },
    /** Nothing more becomes due. */
    async end(): Promise<void> {
      for (const one of made) {
        if (one.recurrence.every !== 'cron') continue;
        const { workspace, number } = one;
        one.until = (await store.schedules.get(workspace, number))?.nextDue ?? one.from;
        await store.schedules.change(workspace, number, { nextDue: '9000-01-01T00:00:00.000Z' });
      }
    },
  };
}
