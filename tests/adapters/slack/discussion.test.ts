/** Talk under results, through the real Slack client and the whole bot, against the double of Slack. */

import { afterEach, expect, test } from 'vitest';
import { allCommands } from '../../../commands/index.ts';
import { analyse } from '../../../src/attribute/analyse.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import type { Language } from '../../../src/bot/chart.ts';
import { createBot } from '../../../src/bot/dispatch.ts';
import type { Planner } from '../../../src/bot/ports.ts';
import { talk } from '../../../src/features/conversation/talk.ts';
import { createUploads } from '../../../src/features/history/uploads.ts';
import { fakeFitter } from '../../bot/bot-under-test.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { memoryStore } from '../../memory-store/memory-store.ts';
import { until } from '../../suite/waiting.ts';
import { chartAsText, fakeRenderer, hurriedClock, memoryDeliveries } from './fakes.ts';
import { directMessage, homePress, openedHome, payloadForm, send } from './inbound.ts';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';
import { httpFront } from './started-front.ts';

/** Plans where the test runs. */
const planner: Planner = {
  start: (request) => ({ result: analyse(request), cancel: () => undefined }),
  close: async () => undefined,
};

const clock = () => new Date('2026-03-02T09:00:00Z');

const wholeBot = (): Bot =>
  createBot({
    commands: allCommands,
    talk,
    uploads: createUploads(clock),
    store: memoryStore(),
    planner,
    fitter: fakeFitter(),
    log: recordedLog(),
    clock,
  });

let slack: SlackDouble;
let front: ReturnType<typeof httpFront>;
let log: ReturnType<typeof recordedLog>;

async function start(bot: Bot, language: Language) {
  slack = await startSlackDouble();
  slack.answer('users.info', ({ user }) => ({
    body: { ok: true, user: { id: user, locale: language === 'zh' ? 'zh-CN' : 'en-US' } },
  }));
  log = recordedLog();
  front = httpFront(slack, {
    bot,
    renderer: fakeRenderer(),
    deliveries: memoryDeliveries(),
    log,
    clock: hurriedClock(),
    chartAsText,
  });
  await front.start();
}

afterEach(async () => {
  await front.stop();
  await slack.stop();
  expect(slack.problems, "every message keeps Slack's limits").toEqual([]);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

/** The messages that are no working ones, as they stand when nothing runs any more. */
const answers = () =>
  slack.calls.filter(
    ({ method, args }) =>
      method === 'chat.update' ||
      method === 'chat.postEphemeral' ||
      (method === 'chat.postMessage' && !/^(Working on|正在处理)/.test(String(args.text))),
  );

/** Says something and waits for the answer. */
async function say(event: unknown): Promise<Record<string, unknown>> {
  const before = answers().length;
  await send(front.port() ?? 0, JSON.stringify(event), { type: 'json' });
  await until(() => answers().length > before, 'an answer');
  return answers().at(-1)?.args ?? {};
}

test('in a direct message the thread under a result is about it, and another result is about itself', async () => {
  await start(wholeBot(), 'en');
  const [first, second] = [
    await say(directMessage('optimize medical')),
    await say(directMessage('optimize driving')),
  ];
  const answer = await say(directMessage('budget 60k', { thread_ts: first.ts }));
  expect(answer.text).toContain('Medical: ');
  expect(slack.messages.find(({ ts }) => ts === answer.ts)).toMatchObject({
    channel: 'D1',
    thread_ts: first.ts,
  });
  expect((await say(directMessage('budget 60k', { thread_ts: second.ts }))).text).toMatch(
    /^(?!.*Medical).*60k/,
  );
});

test('the App Home shows what there is, and its buttons work', async () => {
  await start(wholeBot(), 'en');
  await say(directMessage('optimize medical'));
  await send(front.port() ?? 0, JSON.stringify(openedHome()), { type: 'json' });
  const { view } = await slack.nth('views.publish', 1);
  const home = view as { type: string; blocks: { type: string; elements: { value?: string }[] }[] };
  expect(JSON.stringify(home)).toContain('medical');
  const lines = home.blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => elements.map(({ value }) => value ?? ''));
  expect(lines.length).toBeGreaterThan(0);
  for (const [index, line] of lines.entries()) {
    const pressed = slack.calls.length;
    await send(front.port() ?? 0, payloadForm(homePress(line, home)));
    // Each shows the home anew, but those that open a form.
    const since = () => slack.calls.slice(pressed).map(({ method }) => method);
    await until(
      () => since().includes('views.publish') || since().includes('views.open'),
      () => `a view for button ${index}: ${line}, but: ${since().join(', ')}`,
    );
  }
});
