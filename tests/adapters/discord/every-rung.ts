import { expect } from 'vitest';
import { composeReply, rungs } from '../../../adapters/discord/compose.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { refusalsOf } from './request-check.ts';
import { pictureOf } from './stage.ts';

/** On each rung, from pictures down, Discord takes the reply, with its summary first, and its pictures, one for each chart, on the topmost. */
export function expectToFit(reply: Reply, pictureNames?: readonly string[]): void {
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const pictures = new Map(charts.map((chart) => [chart, pictureOf(chart)]));
  const names = pictureNames ?? charts.map(({ id }) => `${id}.png`);
  for (const rung of rungs) {
    const message = composeReply(reply, pictures, rung, chartAsText);
    expect(refusalsOf(message)).toEqual([]);
    expect(message.content.startsWith(reply.summary)).toBe(true);
    expect(message.files.map(({ name }) => name)).toEqual(rung === 'pictures' ? names : []);
  }
}
