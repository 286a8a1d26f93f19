import type { Chart } from '../../src/bot/chart.ts';
import type { Block, Reply, Span } from '../../src/bot/reply.ts';
import { slackLimits } from './limits.ts';
import { fallbackText } from './text-for-slack.ts';
import { textTable } from './text-table.ts';

/** A chart with its title as lines of fixed-width letters, at most so many columns wide. */
export type ChartAsText = (chart: Chart, width: number) => string;

/**
 * The reply as one text without blocks: what arrives when Slack takes nothing richer. The summary first, then
 * what fits; buttons are left out, for a line that can be typed does the same.
 */
export function plainReply(reply: Reply, chartAsText: ChartAsText, remarks: readonly string[]): string {
  let text = fallbackText(reply.summary || reply.title, slackLimits.plainMessageText);
  const pieces = reply.blocks.map((block) => plainBlock(block, chartAsText));
  for (const piece of [...pieces, fallbackText(remarks.join('\n'), pieceLength)]) {
    if (piece === '' || piece === text) continue;
    if (text.length + piece.length + 2 > slackLimits.plainMessageText) break;
    text += `\n\n${piece}`;
  }
  return text;
}

/** Longest piece; leaves room for several in a message. */
const pieceLength = 1_500;

const spanText = (span: Span) => (typeof span === 'string' ? span : span.text);

function plainBlock(block: Block, chartAsText: ChartAsText): string {
  switch (block.kind) {
    case 'text':
      return fallbackText(block.spans.map(spanText).join(''), pieceLength);
    case 'facts':
      return fallbackText(block.facts.map(({ label, value }) => `${label} ${value}`).join('\n'), pieceLength);
    case 'caveats':
      return fallbackText(block.items.join('\n'), pieceLength);
    case 'table':
      return fenced(textTable(block.table, pieceLength / 2).text);
    case 'chart':
      return fenced(chartAsText(block.chart, 40));
    case 'files':
      return fallbackText(block.files.map(({ name }) => name).join('\n'), pieceLength);
    case 'actions':
      return '';
  }
}

/** Fixed-width lines; nothing in them can end the fence, for its marks are replaced. */
const fenced = (lines: string) => (lines === '' ? '' : `\`\`\`\n${fallbackText(lines, pieceLength)}\n\`\`\``);
