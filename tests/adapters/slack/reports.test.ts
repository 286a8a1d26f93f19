import { expect, test } from 'vitest';
import { renderReply } from '../../../adapters/slack/render-reply.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import { reportReplies } from '../../features/reports/report-replies.ts';
import { expectToFit } from './every-form.ts';

test.each(reportReplies())('%s fits Slack in every form of the message', (_, reply) => {
  const hasButtons = reply.blocks.some(({ kind }) => kind === 'chart');
  expectToFit(reply, hasButtons ? 'schedule pause 3' : undefined);
});

test('a chart beyond the two that Slack draws is drawn with characters', () => {
  const [, reply] = reportReplies().find(([name]) => name === 'a report on what changed in en') ?? [];
  if (reply === undefined) expect.fail('there is no such report');
  const native = renderReply(reply, { pictures: new Map(), remarks: [], chartAsText })[0];
  const types = native.blocks.map(({ type }) => type);
  expect(types.filter((type) => type === 'data_visualization')).toHaveLength(2);
  const written = JSON.stringify(native.blocks);
  expect(written).toContain('Spend a week: ¥');
  expect(written).toContain('Upper bound ');
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
