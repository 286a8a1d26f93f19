import { expect, test } from 'vitest';
import { composeReply, rungs } from '../../../adapters/discord/compose.ts';
import { messageBody } from '../../../adapters/discord/message.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import { reportReplies } from '../../features/reports/report-replies.ts';
import { requestProblems } from './request-check.ts';
import { pictureOf } from './stage.ts';

test.each(reportReplies())('%s fits Discord on every rung', (_, reply) => {
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const pictures = new Map(charts.map((chart) => [chart, pictureOf(chart)]));
  for (const rung of rungs) {
    const message = composeReply(reply, pictures, rung, chartAsText);
    const files = message.files.map(({ name, bytes }, i) => ({ field: `files[${i}]`, name, bytes }));
    const request = { method: 'POST', path: '/channels/1/messages', authorization: undefined, files };
    expect(requestProblems({ ...request, body: messageBody(message) })).toEqual([]);
    expect(message.content.startsWith(reply.summary)).toBe(true);
    const all = charts.map(({ id }) => `${id}.png`);
    expect(files.map(({ name }) => name)).toEqual(rung === 'pictures' ? all : []);
  }
});

test('a report with nothing new is one line', () => {
  const [, reply] = reportReplies().find(([name]) => name === 'a report with nothing new, late in en') ?? [];
  if (reply === undefined) expect.fail('there is no such report');
  const message = composeReply(reply, new Map(), 'pictures', chartAsText);
  expect([message.content.split('\n').length, message.embeds, message.components]).toEqual([1, [], []]);
});
