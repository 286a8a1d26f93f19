import { describe, expect, it } from 'vitest';
import { composeReply, type Rung, rungs } from '../../../adapters/discord/compose.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { hugeReply, planReply, sampleCharts } from './sample.ts';
import { pictureOf } from './stage.ts';

const bars = () => '███';
const compose = (reply: Reply, rung: Rung = 'pictures', pictures = new Map()) =>
  composeReply(reply, pictures, rung, bars);
const facts = (count: number, value: string): Reply => ({
  ...planReply,
  title: '',
  summary: 'A sentence.',
  blocks: [
    { kind: 'facts', facts: Array.from({ length: count }, (_, index) => ({ label: `f${index}`, value })) },
    { kind: 'caveats', items: ['The last word.'] },
  ],
});

describe('a reply as a Discord message', () => {
  it('of one sentence is that sentence', () => {
    expect(compose({ ...planReply, summary: 'Nothing to do.', blocks: [] })).toEqual({
      content: 'Nothing to do.',
      embeds: [],
      components: [],
      files: [],
    });
  });

  it('that does not fit the content continues in an embed, in order and whole', () => {
    const { content, embeds } = compose(facts(40, 'x'.repeat(60)));
    expect(content).toBe('A sentence.');
    expect(embeds).toEqual([
      {
        color: 0x0072b2,
        description: [
          ...Array.from({ length: 40 }, (_, index) => `f${index}: **${'x'.repeat(60)}**`),
          '-# The last word.',
        ].join('\n'),
      },
    ]);
  });

  it('that fits nowhere is cut between lines, and says so', () => {
    const { embeds } = compose(facts(100, 'x'.repeat(60)));
    const lines = embeds[0]?.description?.split('\n') ?? [];
    expect(lines.slice(0, -2).every((line) => /^f\d+: \*\*x{60}\*\*$/.test(line))).toBe(true);
    expect(lines.slice(-2)).toEqual([
      '-# The last word.',
      '-# Cut here: the rest does not fit in a Discord message.',
    ]);
    const words = compose(facts(100, 'x'.repeat(60)), 'words');
    expect(words.embeds).toEqual([]);
    expect(words.content.endsWith('-# Cut here: the rest does not fit in a Discord message.')).toBe(true);
    expect(words.content.length).toBeLessThanOrEqual(2000);
  });

  it('keeps a table of 40 rows whole, in the embed', () => {
    const rows = Array.from({ length: 40 }, (_, index) => [
      `channel-with-a-long-name-${index}`,
      ...['¥12.3k', '¥18.4k', '+¥6.1k', '¥90.1k', '1.23'],
    ]);
    const columns = ['Channel', 'Today', 'Proposed', 'Change', 'Contribution', 'Marginal return'].map(
      (title, index) => ({ title, align: index === 0 ? ('left' as const) : ('right' as const) }),
    );
    const reply = {
      ...planReply,
      blocks: [{ kind: 'table' as const, table: { caption: '', columns, rows } }],
    };
    const { content, embeds } = compose(reply);
    expect(content).toBe(`${planReply.summary}\n**Medical**`);
    expect(embeds[0]?.description?.match(/^channel-with/gm)).toHaveLength(40);
    expect(compose(reply, 'words').content).toMatch(/\n-# … and \d+ more rows$/);
  });

  it('says how many rows of a thousand it leaves out', () => {
    const columns = [{ title: 'Channel', align: 'left' as const }];
    const rows = Array.from({ length: 1000 }, (_, index) => [`c${index}`]);
    const reply = {
      ...planReply,
      blocks: [{ kind: 'table' as const, table: { caption: '', columns, rows } }],
    };
    const { embeds } = compose(reply);
    expect(embeds[0]?.description?.match(/^c\d+$/gm)).toHaveLength(150);
    expect(embeds[0]?.description).toMatch(/\n-# … and 850 more rows$/);
  });

  it('escapes every text, also the labels of facts and the alt text of charts', () => {
    const evil = '<@1> **x**';
    const reply: Reply = {
      ...planReply,
      title: evil,
      summary: evil,
      blocks: [
        { kind: 'text', spans: [evil, { text: evil, style: 'strong' }, { text: '`', style: 'code' }] },
        { kind: 'facts', facts: [{ label: evil, value: evil }] },
        { kind: 'chart', chart: { ...sampleCharts.bars, title: evil, alt: evil } },
        { kind: 'caveats', items: [evil] },
      ],
    };
    const safe = '\\<@1> \\*\\*x\\*\\*';
    expect(compose(reply, 'words').content.split('\n')).toEqual([
      safe,
      `**${safe}**`,
      `${safe}**${safe}**\`ˋ\``,
      `${safe}: **${safe}**`,
      `**${safe}**`,
      safe,
      `-# ${safe}`,
    ]);
  });

  it('gives two charts of one name two files, and leaves out buttons that Discord would refuse', () => {
    const chart = { ...sampleCharts.bars, id: '../x y' };
    const twin = { ...chart };
    const reply: Reply = {
      ...planReply,
      blocks: [
        { kind: 'chart', chart },
        { kind: 'chart', chart: twin },
        {
          kind: 'actions',
          actions: [
            { label: 'One', line: 'help' },
            { label: 'Same', line: 'help' },
            { label: ' ', line: 'history' },
            { label: 'Long', line: 'x'.repeat(97) },
            { label: 'Away', line: 'forget', emphasis: 'danger' },
          ],
        },
      ],
    };
    const pictures = new Map([
      [chart, pictureOf(chart)],
      [twin, pictureOf(twin)],
    ]);
    const { files, components } = compose(reply, 'pictures', pictures);
    expect(files.map(({ name }) => name)).toEqual(['---x-y.png', '2----x-y.png']);
    expect(components).toEqual([
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'One', custom_id: 'run:help' },
          { type: 2, style: 4, label: 'Away', custom_id: 'run:forget' },
        ],
      },
    ]);
  });

  it.each(rungs)('says something on the rung "%s", whatever the chart drawer does', (rung) => {
    const broken = () => {
      throw new Error('cannot draw');
    };
    const message = composeReply(planReply, new Map(), rung, broken);
    expect(message.content).toContain(
      '**patient-app earns the most**\npatient-app 90k, brand-partners 40k a week',
    );
    expect(composeReply(hugeReply(), new Map(), rung, broken).content.length).toBeLessThanOrEqual(2000);
  });

  it('does not send a picture that is too big', () => {
    const png = new Uint8Array(10 * 1024 * 1024 + 1);
    const pictures = new Map([[sampleCharts.bars, { png, width: 1200, height: 675 }]]);
    expect(compose(planReply, 'pictures', pictures).files).toEqual([]);
  });
});
