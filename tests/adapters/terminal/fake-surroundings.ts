import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import type { Choice, Command } from '../../../src/bot/command.ts';
import type { Invocation, Progress } from '../../../src/bot/invocation.ts';
import type { ChartRenderer, Log } from '../../../src/bot/ports.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { errorReply, optimizeReply } from './sample-replies.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'channels-terminal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A log that remembers what was warned of. */
export function recordingLog(): { log: Log; warnings: { fields: object; message: string }[] } {
  const warnings: { fields: object; message: string }[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn: (fields, message) => void warnings.push({ fields, message }),
    error: (fields, message) => void warnings.push({ fields, message }),
    child: () => log,
  };
  return { log, warnings };
}

/** An output that keeps what is written. */
export function recordingOutput(options: { isTTY?: boolean; columns?: number } = {}) {
  const chunks: string[] = [];
  return { ...options, write: (text: string) => chunks.push(text), text: () => chunks.join('') };
}

/** Draws pictures that differ by the chart's title and are no real PNG. */
export const fakeRenderer: ChartRenderer = {
  render: async (chart) => ({
    png: new TextEncoder().encode(`picture of ${chart.title}`),
    width: 1,
    height: 1,
  }),
  check: async () => 'fake',
};

const argument = (name: string, choices: readonly string[]) => ({
  kind: {
    name,
    read: (text: string) => text,
    choices: choices.map((value): Choice => ({ value, label: { en: value, zh: value } })),
  },
  required: false,
  example: choices[0] ?? '',
});

const commandNamed = (name: string, args: Command['args'] = {}): Command => ({
  name,
  examples: [name],
  audience: 'caller',
  args,
  run: () => Promise.reject(new Error('not run here')),
});

/** Stands in for the bot: answers by the line's first word, and remembers who asked what. */
export function fakeBot() {
  const asked: Invocation[] = [];
  const completed: unknown[] = [];
  let release: (() => void) | undefined;
  const started: string[] = [];
  const commands = [
    commandNamed('optimize', {
      scenario: { ...argument('scenario', ['medical', 'finance', 'smart home']), position: 0 },
      budget: argument('money', []),
      goal: argument('goal', ['value', 'profit']),
      limits: { ...argument('limits', ['hospital-partners<=', 'patient-app<=']), collects: 'limits' },
    }),
    commandNamed('scenario list'),
    commandNamed('scenario show', { scenario: { ...argument('scenario', ['medical']), position: 0 } }),
    commandNamed('help'),
  ];
  const info: Reply = { ...errorReply('en'), tone: 'info', title: 'Help', summary: 'Type optimize.' };
  const bot: Bot = {
    commands,
    posted: async () => undefined,
    async prepare(invocation) {
      asked.push(invocation);
      const line = invocation.request.kind === 'line' ? invocation.request.line : '';
      const language = invocation.who.language ?? 'en';
      if (line.startsWith('optimize medcal')) return { kind: 'refused', reply: errorReply(language) };
      const run = async (
        options: { readonly onProgress?: (progress: Progress) => void; readonly signal?: AbortSignal } = {},
      ): Promise<Reply> => {
        started.push(line);
        if (line === 'fail') return errorReply(language, 'incident-1');
        if (line === 'long') {
          options.onProgress?.({ step: 'searching', fraction: 0.5, gap: 0.012 });
          await new Promise<void>((resolve) => {
            release = resolve;
            if (options.signal?.aborted) resolve();
            options.signal?.addEventListener('abort', () => resolve(), { once: true });
          });
          if (options.signal?.aborted) return { ...info, title: 'Cancelled', summary: 'Nothing was stored.' };
        }
        if (line.startsWith('scenario')) {
          return { ...info, record: { schema: 'channels/scenario@1', id: 'medical' } };
        }
        return line.startsWith('help') ? info : optimizeReply(language);
      };
      return { kind: 'ready', command: line.split(' ')[0] ?? '', audience: 'channel', language: 'en', run };
    },
    async complete(_, question) {
      completed.push(question);
      const kind = commands.find(({ name }) => name === question.command)?.args[question.argument]?.kind;
      return (kind?.choices ?? []).filter(({ value }) => value.startsWith(question.typed));
    },
  };
  return { bot, asked, completed, started, release: () => release?.() };
}
