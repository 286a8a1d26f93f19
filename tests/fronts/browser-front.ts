import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { createRoom } from '../../adapters/web/room.ts';
import { createWebFront } from '../../adapters/web/web-front.ts';
import { openPage } from '../adapters/web/browser.ts';
import { soon } from '../suite/waiting.ts';
import { answered, type Outcome, type Program, plain, type Seen } from './front.ts';

const pageFolder = fileURLToPath(new URL('../../adapters/web/page', import.meta.url));

/** Starts the front that serves the page, on a free port. */
export async function startWeb(program: Program, bot: ReturnType<Program['bot']>) {
  const room = createRoom();
  const front = createWebFront({
    bot,
    room,
    log: program.log,
    renderer: program.renderer,
    now: () => new Date(),
    address: { host: '127.0.0.1', names: [] },
    port: 0,
    password: undefined,
    pageFolder,
  });
  await front.start();
  return { front, room };
}

/** The page in a browser, as one types and reads there. */
export async function browserFront(program: Program, browser: Browser) {
  const bot = program.bot();
  const { front, room } = await startWeb(program, bot);
  const locale = program.language === 'zh' ? 'zh-CN' : 'en-GB';
  const { page, faults } = await openPage(browser, front.url(), { locale });

  async function seen({ reply }: Outcome, known: ReadonlySet<string>): Promise<Seen> {
    const entry = await soon(
      () => room.entries().find(({ id, kind }) => kind === 'reply' && !known.has(id)),
      'an answer',
    );
    const shown = page.locator(`li[data-id="${entry.id}"][data-kind=reply] > article`);
    await shown.waitFor();
    return { id: entry.id, text: plain((await shown.allInnerTexts()).join('\n')), buttons: [], reply };
  }

  async function doing(what: string, act: () => Promise<void>): Promise<Seen> {
    const known = new Set(room.entries().flatMap(({ id, kind }) => (kind === 'reply' ? [id] : [])));
    return seen(await answered(bot, what, act), known);
  }

  return {
    workspace: 'web:local',
    command: (line: string) =>
      doing(line, async () => {
        await page.locator('#message').fill(line);
        await page.keyboard.press('Enter');
      }),
    say: (words: string, under: string) =>
      doing(words, async () => {
        const talk = page.locator(`li[data-id="${under}"] > button.talk`);
        if ((await talk.count()) > 0) await talk.click();
        await page.locator(`#talk-${under}`).fill(words);
        await page.keyboard.press('Enter');
      }),
    async stop(): Promise<readonly string[]> {
      await front.stop();
      return [
        ...faults,
        ...program.log.lines.filter(({ level }) => level === 'error').map(({ message }) => message),
      ];
    },
  };
}
