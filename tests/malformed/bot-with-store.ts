import { openSqliteStore } from '../../adapters/storage/sqlite.ts';
import { scenarioFiles } from '../../adapters/terminal/scenario-files.ts';
import { allCommands } from '../../commands/index.ts';
import type { Bot } from '../../src/bot/bot.ts';
import { createBot } from '../../src/bot/dispatch.ts';
import type { Invocation } from '../../src/bot/invocation.ts';
import type { Log, ScenarioFiles } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { talk } from '../../src/features/conversation/talk.ts';
import { createUploads } from '../../src/features/history/uploads.ts';
import type { Run } from '../../src/features/plans/stored/run.ts';
import { fakeFitter } from '../bot/bot-under-test.ts';
import { quickPlanner } from './quick-planner.ts';

/** One thing that the bot was asked, and what it said. */
export interface Exchange {
  readonly invocation: Invocation;
  readonly reply: Reply;
  /** Whether it was refused before anything began. */
  readonly isRefused: boolean;
}

/** What was kept, and how often plans were made: equal before and after a refusal. */
export interface Traces {
  readonly plans: number;
  readonly workspaces: number;
  readonly runs: readonly Run[];
  readonly scenarios: number;
  readonly settings: object;
}

/** The bot as it is served, on a real store in memory, remembering everything that it is asked. */
export async function botWithStore(files: ReadonlyMap<string, Uint8Array> = new Map()) {
  const errors: object[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error: (fields, message) => void errors.push({ ...fields, message }),
    child: () => log,
  };
  const now = () => new Date('2026-03-02T08:30:00Z');
  const store = await openSqliteStore({ file: ':memory:', log, now });
  const planner = quickPlanner();
  const given: ScenarioFiles = {
    read: async (path) => files.get(path) ?? scenarioFiles.read(path),
  };
  const real = createBot({
    commands: allCommands,
    talk,
    uploads: createUploads(now),
    store,
    planner,
    fitter: fakeFitter(),
    log,
    clock: now,
    files: given,
  });
  const exchanges: Exchange[] = [];
  const bot: Bot = {
    ...real,
    async prepare(invocation) {
      const prepared = await real.prepare(invocation);
      if (prepared.kind === 'refused') {
        exchanges.push({ invocation, reply: prepared.reply, isRefused: true });
        return prepared;
      }
      return {
        ...prepared,
        async run(options) {
          const reply = await prepared.run(options);
          exchanges.push({ invocation, reply, isRefused: false });
          return reply;
        },
      };
    },
  };
  return {
    bot,
    store,
    planner,
    exchanges,
    /** What was logged as a fault of ours. */
    errors,
    /** Asks and gives what was said. */
    async ask(invocation: Invocation): Promise<Exchange> {
      const prepared = await bot.prepare(invocation);
      if (prepared.kind === 'ready') await prepared.run();
      const last = exchanges.at(-1);
      if (last === undefined) throw new Error('the bot said nothing');
      return last;
    },
    /** What is kept for a workspace, as this person sees it there. */
    async traces(workspace: string, viewer = { person: '', channel: '' }): Promise<Traces> {
      return {
        plans: planner.requests.length,
        workspaces: Number(/workspaces: (\d+)/.exec(await store.check())?.[1]),
        runs: await store.runs.list(workspace, viewer, { limit: 10 }),
        scenarios: (await store.scenarios.list(workspace)).length,
        settings: await store.workspaces.settings(workspace),
      };
    },
  };
}

/** The invocation of a typed line on each front. */
export function typedOn(
  front: 'slack' | 'discord' | 'terminal',
  line: string,
  language: 'en' | 'zh',
): Invocation {
  return {
    id: `${front}-1`,
    request: { kind: 'line', line },
    who: { id: 'U1', isAdmin: false, language },
    where: {
      front,
      workspace: `${front}:T1`,
      channel: 'C1',
      isPrivate: false,
      mayReadFiles: front === 'terminal',
    },
  };
}
