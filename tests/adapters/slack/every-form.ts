import { expect } from 'vitest';
import { renderReply } from '../../../adapters/slack/render-reply.ts';
import type { Chart } from '../../../src/bot/chart.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { limitProblems } from './slack-limits-check.ts';

/**
 * In every form of its message, with pictures and without, Slack takes the reply, with its summary first. `lastLine`:
 * what its last button runs; whatever is cut, the buttons stay.
 */
export function expectToFit(reply: Reply, lastLine?: string): void {
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const uploaded = new Map<Chart, string>(charts.map((chart, i) => [chart, `F0000000${i}`]));
  for (const pictures of [uploaded, new Map<Chart, string>()]) {
    for (const { text, blocks } of renderReply(reply, { pictures, remarks: [], chartAsText })) {
      expect(limitProblems({ text, blocks: JSON.parse(JSON.stringify(blocks)) })).toEqual([]);
      expect(text.startsWith(reply.summary)).toBe(true);
      if (lastLine !== undefined && blocks.length > 0) {
        expect(JSON.stringify(blocks.at(-1))).toContain(lastLine);
      }
    }
  }
}
