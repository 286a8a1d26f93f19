import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { patienceMs } from '../suite/waiting.ts';
import { type Aim, aims } from './aims.ts';
import { isAtWork } from './killing.ts';
import { runRound } from './round.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [kills, processes] = [10, 2];
/** One of each kind; those that depend on chance within milliseconds are for the long run. */
const quick: readonly Aim[] = aims.filter(({ pauseMs }) => pauseMs <= 100);

test('killed ten times at work, two processes on one SQLite file bring every report once, and no row is lost', async () => {
  const { verdict, isFinished, ...result } = await runRound({
    ...{ root, kills, processes, seed: 1, aims: quick, mayLook: true, waiting: 10 },
    ...{ killingMs: patienceMs / 2, finishingMs: patienceMs / 2 },
  });
  expect(isFinished).toBe(true);
  expect(result.kills.filter(isAtWork).length).toBeGreaterThanOrEqual(kills);
  expect(verdict).toMatchObject({ losses: [], lostRows: [], refused: [] });
  expect(verdict.duplicates).toEqual({ unanswered: 0, unrecorded: 0, unheard: 0, outside: [] });
  expect(verdict.messages).toBe(verdict.sent);
  expect(verdict.sent).toBeGreaterThan(kills);
});
