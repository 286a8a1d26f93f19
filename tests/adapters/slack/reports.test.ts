import { expect, test } from 'vitest';
import { renderReply } from '../../../adapters/slack/render-reply.ts';
import type { Chart } from '../../../src/bot/chart.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import { reportReplies } from '../../features/reports/report-replies.ts';
import { limitProblems } from './slack-limits-check.ts';

test.each(reportReplies())('%s fits Slack in every form of the message', (_, reply) => {
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const uploaded = new Map<Chart, string>(charts.map((chart, i) => [chart, `F0000000${i}`]));
  for (const pictures of [uploaded, new Map<Chart, string>()]) {
    for (const { text, blocks } of renderReply(reply, { pictures, remarks: [], chartAsText })) {
      expect(limitProblems({ text, blocks: JSON.parse(JSON.stringify(blocks)) })).toEqual([]);
      expect(text.startsWith(reply.summary)).toBe(true);
      // Whatever is cut, the buttons stay.
      if (charts.length > 0 && blocks.length > 0) {
        expect(JSON.stringify(blocks.at(-1))).toContain('schedule pause 3');
      }
    }
  }
});

test('a chart beyond the two that Slack draws is drawn with characters', () => {
  const [, reply] = reportReplies().find(([name]) => name === 'a report on what changed in en') ?? [];
  if (reply === undefined) expect.fail('there is no such report');
  const native = renderReply(reply, { pictures: new Map(), remarks: [], chartAsText })[0];
  const types = native.blocks.map(({ type }) => type);
  expect(types.filter((type) => type === 'data_visualization')).toHaveLength(2);
  const written = JSON.stringify(native.blocks);
  expect(written).toContain('Spend a week: ¥');
  expect(written).toContain('Proved bound ');
});

test('a report with nothing new is one line, not a heading', () => {
  const [, reply] = reportReplies().find(([name]) => name === 'a report with nothing new, late in en') ?? [];
  if (reply === undefined) expect.fail('there is no such report');
  const [rich] = renderReply(reply, { pictures: new Map(), remarks: [], chartAsText });
  expect(rich.blocks).toEqual([
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: reply.summary }] }],
    },
  ]);
});
