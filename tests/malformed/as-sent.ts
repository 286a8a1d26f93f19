import { z } from 'zod';
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
  /** All of them. */
  readonly texts: readonly string[];
  /** Those in which the platform reads markup, without the parts that it shows as they are written. */
  readonly markup: readonly string[];
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
    sentToSlack(slack),
    sentToDiscord(discord),
    asWritten('terminal', [terminal]),
    asWritten('chart-request', textsIn(charts.map(configurationOf))),
  ];
}

const asWritten = (to: Output, texts: readonly string[]): Sent => ({ to, texts, markup: texts });

/** What is posted to Slack: rich text elements, table cells, its own charts and alt texts hold no markup there. */
export function sentToSlack(posts: unknown): Sent {
  const literal = new Set(['text', 'raw_text', 'data_visualization']);
  const withoutLiteral = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withoutLiteral);
    if (typeof value !== 'object' || value === null) return value;
    if ('type' in value && typeof value.type === 'string' && literal.has(value.type)) return undefined;
    const entries = Object.entries(value).filter(([key]) => key !== 'alt_text');
    return Object.fromEntries(entries.map(([key, inner]) => [key, withoutLiteral(inner)]));
  };
  return { to: 'slack', texts: textsIn(posts), markup: textsIn(withoutLiteral(posts)) };
}

const discordMessage = z.looseObject({
  content: z.string().optional(),
  embeds: z
    .array(z.looseObject({ title: z.string().optional(), description: z.string().optional() }))
    .optional(),
});
const discordAnswer = z.looseObject({ data: discordMessage }).transform(({ data }) => data);

/** Bodies that are sent to Discord: markup is read in content and embeds, outside of code. */
export function sentToDiscord(bodies: readonly unknown[]): Sent {
  const markup = bodies.flatMap((body) => {
    const message = discordAnswer.or(discordMessage).safeParse(body).data;
    const { content, embeds = [] } = message ?? {};
    return [content, ...embeds.flatMap(({ title, description }) => [title, description])]
      .filter((text) => text !== undefined)
      .map((text) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, ''));
  });
  return { to: 'discord', texts: textsIn(bodies), markup };
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
