import { expect, test } from 'vitest';
import { type Rendering, renderReply } from '../../../adapters/slack/render-reply.ts';
import type { BarChart, Chart } from '../../../src/bot/chart.ts';
import type { Reply, Table } from '../../../src/bot/reply.ts';
import { chartAsText, contributions, convergence, result } from './fakes.ts';
import { limitProblems } from './slack-limits-check.ts';

const pictures = new Map<Chart, string>([
  [contributions, 'F00000001'],
  [convergence, 'F00000002'],
]);

const render = (reply: Reply, files: ReadonlyMap<Chart, string> = new Map()) =>
  renderReply(reply, { pictures: files, remarks: [], chartAsText });

const kinds = ({ blocks }: Rendering) =>
  blocks
    .map(({ type }) => type)
    .filter((type) => ['image', 'table', 'data_visualization'].includes(type))
    .join(' ');

const problems = (rendering: Rendering) =>
  limitProblems({ text: rendering.text, blocks: JSON.parse(JSON.stringify(rendering.blocks)) });

/** What is left of pictures, charts and tables, from the best rendering down to text alone. */
const downToText = [
  'table image image',
  'image image',
  'table data_visualization data_visualization',
  'data_visualization data_visualization',
  'table',
  '',
  '',
];

test('renderings go from pictures and native tables down to text alone', () => {
  expect(render(result, pictures).map(kinds)).toEqual(downToText);
  expect(render(result, pictures).at(-1)?.blocks).toEqual([]);
});

test('renderings that come out the same are there once', () => {
  const words: Reply = { ...result, blocks: [{ kind: 'text', spans: ['Nothing stored yet.'] }] };
  expect(render(words)).toHaveLength(2);
});

/** Names that try to do something in Slack. */
const nasty = [
  '<!channel>',
  '<@U1>',
  '<https://evil.example|click>',
  '*bold* _it_ ~no~ `code`',
  '&lt;!here&gt;',
  ':bomb:',
];

test('names that look like mentions, links or markup stay names, in every form of the message', () => {
  const name = nasty.join(' ');
  const hostile: Reply = {
    tone: 'result',
    audience: 'channel',
    language: 'en',
    title: name,
    summary: `Moved to ${name}`,
    blocks: [
      { kind: 'text', spans: [name, { text: name, style: 'strong' }, { text: name, style: 'code' }] },
      { kind: 'facts', facts: [{ label: name, value: name }] },
      {
        kind: 'table',
        table: { caption: name, columns: [{ title: name, align: 'left' }], rows: [[name]] },
      },
      { kind: 'chart', chart: { ...contributions, title: name, alt: name } },
      { kind: 'caveats', items: [name] },
      { kind: 'actions', actions: [{ label: name, line: 'optimize medical' }] },
    ],
  };
  const escaped =
    '&lt;!channel&gt; &lt;@U1&gt; &lt;https://evil.example|click&gt; *bold* _it_ ~no~ `code` &amp;lt;!here&amp;gt; :bomb:';
  const inert =
    '&lt;!channel&gt; &lt;@U1&gt; &lt;https://evil.example|click&gt; ∗bold∗ ＿it＿ ∼no∼ ˋcodeˋ &amp;lt;!here&amp;gt; :bomb:';
  const section = (...elements: object[]) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements }],
  });
  const bold = { bold: true };
  const all = render(hostile);
  expect(all[0]).toEqual({
    text: `Moved to ${inert}`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: escaped, emoji: true } },
      section({ type: 'text', text: `Moved to ${name}` }),
      section(
        { type: 'text', text: name },
        { type: 'text', text: name, style: bold },
        { type: 'text', text: name, style: { code: true } },
      ),
      section({ type: 'text', text: name, style: bold }, { type: 'text', text: ` ${name}` }),
      section({ type: 'text', text: name, style: bold }),
      {
        type: 'table',
        column_settings: [{ align: 'left', is_wrapped: true }],
        rows: [[{ type: 'raw_text', text: name }], [{ type: 'raw_text', text: name }]],
      },
      expect.objectContaining({
        type: 'data_visualization',
        title: '<!channel> <@U1> <https://evil.example|click> *bo…',
      }),
      { type: 'context', elements: [{ type: 'plain_text', text: escaped, emoji: true }] },
      { type: 'context', elements: [{ type: 'plain_text', text: escaped, emoji: true }] },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'run:0',
            text: {
              type: 'plain_text',
              text: '&lt;!channel&gt; &lt;@U1&gt; &lt;https://evil.example|click&gt; *bold* _it…',
              emoji: true,
            },
            value: 'optimize medical',
          },
        ],
      },
    ],
  });
  for (const rendering of all) expect(problems(rendering)).toEqual([]);
  expect(all.at(-1)?.text).not.toMatch(/[*~]|<!|<@|<https/);
});

/** Forty channels whose names are as long and as awkward as names may be. */
const longName = (index: number) =>
  `${index}·智慧医疗渠道👩‍👩‍👧‍👦<!channel>&"${'长'.repeat(200)}`.slice(0, 80).toWellFormed();
const names = Array.from({ length: 40 }, (_, index) => longName(index));
const columns: Table['columns'] = ['渠道', '今天', '建议', '变化', '贡献', '边际回报'].map(
  (title, index) => ({
    title,
    align: index === 0 ? 'left' : 'right',
  }),
);
const manyBars: BarChart = {
  ...contributions,
  title: `${names[0]} 每多花 1k 收益最高`,
  alt: names.join('；').repeat(3),
  language: 'zh',
  categories: names.map((label, index) => ({ label, key: `k${index}` })),
  series: contributions.series.map((series) => ({
    ...series,
    name: `${series.name}${'很长'.repeat(30)}`,
    values: names.map((_, index) => 100_000 / (index + 1)),
    labels: names.map(() => '¥1'),
  })),
};
const fortyRows = names.map((name) => [name, '¥12.3万', '¥14.5万', '+¥2.2万', '¥230万', '¥2.10']);
const forty: Reply = {
  tone: 'result',
  audience: 'channel',
  language: 'zh',
  title: names.join(' '),
  summary: `把 ¥6.4千/周 从 ${names[3]} 移到 ${names[7]}`,
  blocks: [
    { kind: 'table', table: { caption: '方案', columns, rows: fortyRows } },
    { kind: 'facts', facts: [{ label: names[1] ?? '', value: '有约束；放宽 ¥1 值 ¥2.10' }] },
    { kind: 'chart', chart: manyBars },
    { kind: 'chart', chart: { ...manyBars, id: 'second' } },
    { kind: 'caveats', items: names.slice(0, 6) },
    {
      kind: 'actions',
      actions: names.map((name, index) => ({ label: name, line: `optimize medical ${index}` })).slice(0, 5),
    },
  ],
};

test('forty channels with long Chinese, emoji and markup names keep every limit, in every form', () => {
  const all = render(
    forty,
    new Map(forty.blocks.flatMap((block) => (block.kind === 'chart' ? [[block.chart, 'F00000001']] : []))),
  );
  expect(all.map(kinds)).toEqual(downToText);
  for (const rendering of all) expect(problems(rendering)).toEqual([]);
  // Nothing of the table is missing where Slack has tables.
  const table = all[0].blocks.find(({ type }) => type === 'table');
  expect(table?.type === 'table' && table.rows.map((row) => row[0]?.text)).toEqual(['渠道', ...names]);
  for (const { blocks } of all.slice(0, -1)) expect(blocks.at(-1)?.type).toBe('actions');
});

test('a reply that is beyond all measure keeps every limit, in every form', () => {
  const huge: Reply = {
    ...forty,
    summary: names.join('，'),
    blocks: [
      { kind: 'text', spans: [names.join(' '), { text: names.join('\n'), style: 'code' }] },
      ...forty.blocks.slice(0, 2),
      { kind: 'table', table: { caption: '', columns, rows: [['a', 'b', 'c', 'd', 'e', '']] } },
      ...forty.blocks.slice(2, 4),
      { kind: 'chart', chart: { ...manyBars, id: 'third' } },
      { kind: 'caveats', items: [...names, ...names, ...names] },
      { kind: 'actions', actions: names.map((label, index) => ({ label, line: `history ${index}` })) },
    ],
  };
  const all = render(huge);
  for (const rendering of all) expect(problems(rendering)).toEqual([]);
  for (const { blocks } of all.slice(0, -1)) expect(blocks.at(-1)?.type).toBe('actions');
});

test('a table that is too long is cut with a note', () => {
  const rows = Array.from({ length: 150 }, (_, index) => [`channel-${index}`, '1', '2', '3', '4', '5']);
  const reply: Reply = {
    ...result,
    blocks: [{ kind: 'table', table: { caption: 'The plan', columns, rows } }],
  };
  const [first] = render(reply);
  const table = first.blocks.find(({ type }) => type === 'table');
  expect(table?.type === 'table' && table.rows.length).toBe(100);
  expect(first.blocks.at(-1)).toEqual({
    type: 'context',
    elements: [
      {
        type: 'plain_text',
        text: 'The first 99 of 150 rows; Slack does not take more in one message.',
        emoji: true,
      },
    ],
  });
  for (const rendering of render(reply)) expect(problems(rendering)).toEqual([]);
});

test('a table with more columns than Slack has is cut with a note', () => {
  const wide = Array.from({ length: 25 }, (_, index) => ({ title: `c${index}`, align: 'left' as const }));
  const reply: Reply = {
    ...result,
    blocks: [{ kind: 'table', table: { caption: '', columns: wide, rows: [wide.map(() => 'x')] } }],
  };
  const [first] = render(reply);
  expect(JSON.stringify(first.blocks.at(-1))).toContain('The first 20 of 25 columns');
  expect(problems(first)).toEqual([]);
});

test('more text than a message holds is cut at the end, and says so', () => {
  const spans = Array.from(
    { length: 70 },
    (_, index) => `Paragraph ${index}. ${'Words and words. '.repeat(30)}`,
  );
  const [first] = render({
    ...result,
    blocks: [...spans.map((span) => ({ kind: 'text' as const, spans: [span] })), ...result.blocks.slice(-1)],
  });
  expect(problems(first)).toEqual([]);
  expect(first.blocks.slice(-2)).toMatchObject([
    { type: 'context', elements: [{ text: 'The rest does not fit into one Slack message.' }] },
    { type: 'actions' },
  ]);
});

test('a third chart of one message is written as bars', () => {
  const three: Reply = {
    ...result,
    blocks: [contributions, convergence, { ...contributions, id: 'third' }].map((chart) => ({
      kind: 'chart',
      chart,
    })),
  };
  const [first] = render(three);
  expect(kinds(first)).toBe('data_visualization data_visualization');
  expect(JSON.stringify(first.blocks)).toContain('third in 56 columns');
});

test('buttons of several blocks are told apart', () => {
  const actions = [{ label: 'A', line: 'a' }];
  const [first] = render({
    ...result,
    blocks: [
      { kind: 'actions', actions },
      { kind: 'actions', actions },
    ],
  });
  expect(problems(first)).toEqual([]);
});

test('the checker finds what Slack would refuse', () => {
  const bad = limitProblems({
    text: 'see <!channel>',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } },
      { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
      { type: 'table', rows: [] },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
      },
      { type: 'image', slack_file: { id: 'x' } },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'a<b' } },
          { type: 'button', action_id: 'a' },
        ],
      },
      {
        type: 'data_visualization',
        title: '',
        chart: { type: 'bar', series: [], axis_config: { categories: ['a', 'a'] } },
      },
    ],
  });
  expect(bad).toEqual([
    'text holds markup: see <!channel>',
    'more than one table',
    'an action_id twice',
    'block 0 (header): text of 151, at most 150',
    'block 1 (table): a cell',
    'block 2 (table): 0 rows',
    'block 2 (table): 0 columns',
    'block 3 (rich_text): an element that is not text',
    'block 3 (rich_text): an empty element',
    'block 4 (image): no slack_file id',
    'block 4 (image): alt_text',
    'block 5 (actions): text object not escaped: a<b',
    'block 5 (actions): no text object',
    'block 6 (data_visualization): title',
    'block 6 (data_visualization): 0 series',
    'block 6 (data_visualization): category labels',
  ]);
});
