/** `npm run bench:reports`: a thousand reports that are due in one moment, and commands meanwhile. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openSqliteStore } from '../adapters/storage/sqlite.ts';
import type { Log, Store } from '../src/bot/ports.ts';
import { type SlackDouble, startSlackDouble } from '../tests/adapters/slack/slack-double.ts';
import { type Delivered, judged } from './delivered.ts';
import { freePort, type Latency, latencyOf, type SlackCaller, slackCaller } from './signed-commands.ts';
import { table } from './table.ts';

const schedulesEach = 10;
const channelsEach = 10;
/** In one of so many workspaces all reports go to one channel, so that its pace counts. */
const crowdedEvery = 10;
/** How long commands are asked beforehand, and how far apart. */
const idleMs = 20_000;
const betweenCommandsMs = 100;
/** Until the moment that all are due, the program starts and is measured idle. */
const untilDueMs = idleMs + 15_000;
const longestMs = 60 * 60_000;
const signingSecret = 'bench-signing-secret';

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const workspaceOf = (index: number) => `slack:T${index}`;
const channelOf = (workspace: number, schedule: number) =>
  `C${workspace}X${workspace % crowdedEvery === 0 ? 0 : schedule % channelsEach}`;

/**
 * Brings ten reports for each of so many workspaces (`--workspaces 100`), and prints and writes what came of it.
 *
 * @returns the exit code: 1 when a report is missing or doubled, or a channel got its messages too fast
 */
export async function benchReports(root: string, args: readonly string[]): Promise<0 | 1> {
  const { values } = parseArgs({
    args: [...args],
    options: { workspaces: { type: 'string', default: '100' } },
  });
  const workspaces = Number(values.workspaces);
  if (!Number.isInteger(workspaces) || workspaces < 1) {
    console.error('bench: a number is wanted, as in: npm run bench:reports -- --workspaces 100');
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'channels-bench-'));
  const slack = await startSlackDouble({ now: () => new Date() });
  const store = await openSqliteStore({ directory: join(folder, 'data'), log: silent });
  const port = await freePort();
  const caller = slackCaller({ port, signingSecret, responseUrl: slack.responseUrl });
  let program: ChildProcess | undefined;
  try {
    const due = new Date(Date.now() + untilDueMs);
    await addSchedules(store, workspaces, due);
    program = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js'), 'serve'], {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: folder,
        TZ: 'UTC',
        SLACK_BOT_TOKEN: 'xoxb-1-bench',
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_PORT: String(port),
        SLACK_API_URL: slack.apiUrl,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await caller.ready();
    console.error('bench: commands with nothing else to do …');
    await ask(caller, () => Date.now() > due.getTime() - idleMs);
    const idle = latencyOf('nothing else to do', await ask(caller, () => Date.now() >= due.getTime()));
    console.error(`bench: ${workspaces * schedulesEach} reports are due …`);
    const reporting = watched(slack, workspaces * schedulesEach, due);
    const busy = latencyOf('while the reports are brought', await ask(caller, reporting.isOver));
    const result = { ...(await judged(store, slack, numbers(workspaces).map(workspaceOf), due)), idle, busy };
    show(result);
    write(root, result);
    return result.problems.length === 0 ? 0 : 1;
  } finally {
    if (program !== undefined) await end(program);
    caller.close();
    await store.close();
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each with a plan of its own: no result can be used twice. */
async function addSchedules(store: Store, workspaces: number, due: Date): Promise<void> {
  for (const workspace of numbers(workspaces)) {
    for (const schedule of numbers(schedulesEach)) {
      await store.schedules.add(workspaceOf(workspace), {
        scenario: 'medical',
        line: `optimize medical budget=${100_000 + 100 * (workspace * schedulesEach + schedule)}`,
        recurrence: {
          every: 'month',
          on: new Date(due.getTime() + 14 * 86_400_000).getUTCDate() % 28 || 28,
          at: '09:00',
        },
        timeZone: 'UTC',
        place: { front: 'slack', channel: channelOf(workspace, schedule), isPrivate: false },
        language: 'en',
        by: 'U1',
        madeAt: new Date().toISOString(),
        state: 'active',
        nextDue: due.toISOString(),
      });
    }
  }
}

/** Asks for help again and again; gives how long each acknowledgement took. */
async function ask(caller: SlackCaller, isOver: () => boolean): Promise<number[]> {
  const milliseconds: number[] = [];
  while (!isOver()) {
    milliseconds.push(await caller.ask('help'));
    await delay(betweenCommandsMs);
  }
  return milliseconds;
}

/** Over when as many messages stand there as are wanted, or after an hour. */
function watched(slack: SlackDouble, wanted: number, due: Date) {
  let told = 0;
  return {
    isOver(): boolean {
      const count = slack.messages.length;
      if (count >= told + 100) {
        told = count;
        console.error(
          `bench: ${count} are there after ${Math.round((Date.now() - due.getTime()) / 1_000)} s`,
        );
      }
      return count >= wanted || Date.now() - due.getTime() > longestMs;
    },
  };
}

interface Result extends Delivered {
  readonly idle: Latency;
  readonly busy: Latency;
}

function show({ idle, busy, delays, problems, ...counts }: Result): void {
  console.log(
    table(
      ['', 'figure'],
      [
        ['reports due in one moment', `${counts.reports} in ${counts.workspaces} workspaces`],
        ['sent, each once', String(counts.sent)],
        ['messages on Slack', String(counts.messages)],
        [
          'until the last was there',
          `${counts.seconds.toFixed(0)} s, ${(counts.sent / counts.seconds).toFixed(1)} a second`,
        ],
        ['a report waited', `p50 ${seconds(delays.p50)}, p99 ${seconds(delays.p99)}`],
        [
          'closest posts to one channel',
          `${counts.closest} ms, in ${counts.channelsWithSeveral} channels with several`,
        ],
      ],
    ),
  );
  const row = ({ name, requests, p50, p99, most }: Latency) => [
    name,
    String(requests),
    ...[p50, p99, most].map((milliseconds) => `${milliseconds.toFixed(1)} ms`),
  ];
  console.log(
    `\n${table(['a command is acknowledged', 'commands', 'p50', 'p99', 'most'], [idle, busy].map(row))}`,
  );
  console.log(
    `p50 × ${(busy.p50 / idle.p50).toFixed(1)}, p99 × ${(busy.p99 / idle.p99).toFixed(1)} while reports are brought; Slack allows 3,000 ms.`,
  );
  for (const problem of problems.slice(0, 20)) console.log(`· ${problem}`);
  console.log(problems.length === 0 ? 'All delivered, none too fast.' : `${problems.length} FAULTS.`);
}

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(0)} s`;

function write(root: string, result: Result): void {
  mkdirSync(join(root, 'out'), { recursive: true });
  const machine = { node: process.version, platform: process.platform, cores: cpus().length };
  const file = join(root, 'out', 'bench-reports.json');
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, ...result }, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  const timer = setTimeout(() => program.kill('SIGKILL'), 40_000);
  await ended;
  clearTimeout(timer);
}
