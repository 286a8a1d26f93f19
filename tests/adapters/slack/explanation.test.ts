import { expect, test } from 'vitest';
import { renderReply } from '../../../adapters/slack/render-reply.ts';
import type { Chart } from '../../../src/bot/chart.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import { explanationReplies } from '../../features/plans/explanation-replies.ts';
import { limitProblems } from './slack-limits-check.ts';

test.each(explanationReplies())('%s fits Slack in every form of the message', (_, reply) => {
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const uploaded = new Map<Chart, string>(charts.map((chart, i) => [chart, `F0000000${i}`]));
  for (const pictures of [uploaded, new Map<Chart, string>()]) {
    for (const { text, blocks } of renderReply(reply, { pictures, remarks: [], chartAsText })) {
      expect(limitProblems({ text, blocks: JSON.parse(JSON.stringify(blocks)) })).toEqual([]);
      expect(text.startsWith(reply.summary)).toBe(true);
      // Whatever is cut, the buttons stay.
      if (blocks.length > 0) expect(JSON.stringify(blocks.at(-1))).toContain('again 1');
    }
  }
});
