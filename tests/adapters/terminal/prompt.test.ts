import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { completeLine } from '../../../adapters/terminal/completion.ts';
import { createHistoryFile, longestHistory } from '../../../adapters/terminal/history-file.ts';
import { createProgressLine, progressText } from '../../../adapters/terminal/progress-line.ts';
import { type PromptOptions, runPrompt } from '../../../adapters/terminal/prompt.ts';
import { wordsFor } from '../../../src/bot/language/words.ts';
import {
  fakeBot,
  fakeRenderer,
  recordingLog,
  recordingOutput,
  temporaryFolder,
} from './fake-surroundings.ts';

const key = { ctrlC: '\u0003', ctrlD: '\u0004', tab: '\t', up: '\u001b[A', enter: '\r' };

const literally = (text: string) => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** A prompt on streams: `type` sends keys, `until` waits for a text to be shown. */
function open(options: Partial<PromptOptions> & { terminal?: boolean } = {}) {
  const fake = fakeBot();
  const { log, warnings } = recordingLog();
  const folder = temporaryFolder();
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: options.terminal ?? true, columns: 100 });
  let shown = '';
  const waiting = new Set<() => void>();
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    shown += chunk;
    for (const check of waiting) check();
  });
  const text = () => stripVTControlCharacters(shown);
  const controller = new AbortController();
  const ended = runPrompt({
    bot: fake.bot,
    renderer: fakeRenderer,
    log,
    language: 'en',
    mayColour: false,
    input,
    output,
    historyFile: join(folder, 'data', 'prompt-history'),
    pictureDirectory: join(folder, 'out'),
    signal: controller.signal,
    ...options,
  });
  return {
    ...fake,
    folder,
    warnings,
    ended,
    text,
    stop: () => controller.abort('SIGTERM'),
    type: (keys: string) => input.write(keys),
    end: () => input.end(),
    /** Resolves once `wanted` has been shown. */
    until: (wanted: string | RegExp) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (text().search(wanted instanceof RegExp ? wanted : literally(wanted)) === -1) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

describe('the prompt', () => {
  it('answers one command after the other until exit', async () => {
    const prompt = open();
    await prompt.until('channels> ');
    prompt.type(`optimize medical${key.enter}`);
    await prompt.until('History    history medical');
    prompt.type(`optimize medcal${key.enter}`);
    await prompt.until('Did you mean medical?');
    prompt.type(`exit${key.enter}`);
    await prompt.ended;
    expect(prompt.text()).toContain('Type a command, for example: optimize medical.');
    expect(prompt.text()).toContain('Picture: ');
    expect(existsSync(join(prompt.folder, 'out', 'medical-12-contributions.png'))).toBe(true);
    expect(prompt.asked.map(({ request }) => request)).toEqual([
      { kind: 'line', line: 'optimize medical', isTalk: true },
      { kind: 'line', line: 'optimize medcal', isTalk: true },
    ]);
  });

  it('ends with Ctrl-D, with quit and at a stop signal', async () => {
    const first = open();
    await first.until('channels> ');
    first.type(key.ctrlD);
    await first.ended;
    const second = open();
    await second.until('channels> ');
    second.type(`quit${key.enter}`);
    await second.ended;
    const third = open();
    await third.until('channels> ');
    third.stop();
    await third.ended;
  });

  it('reads commands from a pipe to its end, and runs all of them', async () => {
    const prompt = open({ terminal: false });
    prompt.type('help\nnpm start -- optimize medical\n\nhelp me');
    prompt.end();
    await prompt.ended;
    expect(prompt.started).toEqual(['help', 'optimize medical', 'help me']);
  });

  it('runs one command at a time; what is typed meanwhile waits', async () => {
    const prompt = open({ progressDelayMs: 1 });
    await prompt.until('channels> ');
    prompt.type(`long${key.enter}`);
    await prompt.until('Ctrl-C stops it');
    prompt.type(`help${key.enter}exit${key.enter}`);
    await prompt.until(/exit leaves\.[\s\S]*exit/);
    expect(prompt.started).toEqual(['long']);
    prompt.release();
    await prompt.ended;
    expect(prompt.started).toEqual(['long', 'help']);
  });

  it('shows how far a long command has come, and takes that away at its end', async () => {
    const prompt = open({ progressDelayMs: 1 });
    await prompt.until('channels> ');
    prompt.type(`long${key.enter}`);
    await prompt.until('Looking for the best plan · ██████████░░░░░░░░░░ 50% · gap 1.2% · Ctrl-C stops it');
    prompt.release();
    await prompt.until('Run again');
    prompt.type(`exit${key.enter}`);
    await prompt.ended;
  });

  it('cancels the running command with Ctrl-C, and goes on', async () => {
    const prompt = open({ progressDelayMs: 1 });
    await prompt.until('channels> ');
    prompt.type(`long${key.enter}`);
    await prompt.until('Ctrl-C stops it');
    prompt.type(key.ctrlC);
    await prompt.until('Cancelled');
    prompt.type(`help${key.enter}`);
    await prompt.until('Type optimize.');
    prompt.type(`exit${key.enter}`);
    await prompt.ended;
  });

  it('leaves with a second Ctrl-C at rest, and says so at the first', async () => {
    const prompt = open();
    await prompt.until('channels> ');
    prompt.type(key.ctrlC);
    await prompt.until('Ctrl-C again leaves; so do Ctrl-D and exit.');
    prompt.type(key.ctrlC);
    await prompt.ended;
    expect(prompt.asked).toEqual([]);
  });

  it('leaves with the Ctrl-C after the one that cancelled', async () => {
    const prompt = open({ progressDelayMs: 1 });
    await prompt.until('channels> ');
    prompt.type(`long${key.enter}`);
    await prompt.until('Ctrl-C stops it');
    prompt.type(key.ctrlC);
    await prompt.until(/Nothing was stored\.[\s\S]*channels> /);
    prompt.type(key.ctrlC);
    await prompt.ended;
  });

  it('clears what was typed with Ctrl-C instead of leaving', async () => {
    const prompt = open();
    await prompt.until('channels> ');
    prompt.type(`optimize fin${key.ctrlC}help${key.enter}`);
    await prompt.until('Type optimize.');
    prompt.type(`exit${key.enter}`);
    await prompt.ended;
    expect(prompt.started).toEqual(['help']);
  });

  it('cancels the running command at a stop signal', async () => {
    const prompt = open();
    await prompt.until('channels> ');
    prompt.type(`long${key.enter}`);
    await prompt.until('long');
    prompt.stop();
    await prompt.ended;
  });

  it('completes with Tab', async () => {
    const prompt = open();
    await prompt.until('channels> ');
    prompt.type(`opt${key.tab}`);
    await prompt.until('optimize ');
    prompt.type(`med${key.tab}`);
    await prompt.until('medical ');
    prompt.type(`go${key.tab}`);
    await prompt.until('goal=');
    prompt.type(`pro${key.tab}`);
    await prompt.until('goal=profit ');
    prompt.type(key.enter);
    await prompt.until('Run again');
    prompt.type(`exit${key.enter}`);
    await prompt.ended;
    expect(prompt.started).toEqual(['optimize medical goal=profit']);
  });

  it('remembers what was typed, for its owner only, and brings it back with the up key', async () => {
    const first = open();
    await first.until('channels> ');
    first.type(`help one${key.enter}`);
    await first.until('Type optimize.');
    first.type(`exit${key.enter}`);
    await first.ended;
    const historyFile = join(first.folder, 'data', 'prompt-history');
    expect(readFileSync(historyFile, 'utf8')).toBe('help one\n');
    if (process.platform !== 'win32') expect(statSync(historyFile).mode & 0o777).toBe(0o600);

    const second = open({ historyFile });
    await second.until('channels> ');
    second.type(`${key.up}${key.enter}`);
    await second.until('Type optimize.');
    second.type(`exit${key.enter}`);
    await second.ended;
    expect(second.started).toEqual(['help one']);
  });

  it('works without a history where none can be kept', async () => {
    const prompt = open({ historyFile: join('/dev/null', 'history') });
    await prompt.until('channels> ');
    prompt.type(`help${key.enter}`);
    await prompt.until('Type optimize.');
    prompt.type(`exit${key.enter}`);
    await prompt.ended;
    expect(prompt.warnings.length).toBeGreaterThan(0);
  });
});

describe('the history file', () => {
  it('keeps the newest lines only', async () => {
    const path = join(temporaryFolder(), 'history');
    const lines = Array.from({ length: 2 * longestHistory + 1 }, (_, index) => `help ${index}`);
    writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
    const history = createHistoryFile(path, recordingLog().log);
    expect(await history.load()).toEqual(lines.slice(-longestHistory));
    await history.add('help me');
    expect(readFileSync(path, 'utf8').trim().split('\n')).toEqual([
      ...lines.slice(-longestHistory),
      'help me',
    ]);
  });

  it('is closed to others even where it was open', async () => {
    const path = join(temporaryFolder(), 'history');
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'old\n', { mode: 0o644 });
    await createHistoryFile(path, recordingLog().log).add('new');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('completion', () => {
  const complete = async (line: string) => {
    const fake = fakeBot();
    const [completions, replaced] = await completeLine(fake.bot, 'en', line);
    return { completions, replaced, asked: fake.completed };
  };

  it('offers the commands, and the words that leave', async () => {
    expect(await complete('')).toMatchObject({
      completions: ['optimize ', 'scenario list ', 'scenario show ', 'help ', 'exit ', 'quit '],
      replaced: '',
    });
    expect(await complete('scenario s')).toMatchObject({
      completions: ['scenario show '],
      replaced: 'scenario s',
    });
    expect((await complete('zzz')).completions).toEqual([]);
  });

  it('offers what fills the next place, quoted where it holds spaces, and the options', async () => {
    expect(await complete('optimize ')).toMatchObject({
      completions: ['medical ', 'finance ', '"smart home" ', 'budget=', 'goal='],
      replaced: '',
    });
  });

  it('offers an option’s values after its sign', async () => {
    expect(await complete('optimize medical goal=')).toEqual({
      completions: ['goal=value ', 'goal=profit '],
      replaced: 'goal=',
      asked: [{ command: 'optimize', argument: 'goal', typed: '', others: { scenario: 'medical' } }],
    });
  });

  it('offers channels for limits once the places are filled, and no option twice', async () => {
    expect(await complete('optimize medical budget=50k app<=20k p')).toEqual({
      completions: ['patient-app<='],
      replaced: 'p',
      asked: [
        {
          command: 'optimize',
          argument: 'limits',
          typed: 'p',
          others: { scenario: 'medical', budget: '50k' },
        },
      ],
    });
    expect((await complete('optimize medical budget=50k ')).completions).toEqual([
      'goal=',
      'hospital-partners<=',
      'patient-app<=',
    ]);
  });
});

describe('the progress line', () => {
  const look = { width: 100, colour: false, place: 'shell' } as const;

  it('says the step, how far it is, the gap, and how to stop it', () => {
    const en = wordsFor('en');
    expect(progressText({ step: 'queued' }, en, look)).toBe('Waiting for a free place · Ctrl-C stops it');
    expect(progressText({ step: 'proving', fraction: 1.2, gap: 0 }, wordsFor('zh'), look)).toBe(
      '正在证明方案的优度 · ████████████████████ 100% · 差距 0% · 按 Ctrl-C 停止',
    );
    expect(progressText({ step: 'proving', gap: 2.5e-8 }, en, look)).toBe(
      'Proving how good it is · gap <0.0001% · Ctrl-C stops it',
    );
    expect(progressText({ step: 'queued' }, en, { ...look, width: 12 })).toBe('Waiting fo…');
  });

  it('is not there where nobody watches', () => {
    const output = recordingOutput({ isTTY: false });
    const line = createProgressLine(output, wordsFor('en'), look, 0);
    line.show({ step: 'queued' });
    line.end();
    expect(output.text()).toBe('');
  });

  it('does not appear for what is done before its time', () => {
    const output = recordingOutput({ isTTY: true });
    const line = createProgressLine(output, wordsFor('en'), look, 60_000);
    line.show({ step: 'queued' });
    line.end();
    expect(output.text()).toBe('');
  });
});
