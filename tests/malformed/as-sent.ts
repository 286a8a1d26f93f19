import { configurationOf } from '../../adapters/charts/configuration.ts';
import { composeReply, rungs } from '../../adapters/discord/compose.ts';
import { messageBody } from '../../adapters/discord/message.ts';
import { renderReply as renderForSlack } from '../../adapters/slack/render-reply.ts';
import { renderReply as renderForTerminal } from '../../adapters/terminal/render.ts';
import { chartAsText } from '../../src/bot/charts/as-text.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Output } from './cases.ts';

/** The texts that go out somewhere. */
export interface Sent {
  readonly to: Output;
  readonly texts: readonly string[];
}

/** A reply as every front sends it, in all the forms that it has there, and its charts as a chart server gets them. */
export function asSent(reply: Reply): Sent[] {
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const slack = renderForSlack(reply, {
    pictures: new Map(charts.map((chart, index) => [chart, `F0000000${index}`])),
    remarks: [],
    chartAsText,
  });
  const pictures = new Map(charts.map((chart) => [chart, { png: Uint8Array.of(1), width: 1, height: 1 }]));
  const discord = rungs.map((rung) => messageBody(composeReply(reply, pictures, rung, chartAsText)));
  const terminal = renderForTerminal(reply, { width: 100, colour: false, place: 'shell' });
  return [
    { to: 'slack', texts: textsIn(slack) },
    { to: 'discord', texts: textsIn(discord) },
    { to: 'terminal', texts: [terminal] },
    { to: 'chart-request', texts: textsIn(charts.map(configurationOf)) },
  ];
}

/** Every text in plain data. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Everything that a reply says, before any front escapes it. */
export function plainText({ title, summary, blocks }: Reply): string {
  const lines = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'text':
        return [block.spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')];
      case 'chart':
        return [block.chart.title, block.chart.alt];
      default:
        return textsIn(block);
    }
  });
  return [title, summary, ...lines].join('\n');
}
