import { expect, test } from 'vitest';
import { complaint, handClock, hurriedClock, ready, result } from './fakes.ts';
import { frontOfEachTest } from './front-of-each-test.ts';
import { blockTypes, refuse } from './slack-double.ts';

const start = frontOfEachTest();

test('a command is acknowledged with an empty body, announced, and replaced by one result with two pictures', async () => {
  const { slack, bot, type } = await start();
  expect(await type('optimize medical')).toEqual({ status: 200, text: '' });
  const final = await slack.nth('chat.update', 1);

  expect(bot.asked).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      request: { kind: 'line', line: 'optimize medical' },
      who: { id: 'U1', isAdmin: false, language: 'en' },
      where: { front: 'slack', workspace: 'slack:T1', channel: 'C1', isPrivate: false, mayReadFiles: false },
    },
  ]);
  expect(slack.of('chat.postMessage')).toEqual([
    {
      channel: 'C1',
      text: 'Working on “optimize medical” …',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [{ type: 'text', text: 'Working on “optimize medical” …' }],
            },
          ],
        },
      ],
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    },
  ]);
  expect(slack.of('files.completeUploadExternal')).toEqual([
    { files: [{ id: expect.stringMatching(/^F0000000\d$/), title: expect.any(String) }] },
    { files: [{ id: expect.stringMatching(/^F0000000\d$/), title: expect.any(String) }] },
  ]);
  expect(slack.of('upload').map(({ bytes }) => bytes)).toEqual([70, 70]);
  expect(final).toEqual({
    channel: 'C1',
    ts: '1700000000.000001',
    text: 'Medical: move ¥6.4k/week from brand-partners to patient-app: value ¥212k → ¥238k a week (+12%).',
    parse: 'none',
    link_names: 'false',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Medical', emoji: true } },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: result.summary }] }],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: 'The plan', style: { bold: true } }],
          },
        ],
      },
      {
        type: 'table',
        column_settings: [
          { align: 'left', is_wrapped: true },
          { align: 'right', is_wrapped: false },
          { align: 'right', is_wrapped: false },
        ],
        rows: [
          ['channel', 'today', 'proposed'],
          ['patient-app', '¥10k', '¥16.4k'],
          ['brand-partners', '¥12k', '¥5.6k'],
        ].map((row) => row.map((text) => ({ type: 'raw_text', text }))),
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'budget', style: { bold: true } },
              { type: 'text', text: ' binds; ¥1 more is worth ¥2.10' },
            ],
          },
        ],
      },
      {
        type: 'image',
        slack_file: { id: expect.stringMatching(/^F0000000\d$/) },
        alt_text: 'Bars: patient-app 110k proposed, 80k today; brand-partners 60k proposed, 90k today.',
      },
      {
        type: 'image',
        slack_file: { id: expect.stringMatching(/^F0000000\d$/) },
        alt_text: 'Two lines that meet: the best value rises to 238k, the bound falls to 238k.',
      },
      {
        type: 'context',
        elements: [
          { type: 'plain_text', text: 'Under these assumptions.\nNo spend was measured.', emoji: true },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'run:0',
            text: { type: 'plain_text', text: 'Run again', emoji: true },
            value: 'optimize medical',
            style: 'primary',
          },
          {
            type: 'button',
            action_id: 'run:1',
            text: { type: 'plain_text', text: 'History', emoji: true },
            value: 'history medical',
          },
        ],
      },
    ],
  });
  expect(slack.of('response_url')).toEqual([]);
});

test('what somebody typed is repeated as text, whatever it looks like', async () => {
  const { slack, type } = await start();
  await type('optimize &lt;!channel&gt; *bold* $t(slack.fault) {{line}} <@U1>\u0007');
  const working = await slack.nth('chat.postMessage', 1);
  expect(working.text).toBe(
    'Working on “optimize &lt;!channel&gt; ∗bold∗ $t(slack.fault) {{line}} &lt;@U1&gt; ” …',
  );
  expect(working.blocks).toEqual([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            {
              type: 'text',
              text: 'Working on “optimize <!channel> *bold* $t(slack.fault) {{line}} <@U1> ” …',
            },
          ],
        },
      ],
    },
  ]);
});

test('bad input gets an ephemeral reply and nothing in the channel', async () => {
  const { slack, type } = await start(() => ({ kind: 'refused', reply: complaint }));
  expect(await type('optimize medcial')).toEqual({ status: 200, text: '' });
  expect(await slack.nth('response_url', 1)).toEqual({
    response_type: 'ephemeral',
    replace_original: false,
    delete_original: false,
    text: 'I know no scenario “medcial”. Try: /channels optimize medical',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Not understood', emoji: true } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'I know no scenario “medcial”. Try: ' },
              { type: 'text', text: '/channels optimize medical', style: { code: true } },
            ],
          },
        ],
      },
    ],
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  });
  expect(slack.of('chat.postMessage')).toEqual([]);
});

test("a reply for the caller alone goes through the command's own reply", async () => {
  const { slack, type } = await start(() => ready({ ...result, audience: 'caller' }, 'caller'));
  await type('history');
  const reply = await slack.nth('response_url', 1);
  expect(reply.response_type).toBe('ephemeral');
  expect(blockTypes(reply)).toEqual([
    'header',
    'rich_text',
    'rich_text',
    'table',
    'rich_text',
    'data_visualization',
    'data_visualization',
    'context',
    'actions',
  ]);
  expect(slack.of('files.getUploadURLExternal')).toEqual([]);
  expect(slack.of('chat.postMessage')).toEqual([]);
});

test('an error that comes up on the way takes the working message away and tells the caller only', async () => {
  const { slack, type } = await start(() => ready(complaint));
  await type('optimize medical roi>=900');
  expect((await slack.nth('response_url', 1)).response_type).toBe('ephemeral');
  expect(slack.of('chat.delete')).toEqual([{ channel: 'C1', ts: '1700000000.000001' }]);
  expect(slack.of('chat.update')).toEqual([]);
});

test('when Slack says to slow down, the front waits as long as it says and sends once more', async () => {
  const clock = hurriedClock();
  const { slack, type } = await start(undefined, { clock });
  slack.answer('chat.postMessage', (_, count) =>
    count === 1
      ? { status: 429, headers: { 'retry-after': '7' }, body: { ok: false, error: 'ratelimited' } }
      : undefined,
  );
  slack.answer('chat.update', (_, count) => (count === 1 ? refuse('ratelimited') : undefined));
  await type('optimize medical');
  expect(blockTypes(await slack.nth('chat.update', 2))).toContain('image');
  expect(slack.of('chat.postMessage')).toHaveLength(2);
  expect(clock.waits).toEqual([7_000, 1_000]);
});

test('Slack that never lets us write is asked four times at most', async () => {
  const { slack, type } = await start();
  slack.answer('chat.postMessage', () => ({
    status: 429,
    headers: { 'retry-after': '1' },
    body: { ok: false, error: 'ratelimited' },
  }));
  await type('optimize medical');
  expect((await slack.nth('response_url', 1)).response_type).toBe('in_channel');
  expect(slack.of('chat.postMessage')).toHaveLength(4);
});

test('posts to one channel are a second apart, those to another do not wait', async () => {
  const clock = handClock();
  const { slack, type } = await start(undefined, { clock });
  await type('optimize medical');
  await slack.nth('chat.postMessage', 1);
  await type('optimize driving');
  while (!clock.waiting().includes(1_000)) await clock.advance(0);
  await type('optimize finance', { channel_id: 'C2' });
  expect((await slack.nth('chat.postMessage', 2)).channel).toBe('C2');
  await clock.advance(1_000);
  expect(await slack.nth('chat.postMessage', 3)).toMatchObject({
    channel: 'C1',
    text: 'Working on “optimize driving” …',
  });
});
