import { afterEach, expect, test } from 'vitest';
import type { Prepared } from '../../../src/bot/bot.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import { complaint, fakeRenderer, handClock, hurriedClock, ready, result } from './fakes.ts';
import { refuse } from './slack-double.ts';
import { type StartedFront, startFront } from './started-front.ts';

let started: StartedFront | undefined;

async function start(
  answer: (invocation: Invocation) => Prepared = () => ready(result),
  options: Omit<Parameters<typeof startFront>[0], 'answer'> = {},
): Promise<StartedFront> {
  started = await startFront({ answer, ...options });
  return started;
}

afterEach(async () => {
  const problems = started?.slack.problems;
  await started?.stop();
  started = undefined;
  expect(problems, "every message keeps Slack's limits").toEqual([]);
});

/** The types of a message's blocks, in order. */
const kinds = (message: Record<string, unknown>) =>
  (message.blocks as { type: string }[] | undefined)?.map(({ type }) => type) ?? [];

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
  expect(kinds(reply)).toEqual([
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

test('a picture that cannot be drawn gives way to a chart of Slack’s own, the other stays a picture', async () => {
  const renderer = fakeRenderer();
  const { slack, type } = await start(undefined, {
    renderer: {
      check: renderer.check,
      render: (chart) =>
        chart.id === 'convergence' ? Promise.reject(new Error('no canvas')) : renderer.render(chart),
    },
  });
  await type('optimize medical');
  const final = await slack.nth('chat.update', 1);
  expect(kinds(final).slice(5, 7)).toEqual(['image', 'data_visualization']);
});

test('an upload that fails gives way to charts of Slack’s own', async () => {
  const { slack, type } = await start();
  slack.answer('upload', () => ({ status: 500, body: 'broken' }));
  await type('optimize medical');
  const final = await slack.nth('chat.update', 1);
  const blocks = final.blocks as Record<string, unknown>[];
  expect(blocks.filter(({ type }) => type === 'data_visualization')).toEqual([
    {
      type: 'data_visualization',
      title: 'patient-app earns the most per extra 1k',
      chart: {
        type: 'bar',
        series: [
          {
            name: 'today',
            data: [
              { label: 'patient-app', value: 80_000 },
              { label: 'brand-partners', value: 90_000 },
            ],
          },
          {
            name: 'proposed',
            data: [
              { label: 'patient-app', value: 110_000 },
              { label: 'brand-partners', value: 60_000 },
            ],
          },
        ],
        axis_config: { categories: ['patient-app', 'brand-partners'], y_label: 'value a week' },
      },
    },
    {
      type: 'data_visualization',
      title: 'Proved within 0.004%',
      chart: {
        type: 'line',
        series: [
          {
            name: 'best',
            data: [
              { label: '0', value: 212_000 },
              { label: '5', value: 212_000 },
              { label: '10', value: 238_000 },
            ],
          },
          {
            name: 'bound',
            data: [
              { label: '0', value: 300_000 },
              { label: '5', value: 250_000 },
              { label: '10', value: 238_010 },
            ],
          },
        ],
        axis_config: { categories: ['0', '5', '10'], x_label: 'iteration', y_label: 'value a week' },
      },
    },
  ]);
  expect(blocks.some(({ type }) => type === 'image')).toBe(false);
});

test('a picture that Slack does not know yet is shown after a moment', async () => {
  const clock = hurriedClock();
  const { slack, type } = await start(undefined, { clock });
  slack.answer('chat.update', (_, count) =>
    count <= 2
      ? refuse('invalid_blocks', ['[ERROR] invalid slack file [json-pointer:/blocks/5/slack_file]'])
      : undefined,
  );
  await type('optimize medical');
  expect(kinds(await slack.nth('chat.update', 3))).toContain('image');
  expect(clock.waits).toEqual([400, 800]);
});

test('pictures that Slack refuses for good give way to its own charts', async () => {
  const { slack, type } = await start();
  slack.answer('chat.update', ({ blocks }) => {
    const at = (blocks as { type: string }[]).findIndex(({ type }) => type === 'image');
    return at >= 0
      ? refuse('invalid_blocks', [`[ERROR] invalid slack file [json-pointer:/blocks/${at}/slack_file]`])
      : undefined;
  });
  await type('optimize medical');
  const sent = [];
  for (let count = 1; count <= 6; count += 1) sent.push(kinds(await slack.nth('chat.update', count)));
  // Five attempts with pictures, then none: the form with pictures and a text table is passed over.
  expect(sent.map((types) => types.includes('image'))).toEqual([true, true, true, true, true, false]);
  expect(sent[5]).toEqual(expect.arrayContaining(['table', 'data_visualization']));
});

test('where Slack has neither pictures, charts nor tables, bars and lines of text arrive', async () => {
  const { slack, type } = await start();
  const unknown = new Set(['image', 'data_visualization', 'table']);
  slack.answer('chat.update', ({ blocks }) =>
    (blocks as { type: string }[]).some(({ type }) => unknown.has(type))
      ? refuse('invalid_blocks')
      : undefined,
  );
  slack.answer('files.getUploadURLExternal', () => refuse('unknown_method'));
  await type('optimize medical');
  const last = () => slack.of('chat.update').at(-1) ?? {};
  for (
    let count = 1;
    kinds(last()).some((type) => unknown.has(type)) || kinds(last()).length === 0;
    count += 1
  ) {
    await slack.nth('chat.update', count);
  }
  const fixedWidth = (last().blocks as { elements?: { type: string; elements: { text: string }[] }[] }[])
    .flatMap(({ elements }) => elements ?? [])
    .filter(({ type }) => type === 'rich_text_preformatted')
    .map(({ elements }) => elements[0]?.text);
  expect(fixedWidth).toEqual([
    [
      'channel         today  proposed',
      'patient-app      ¥10k    ¥16.4k',
      'brand-partners   ¥12k     ¥5.6k',
    ].join('\n'),
    'contributions in 56 columns ▇▇▇',
    'convergence in 56 columns ▇▇▇',
  ]);
});

test('when Slack takes no blocks at all, plain text arrives', async () => {
  const { slack, type } = await start();
  slack.answer('chat.update', ({ blocks }) =>
    (blocks as unknown[]).length > 0 ? refuse('internal_error') : undefined,
  );
  await type('optimize medical');
  let count = 1;
  while (((await slack.nth('chat.update', count)).blocks as unknown[]).length > 0) count += 1;
  expect(slack.of('chat.update').at(-1)?.text).toBe(
    [
      'Medical: move ¥6.4k/week from brand-partners to patient-app: value ¥212k → ¥238k a week (+12%).',
      '',
      '```',
      'channel         today  proposed',
      'patient-app      ¥10k    ¥16.4k',
      'brand-partners   ¥12k     ¥5.6k',
      '```',
      '',
      'budget binds; ¥1 more is worth ¥2.10',
      '',
      '```',
      'contributions in 40 columns ▇▇▇',
      '```',
      '',
      '```',
      'convergence in 40 columns ▇▇▇',
      '```',
      '',
      'Under these assumptions.',
      'No spend was measured.',
    ].join('\n'),
  );
});

test('a bot that is not in the channel answers through the command’s reply, with Slack’s charts and a hint', async () => {
  const { slack, type } = await start();
  slack.answer('chat.postMessage', () => refuse('not_in_channel'));
  await type('optimize medical');
  const reply = await slack.nth('response_url', 1);
  expect(reply.response_type).toBe('in_channel');
  expect(kinds(reply)).toEqual([
    'header',
    'rich_text',
    'rich_text',
    'table',
    'rich_text',
    'data_visualization',
    'data_visualization',
    'context',
    'actions',
    'context',
  ]);
  expect((reply.blocks as unknown[]).at(-1)).toEqual({
    type: 'context',
    elements: [
      {
        type: 'plain_text',
        text: 'I am not in this channel. Type “/invite @channels” here, and my next reply comes with pictures.',
        emoji: true,
      },
    ],
  });
  expect(slack.of('files.getUploadURLExternal')).toEqual([]);
});

test('the command’s reply has five posts: the fifth is plain text', async () => {
  const { slack, type } = await start();
  slack.answer('chat.postMessage', () => refuse('channel_not_found'));
  slack.answer('response_url', ({ blocks }) =>
    blocks ? { status: 404, body: { ok: false, error: 'invalid_blocks' } } : undefined,
  );
  await type('optimize medical');
  expect(kinds(await slack.nth('response_url', 5))).toEqual([]);
  expect(slack.of('response_url')).toHaveLength(5);
  expect(slack.of('response_url').map(({ response_type }) => response_type)).toEqual(
    Array(5).fill('in_channel'),
  );
});

test('where the bot may not write, long work is announced to the caller meanwhile', async () => {
  const clock = handClock();
  let finish: (reply: typeof result) => void = () => {};
  const { slack, type } = await start(
    () => ({
      kind: 'ready',
      command: 'optimize',
      audience: 'channel',
      run: () => new Promise((resolve) => (finish = resolve)),
    }),
    { clock },
  );
  slack.answer('chat.postMessage', () => refuse('is_archived'));
  await type('optimize medical');
  await slack.nth('chat.postMessage', 1);
  while (!clock.waiting().includes(1_500)) await clock.advance(0);
  await clock.advance(1_500);
  expect(await slack.nth('response_url', 1)).toMatchObject({
    response_type: 'ephemeral',
    text: 'Working on “optimize medical” …',
  });
  finish(result);
  const reply = await slack.nth('response_url', 2);
  expect(reply.response_type).toBe('in_channel');
  expect(JSON.stringify((reply.blocks as unknown[]).at(-1))).toContain('(is_archived)');
});

test('a working message that was deleted meanwhile is answered by a new one', async () => {
  const { slack, type } = await start();
  slack.answer('chat.update', () => refuse('message_not_found'));
  await type('optimize medical');
  expect(kinds(await slack.nth('chat.postMessage', 2))).toContain('image');
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
  expect(kinds(await slack.nth('chat.update', 2))).toContain('image');
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
