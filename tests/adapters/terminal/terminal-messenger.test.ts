import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runOneShot } from '../../../adapters/terminal/one-shot.ts';
import { runPrompt } from '../../../adapters/terminal/prompt.ts';
import { createTerminalMessenger } from '../../../adapters/terminal/terminal-messenger.ts';
import { DeliveryError } from '../../../src/bot/messenger.ts';
import {
  fakeBot,
  fakeRenderer,
  recordingLog,
  recordingOutput,
  temporaryFolder,
} from './fake-surroundings.ts';
import { errorReply, optimizeReply } from './sample-replies.ts';

const here = { workspace: 'terminal:local', channel: 'terminal' };
const report = optimizeReply('en');
const never = new AbortController().signal;
const at = new Date('2026-05-04T07:00:00Z');

/** What the screen shows of these characters: enough of a terminal for a line that is drawn again. */
function screenAfter(written: string): string[] {
  const rows: string[] = [''];
  let row = 0;
  let column = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a screen obeys
  const parts = written.matchAll(/\u001b\[(\d*)([A-Za-z])|\r|\n|([^\u001b\r\n]+)/g);
  for (const [all, count, command, text] of parts) {
    if (all === '\r') column = 0;
    else if (all === '\n') {
      row += 1;
      column = 0;
      rows[row] ??= '';
    } else if (text !== undefined) {
      rows[row] =
        `${(rows[row] ?? '').slice(0, column).padEnd(column)}${text}${(rows[row] ?? '').slice(column + text.length)}`;
      column += text.length;
    } else if (command === 'G') column = Number(count || 1) - 1;
    else if (command === 'A') row = Math.max(0, row - Number(count || 1));
    else if (command === 'J' || command === 'K') {
      rows[row] = (rows[row] ?? '').slice(0, count === '2' ? 0 : column);
      if (command === 'J') rows.length = row + 1;
    }
  }
  return rows;
}

describe('the terminal as a place for reports', () => {
  it('shows them in the prompt above what is being typed, which stays as it is', async () => {
    const { bot } = fakeBot();
    const { log } = recordingLog();
    const folder = temporaryFolder();
    const input = new PassThrough();
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
    let written = '';
    output.setEncoding('utf8');
    output.on('data', (chunk: string) => {
      written += chunk;
    });
    const shows = async (text: string) => {
      while (!stripVTControlCharacters(written).includes(text)) await new Promise(setImmediate);
    };
    const messenger = createTerminalMessenger();
    const ended = runPrompt({
      bot,
      renderer: fakeRenderer,
      log,
      language: 'en',
      mayColour: false,
      input,
      output,
      messenger,
      historyFile: join(folder, 'prompt-history'),
      pictureDirectory: join(folder, 'out'),
      signal: never,
    });
    await shows('channels> ');
    input.write('optimize fin');
    await shows('optimize fin');
    expect(await messenger.post(here, report, 'report:1', never)).toBe('report:1');
    input.write('ance');
    await shows('finance');
    const screen = screenAfter(written);
    expect(screen).toContain('Medical: move 6.4k/week from brand-partners to patient-app');
    expect(screen.filter((line) => line.startsWith('channels>'))).toEqual(['channels> optimize finance']);
    expect(screen.at(-1)).toBe('channels> optimize finance');
    expect(existsSync(join(folder, 'out', 'medical-12-contributions.png'))).toBe(true);
    input.write('\u0015exit\r');
    await ended;
  });

  it('shows them after the reply of a single command, and away from its JSON', async () => {
    for (const json of [false, true]) {
      const { bot } = fakeBot();
      const { log } = recordingLog();
      const out = recordingOutput();
      const err = recordingOutput();
      const messenger = createTerminalMessenger();
      await runOneShot({
        bot,
        renderer: fakeRenderer,
        log,
        line: 'scenario show medical',
        json,
        language: undefined,
        mayColour: false,
        out,
        err,
        messenger,
        pictureDirectory: join(temporaryFolder(), 'out'),
        signal: never,
      });
      const reply = out.text();
      await messenger.post(here, report, 'report:1', never);
      await messenger.tell({ workspace: here.workspace, person: 'me' }, errorReply('en'));
      const shown = (json ? err.text() : out.text().slice(reply.length)).trimStart();
      expect(shown).toMatch(/^Medical: move 6\.4k\/week from brand-partners to patient-app\n/);
      expect(shown).toContain('Did you mean medical?');
      if (json) expect(JSON.parse(out.text())).toEqual({ schema: 'channels/scenario@1', id: 'medical' });
    }
  });

  it('knows what it showed itself, and nothing of what others did', async () => {
    const messenger = createTerminalMessenger();
    const { log } = recordingLog();
    messenger.connect({ renderer: fakeRenderer, log, directory: join(temporaryFolder(), 'out'), show() {} });
    expect(await messenger.find(here, 'report:1', at)).toBe('unknown');
    const id = await messenger.post(here, report, 'report:1', never);
    expect(await messenger.find(here, 'report:1', at)).toBe(id);
  });

  it('lets reports wait while nobody sits there', async () => {
    const messenger = createTerminalMessenger();
    const posted = messenger.post(here, report, 'report:1', never);
    await expect(posted).rejects.toThrow(DeliveryError);
    await expect(posted).rejects.toMatchObject({ fault: 'later', code: 'nobody-at-the-terminal' });
  });

  it('shows nothing that was given up meanwhile', async () => {
    const messenger = createTerminalMessenger();
    const { log } = recordingLog();
    let shown = 0;
    const tooLate = new AbortController();
    messenger.connect({
      renderer: {
        ...fakeRenderer,
        render: async (chart) => {
          tooLate.abort();
          return fakeRenderer.render(chart);
        },
      },
      log,
      directory: join(temporaryFolder(), 'out'),
      show: () => {
        shown += 1;
      },
    });
    await expect(messenger.post(here, report, 'report:1', tooLate.signal)).rejects.toMatchObject({
      fault: 'later',
    });
    expect(shown).toBe(0);
  });

  it('is one channel, where everything may be posted', async () => {
    const messenger = createTerminalMessenger();
    expect(await messenger.channel('terminal:local', 'terminal', 'me')).toEqual({
      id: 'terminal',
      name: 'terminal',
      isPrivate: false,
      mayPost: true,
      isVisible: true,
    });
    expect(await messenger.channel('terminal:local', 'growth', 'me')).toBeUndefined();
  });
});
