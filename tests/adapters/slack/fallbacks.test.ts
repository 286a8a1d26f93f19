import { expect, test } from 'vitest';
import { fakeRenderer, handClock, hurriedClock, result } from './fakes.ts';
import { frontOfEachTest } from './front-of-each-test.ts';
import { blockTypes, refuse } from './slack-double.ts';

const start = frontOfEachTest();

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
  expect(blockTypes(final).slice(5, 7)).toEqual(['image', 'data_visualization']);
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
  expect(blockTypes(await slack.nth('chat.update', 3))).toContain('image');
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
  for (let count = 1; count <= 6; count += 1) sent.push(blockTypes(await slack.nth('chat.update', count)));
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
    blockTypes(last()).some((type) => unknown.has(type)) || blockTypes(last()).length === 0;
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
  expect(blockTypes(await slack.nth('response_url', 5))).toEqual([]);
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
      language: 'en',
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
  expect(blockTypes(await slack.nth('chat.postMessage', 2))).toContain('image');
});

test('when a replacement may or may not have arrived, only the caller gets the result once more', async () => {
  const { slack, type } = await start();
  slack.answer('chat.update', () => ({ status: 503, body: 'unavailable' }));
  await type('optimize medical');
  expect(await slack.nth('response_url', 1)).toMatchObject({
    response_type: 'ephemeral',
    text: result.summary,
  });
  expect(slack.of('chat.update')).toHaveLength(4);
  expect(slack.of('chat.postMessage')).toHaveLength(1);
});
