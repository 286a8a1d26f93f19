import { expect, test } from 'vitest';
import { composeReply, rungs } from '../../../adapters/discord/compose.ts';
import { messageBody } from '../../../adapters/discord/message.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import { explanationReplies } from '../../features/plans/explanation-replies.ts';
import { requestProblems } from './request-check.ts';
import { pictureOf } from './stage.ts';

test.each(explanationReplies())('%s fits Discord on every rung', (_, reply) => {
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const pictures = new Map(charts.map((chart) => [chart, pictureOf(chart)]));
  for (const rung of rungs) {
    const message = composeReply(reply, pictures, rung, chartAsText);
    const files = message.files.map(({ name, bytes }, i) => ({ field: `files[${i}]`, name, bytes }));
    const request = { method: 'POST', path: '/channels/1/messages', authorization: undefined, files };
    expect(requestProblems({ ...request, body: messageBody(message) })).toEqual([]);
    expect(message.content.startsWith(reply.summary)).toBe(true);
    expect(files.map(({ name }) => name)).toEqual(rung === 'pictures' ? ['budget.png', 'responses.png'] : []);
  }
});
