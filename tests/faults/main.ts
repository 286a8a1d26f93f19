import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../postgres/server.ts';
import { aims, aimsAtTheWindow } from './aims.ts';
import { type RoundPlan, type RoundResult, runRound } from './round.ts';
import { faultsOf, killsTable, resultsTable, troubles } from './tables.ts';

/** What may be chosen: how many kills each store gets, for how many seconds at most, and what chance begins with. */
const options = {
  kills: { type: 'string', default: '200' },
  seconds: { type: 'string', default: '400' },
  seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
} as const;

/** A round with its name in the tables. */
export interface NamedRound {
  readonly name: string;
  readonly processes: number;
  /** Whether what was posted could be read back. */
  readonly mayLook: boolean;
  readonly result: RoundResult;
}

/**
 * Kills the compiled program at work, again and again, on SQLite and on PostgreSQL, and shows what came of it. Prints
 * tables and writes out/faults.json.
 *
 * @returns the exit code: 1 when anything was lost, doubled without an excuse or left undone
 */
export async function testFaults(root: string, args: readonly string[]): Promise<0 | 1> {
  const { values } = parseArgs({ args: [...args], options });
  const [kills, seconds, seed] = [values.kills, values.seconds, values.seed].map(Number);
  if (!isCount(kills) || !isCount(seconds) || !isCount(seed)) {
    console.error(
      'faults: numbers are wanted, as in: npm run test:faults -- --kills 200 --seconds 400 --seed 1',
    );
    return 1;
  }
  const usual = {
    ...{ root, kills, killingMs: seconds * 1_000, finishingMs: 120_000, seed },
    ...{ aims, mayLook: true, waiting: 40 },
  };
  const rounds: NamedRound[] = [];
  const run = async (name: string, plan: RoundPlan) => {
    console.error(`faults: ${name}, up to ${plan.kills} kills …`);
    const { processes, mayLook } = plan;
    rounds.push({ name, processes, mayLook, result: await runRound(plan) });
  };

  await run('SQLite', { ...usual, processes: 2 });
  const absent = await withDatabase((databaseUrl) =>
    run('PostgreSQL', { ...usual, processes: 3, databaseUrl }),
  );
  await run('SQLite, nobody may look', {
    ...{ ...usual, processes: 2, mayLook: false, aims: aimsAtTheWindow },
    ...{ kills: Math.ceil(kills / 8), killingMs: (seconds * 1_000) / 4 },
  });

  console.log(`\n${resultsTable(rounds)}\n\n${killsTable(rounds)}`);
  if (absent !== undefined) console.log(`\nPostgreSQL: not tried, ${absent}.`);
  for (const text of rounds.flatMap(troubles)) console.log(`· ${text}`);
  const faults = rounds.reduce((sum, round) => sum + faultsOf(round), 0);
  console.log(
    `\n${faults === 0 ? 'Nothing lost, nothing doubled without an excuse.' : `${faults} FAULTS.`} Seed ${seed}.`,
  );
  mkdirSync(join(root, 'out'), { recursive: true });
  const file = join(root, 'out', 'faults.json');
  writeFileSync(file, `${JSON.stringify(record(rounds, seed, absent), null, 2)}\n`);
  console.log(`Written to ${file}`);
  return faults === 0 ? 0 : 1;
}

const isCount = (value: number | undefined): value is number => value !== undefined && value >= 1;

function record(rounds: readonly NamedRound[], seed: number, absent: string | undefined): object {
  const machine = { node: process.version, platform: process.platform, cores: cpus().length };
  return {
    ...{ at: new Date().toISOString(), machine, seed, postgresAbsent: absent ?? null },
    rounds: rounds.map(({ result: { kills, ...result }, ...round }) => ({
      ...{ ...round, ...result },
      kills: kills.map(({ process, aim, isKilled, at, inHand }) => ({
        ...{ process, aim, isKilled, at: new Date(at).toISOString(), inHand: Object.fromEntries(inHand) },
      })),
    })),
  };
}

/** Gives the work a database of its own: on the server in TEST_DATABASE_URL, or on one of this machine's. */
async function withDatabase(work: (url: string) => Promise<void>): Promise<string | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startPostgres();
  if ('absent' in server) return server.absent;
  const name = `channels_faults_${randomBytes(6).toString('hex')}`;
  const at = (database: string) => {
    const url = new URL(server.url);
    url.pathname = `/${database}`;
    return url.href;
  };
  const client = new pg.Client(at('postgres'));
  try {
    await client.connect();
    await client.query(`create database ${name}`);
    await work(at(name));
    await client.query(`drop database ${name} with (force)`);
  } finally {
    await client.end();
    await server.stop();
  }
  return undefined;
}
