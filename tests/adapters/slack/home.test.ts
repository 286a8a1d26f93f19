/** The App Home. */
import { expect, test } from 'vitest';
import type { Prepared } from '../../../src/bot/bot.ts';
import { type Command, defineCommand } from '../../../src/bot/command.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import type { Block, Reply } from '../../../src/bot/reply.ts';
import { contributions, ready, result } from './fakes.ts';
import { frontOfEachTest } from './front-of-each-test.ts';
import { homePress, openedHome, payloadForm, send } from './inbound.ts';
import { refuse } from './slack-double.ts';
import type { StartedFront } from './started-front.ts';

const startOne = frontOfEachTest();

/** What the bot declares; what it answers is each test's. */
const home: Command = defineCommand({
  name: 'home',
  examples: ['home'],
  audience: 'caller',
  args: {},
  run: async () => homeReply,
});

const homeReply: Reply = {
  tone: 'info',
  audience: 'caller',
  language: 'en',
  title: 'Home',
  summary: 'Seven scenarios, two runs, one schedule.',
  blocks: [
    {
      kind: 'table',
      table: {
        caption: 'Last runs',
        columns: [
          { title: 'run', align: 'right' },
          { title: 'scenario', align: 'left' },
        ],
        rows: [
          ['12', 'medical'],
          ['11', '智慧医疗 <!channel>'],
        ],
      },
    },
    { kind: 'actions', actions: [{ label: 'Optimize', line: 'optimize medical', emphasis: 'primary' }] },
  ],
};

function start(
  reply: Reply = homeReply,
  commands: readonly Command[] = [home],
  others: (invocation: Invocation) => Prepared = () => ready(result),
): Promise<StartedFront> {
  return startOne(
    (invocation) =>
      invocation.request.kind === 'line' && invocation.request.line === 'home'
        ? { ...ready(reply, 'caller'), command: 'home' }
        : others(invocation),
    { commands },
  );
}

const open = ({ port }: StartedFront, fields?: Record<string, unknown>, eventId?: string) =>
  send(port, JSON.stringify(openedHome(fields, eventId)), { type: 'json' });

test('whoever opens the App Home sees what `home` answers them', async () => {
  const front = await start();
  expect((await open(front)).status).toBe(200);
  expect(await front.slack.nth('views.publish', 1)).toEqual({
    user_id: 'U1',
    view: {
      type: 'home',
      callback_id: 'channels-home',
      private_metadata: '{"channel":"D1"}',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Home', emoji: true } },
        rich('rich_text_section', { type: 'text', text: 'Seven scenarios, two runs, one schedule.' }),
        rich('rich_text_section', { type: 'text', text: 'Last runs', style: { bold: true } }),
        rich('rich_text_preformatted', {
          type: 'text',
          text: 'run  scenario\n 12  medical\n 11  智慧医疗 <!channel>',
        }),
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'run:0',
              text: { type: 'plain_text', text: 'Optimize', emoji: true },
              value: 'optimize medical',
              style: 'primary',
            },
          ],
        },
      ],
    },
  });
  expect(front.bot.asked).toEqual([
    {
      id: expect.any(String),
      request: { kind: 'line', line: 'home' },
      who: { id: 'U1', isAdmin: false, language: 'en' },
      where: { front: 'slack', workspace: 'slack:T1', channel: 'D1', isPrivate: true, mayReadFiles: false },
    },
  ]);
  expect(front.slack.of('chat.postMessage')).toEqual([]);
});

const rich = (type: string, run: object) => ({ type: 'rich_text', elements: [{ type, elements: [run] }] });

test('an opening that Slack sends again publishes once; the messages tab publishes nothing', async () => {
  const front = await start();
  await open(front, { tab: 'messages' });
  await open(front, {}, 'Ev9');
  await open(front, {}, 'Ev9');
  await front.slack.nth('views.publish', 1);
  await front.front.stop();
  expect(front.slack.of('views.publish')).toHaveLength(1);
  expect(front.deliveries.claimed).toEqual(['slack:event:Ev9']);
});

test('without a command `home` nothing is published, and nobody is told off', async () => {
  const front = await start(homeReply, []);
  await open(front);
  await front.front.stop();
  expect(front.bot.asked).toEqual([]);
  expect(front.slack.calls.map(({ method }) => method)).toEqual(['auth.test']);
});

/** So many of everything, with long names in Chinese, emoji and markup. */
function crowded(parts: number): Reply {
  const name = '智慧医疗👩‍⚕️<@U1>*_~`&'.repeat(5);
  const blocks: Block[] = Array.from({ length: parts }, (_, index): Block[] => [
    { kind: 'facts', facts: [{ label: name, value: String(index) }] },
    { kind: 'actions', actions: [{ label: name, line: `optimize medical budget=${index + 1}k` }] },
  ]).flat();
  const rows = Array.from({ length: 200 }, (_, index) => [String(index), name]);
  const columns = [
    { title: 'run', align: 'right' as const },
    { title: name, align: 'left' as const },
  ];
  return {
    ...homeReply,
    title: name.repeat(5),
    blocks: [
      ...blocks,
      { kind: 'chart', chart: contributions },
      { kind: 'table', table: { caption: 'a', columns, rows } },
    ],
  };
}

test.each([1, 20, 60, 300])("a home of %i parts keeps Slack's limits, and its buttons", async (parts) => {
  const front = await start(crowded(parts));
  await open(front);
  const { view } = await front.slack.nth('views.publish', 1);
  const { blocks } = view as { blocks: { type: string }[] };
  expect(blocks.length).toBeLessThanOrEqual(100);
  expect(blocks.filter(({ type }) => type === 'actions').length).toBeGreaterThanOrEqual(1);
  // More than a message holds, where there is more.
  if (parts === 20) expect(blocks.filter(({ type }) => type === 'actions')).toHaveLength(20);
});

test('a home that Slack refuses is at least its sentence', async () => {
  const front = await start();
  front.slack.answer('views.publish', (_, count) => (count === 1 ? refuse('invalid_arguments') : undefined));
  await open(front);
  const { view } = await front.slack.nth('views.publish', 2);
  expect((view as { blocks: unknown[] }).blocks).toEqual([
    rich('rich_text_section', { type: 'text', text: homeReply.summary }),
  ]);
});

test('a fault is logged and told to nobody: nobody asked in words', async () => {
  const front = await start();
  front.slack.answer('views.publish', () => refuse('not_enabled'));
  await open(front);
  await front.slack.nth('views.publish', 2);
  await front.front.stop();
  expect(front.log.lines.filter(({ level }) => level === 'error')).toMatchObject([
    { message: 'an App Home could not be shown' },
  ]);
  expect(front.slack.of('chat.postMessage')).toEqual([]);
});

/** Opens the home and presses the button of that line there. */
async function press(front: StartedFront, line: string) {
  await open(front);
  const { view } = await front.slack.nth('views.publish', 1);
  return send(front.port, payloadForm(homePress(line, view as Record<string, unknown>)));
}

test('a button there answers in the direct message, and the home is shown anew', async () => {
  const front = await start();
  expect((await press(front, 'optimize medical')).status).toBe(200);
  expect(await front.slack.nth('chat.update', 1)).toMatchObject({ channel: 'D1', text: result.summary });
  const [posted] = front.slack.of('chat.postMessage');
  expect(posted).toMatchObject({ channel: 'D1' });
  expect(posted).not.toHaveProperty('thread_ts');
  expect(await front.slack.nth('views.publish', 2)).toMatchObject({ user_id: 'U1' });
  expect(front.bot.asked[1]).toMatchObject({
    request: { kind: 'line', line: 'optimize medical' },
    where: { channel: 'D1', isPrivate: true },
  });
  expect(front.bot.told.map(({ at }) => at)).toEqual([
    { workspace: 'slack:T1', channel: 'D1', message: '1700000000.000001' },
  ]);
});

test('a button there that is refused says why in the direct message', async () => {
  const why: Reply = { ...homeReply, tone: 'error', summary: 'Only its maker may.', blocks: [] };
  const front = await start(homeReply, [home], () => ({ kind: 'refused', reply: why }));
  await press(front, 'schedule remove 1');
  expect(await front.slack.nth('chat.postMessage', 1)).toMatchObject({
    channel: 'D1',
    text: 'Only its maker may.',
  });
  expect(front.slack.of('chat.postEphemeral')).toEqual([]);
});

test('a button there that shows the home again changes nothing but the home', async () => {
  const front = await start();
  await press(front, 'home');
  await front.slack.nth('views.publish', 2);
  await front.front.stop();
  expect(front.slack.of('chat.postMessage')).toEqual([]);
});

test('a button of a home from before a restart, or of another version, works all the same', async () => {
  const front = await start();
  const old = homePress('optimize medical', { type: 'home', private_metadata: 'something else' });
  await send(front.port, payloadForm(old));
  // A person's id leads to their direct message.
  expect(await front.slack.nth('chat.postMessage', 1)).toMatchObject({ channel: 'U1' });
  await front.slack.nth('views.publish', 1);
});
