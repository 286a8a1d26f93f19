import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openPostgresStore } from '../../adapters/storage/postgres.ts';
import { openSqliteStore } from '../../adapters/storage/sqlite.ts';
import type { Store } from '../../src/bot/ports.ts';
import { recordedLog } from '../contracts/recorded-log.ts';
import type { Aim } from './aims.ts';
import { chanceFrom } from './chance.ts';
import { isAtWork, type Kill, Mortal } from './killing.ts';
import { type Platforms, startPlatforms } from './platforms.ts';
import { type Line, startProgram } from './program.ts';
import { judge, type Verdict } from './verdict.ts';
import { workFor } from './work-to-do.ts';

/** What a round is to do. */
export interface RoundPlan {
  /** The checkout whose compiled program is killed. */
  readonly root: string;
  /** The database on PostgreSQL; without it, a SQLite file of the round's own. */
  readonly databaseUrl?: string;
  readonly processes: number;
  /** How many kills of processes that are at work on a report, and for how long at most. */
  readonly kills: number;
  readonly killingMs: number;
  /** How long all that is left may take afterwards. */
  readonly finishingMs: number;
  readonly aims: readonly Aim[];
  /** Whether the platforms let the bot read back what it posted. */
  readonly mayLook: boolean;
  /** Reports that wait at any time. */
  readonly waiting: number;
  readonly seed: number;
}

export interface RoundResult {
  readonly kills: readonly Kill[];
  readonly verdict: Verdict;
  /** Whether everything was brought in time. */
  readonly isFinished: boolean;
  readonly seconds: number;
}

/** Short, so that what a dead process held is soon taken up again. */
const postSeconds = 3;

/** Kills processes at work, lets the last ones finish, and judges what came of it. */
export async function runRound(plan: RoundPlan): Promise<RoundResult> {
  const began = Date.now();
  const chance = chanceFrom(plan.seed);
  const folder = mkdtempSync(join(tmpdir(), 'channels-faults-'));
  const data = join(folder, 'data');
  let platforms: Platforms | undefined;
  let store: Store | undefined;
  const over = new AbortController();
  try {
    const mortals: Mortal[] = [];
    const doubles = await startPlatforms({
      mayLook: plan.mayLook,
      meet: async (process, asked) => mortals[process]?.meet(asked),
    });
    platforms = doubles;
    store =
      plan.databaseUrl === undefined
        ? await openSqliteStore({ directory: data, log: recordedLog() })
        : await openPostgresStore({ url: plan.databaseUrl, log: recordedLog() });
    const start = (process: number, onLine: (line: Line) => void) =>
      startProgram({
        root: plan.root,
        folder,
        onLine,
        environment: {
          ...doubles.environment(process),
          DATA_DIR: data,
          ...(plan.databaseUrl !== undefined && { DATABASE_URL: plan.databaseUrl }),
          REPORT_POST_SECONDS: String(postSeconds),
          PLANNER_THREADS: '1',
        },
      });
    for (let process = 0; process < plan.processes; process += 1) {
      mortals.push(new Mortal({ process, chance, start }));
    }
    const work = workFor(doubles, store, plan.waiting);
    await work.begin();
    await work.fill();

    const kills: Kill[] = [];
    const enough = new AbortController();
    const limit = setTimeout(() => enough.abort(), plan.killingMs);
    const filling = repeat(200, enough.signal, () => work.fill());
    let aimed = 0;
    await Promise.all(
      mortals.map(async (mortal) => {
        while (!enough.signal.aborted) {
          // In turn, so that each is met as often as the others.
          const aim = plan.aims[aimed % plan.aims.length];
          if (aim === undefined) throw new Error('there is nothing to aim at');
          aimed += 1;
          kills.push(await mortal.live(aim, enough.signal));
          if (kills.filter(isAtWork).length >= plan.kills) enough.abort();
        }
      }),
    );
    clearTimeout(limit);
    await filling;
    await work.end();

    const lives = mortals.map((mortal) => mortal.liveOn(over.signal));
    const isFinished = await Promise.race([
      untilDone(store, plan.finishingMs),
      Promise.all(lives).then(() => false),
    ]);
    over.abort();
    const lines = (await Promise.all(lives)).flat();
    const verdict = await judge({ store, platforms: doubles, made: work.made, kills, lines });
    return { kills, verdict, isFinished, seconds: (Date.now() - began) / 1_000 };
  } finally {
    over.abort();
    await store?.close();
    await platforms?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function repeat(everyMs: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work();
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Waits until nothing is due or open any more; false when that takes too long. */
async function untilDone(store: Store, withinMs: number): Promise<boolean> {
  for (const began = Date.now(); Date.now() - began < withinMs; ) {
    const now = new Date();
    const { open } = await store.reports.backlog(now);
    const due = await store.schedules.due(now, 1);
    if (open === 0 && due.length === 0) return true;
    await delay(200);
  }
  return false;
}
