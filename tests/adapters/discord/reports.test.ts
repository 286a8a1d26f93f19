import { expect, test } from 'vitest';
import { composeReply } from '../../../adapters/discord/compose.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import { reportReplies } from '../../features/reports/report-replies.ts';
import { expectToFit } from './every-rung.ts';

test.each(reportReplies())('%s fits Discord on every rung', (_, reply) => expectToFit(reply));

test('a report with nothing new is one line', () => {
  const [, reply] = reportReplies().find(([name]) => name === 'a report with nothing new, late in en') ?? [];
  if (reply === undefined) expect.fail('there is no such report');
  const message = composeReply(reply, new Map(), 'pictures', chartAsText);
  expect([message.content.split('\n').length, message.embeds, message.components]).toEqual([1, [], []]);
});
