import { expect, test } from 'vitest';
import { renderReply } from '../../../adapters/slack/render-reply.ts';
import { largeReplies } from '../../bot/large-replies.ts';
import { chartAsText } from './fakes.ts';
import { limitProblems } from './slack-limits-check.ts';

test.each(['en', 'zh'] as const)(
  'what-if, comparison and export of forty channels with long names keep every limit, in every form (%s)',
  async (language) => {
    for (const reply of await largeReplies(language)) {
      const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
      const pictures = new Map(charts.map((chart, index) => [chart, `F0000000${index}`]));
      for (const rendering of renderReply(reply, { pictures, remarks: [], chartAsText })) {
        expect(limitProblems({ ...rendering }), reply.title).toEqual([]);
      }
    }
  },
);
