import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis, AnalysisRequest } from '../../src/attribute/analysis.ts';
import type { Language } from '../../src/bot/chart.ts';
import type { Planner } from '../../src/bot/ports.ts';
import type { Block, Reply } from '../../src/bot/reply.ts';
import type { Run } from '../../src/features/plans/stored/run.ts';
import { discussionIn } from '../fixtures/discussion/discussion.ts';
import { type Program, program } from './front.ts';

/**
 * Plans where the test runs; the same question is worked out once.
 * @param given what is put in the place of what is asked for, such as fewer draws
 */
export function thoughtfulPlanner(given: Partial<AnalysisRequest> = {}): Planner {
  const made = new Map<string, Promise<Analysis>>();
  return {
    start(request) {
      const key = JSON.stringify(request);
      const result = made.get(key) ?? analyse({ ...request, ...given });
      made.set(key, result);
      return { result, cancel: () => undefined };
    },
    close: async () => undefined,
  };
}

/** What a discussion comes to, whatever the front. */
export interface Discussed {
  /** The answer to the opening, then to each turn. */
  readonly replies: readonly Reply[];
  readonly runs: readonly object[];
}

/** A run without who made it, where and when. */
const figuresOf = ({ by: _, channel: __, at: ___, isPrivate: ____, ...figures }: Run): object => figures;

export const runsIn = ({ store }: Program, workspace: string): object[] =>
  (store.savedRuns.get(workspace) ?? []).map(figuresOf);

/** The discussion with the bot itself, without a front. */
export async function discussed(language: Language, planner: Planner): Promise<Discussed> {
  const { opening, turns } = discussionIn(language);
  const parts = program(planner, language);
  const bot = parts.bot();
  const at = { workspace: 'test:1', channel: 'C1', message: 'root' };
  const replies: Reply[] = [];
  for (const [index, { by, says }] of [{ by: 'ana', says: opening }, ...turns].entries()) {
    const prepared = await bot.prepare({
      id: String(index),
      request: { kind: 'line', line: says, ...(index > 0 && { isTalk: true }) },
      who: { id: by, isAdmin: false, language },
      where: {
        front: 'slack',
        workspace: at.workspace,
        channel: at.channel,
        ...(index > 0 && { thread: at.message }),
        isPrivate: false,
        mayReadFiles: false,
      },
    });
    const reply = prepared.kind === 'ready' ? await prepared.run() : prepared.reply;
    await bot.posted(at, reply);
    replies.push(reply);
  }
  return { replies, runs: runsIn(parts, at.workspace) };
}

/** All that a reply says in numbers: its sentence, the figures of its tables, its facts. */
export function saidInNumbers({ summary, blocks }: Reply): string[] {
  return [summary, ...blocks.flatMap(numbersIn)].filter((text) => /\d/.test(text));
}

function numbersIn(block: Block): string[] {
  switch (block.kind) {
    case 'table':
      return block.table.rows.flatMap(([, ...cells]) => cells);
    case 'facts':
      return block.facts.map(({ value }) => value);
    default:
      return [];
  }
}
