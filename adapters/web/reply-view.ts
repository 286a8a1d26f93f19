import type { Chart } from '../../src/bot/chart.ts';
import { chartAsText } from '../../src/bot/charts/as-text.ts';
import type { Block, Reply, ReplyFile } from '../../src/bot/reply.ts';
import type { BlockView, ReplyView } from './entry.ts';
import { unguessable } from './unguessable.ts';

/** What a message shows by its address: a chart to draw when somebody looks, or a file to download. */
export type Exhibit =
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'file'; readonly file: ReplyFile };

/** Columns of a chart that is written in characters. */
const textChartWidth = 72;

/** A reply as the page shows it, and what stands behind its addresses, by their ids. */
export function viewOf(reply: Reply): { readonly view: ReplyView; readonly exhibits: Map<string, Exhibit> } {
  const exhibits = new Map<string, Exhibit>();
  const show = (exhibit: Exhibit): string => {
    const id = unguessable();
    exhibits.set(id, exhibit);
    return id;
  };
  const view = {
    tone: reply.tone,
    language: reply.language,
    title: reply.title,
    summary: reply.summary,
    blocks: reply.blocks.map((block) => blockView(block, show)),
    isOpen: reply.tone === 'result' || reply.about !== undefined,
  };
  return { view, exhibits };
}

function blockView(block: Block, show: (exhibit: Exhibit) => string): BlockView {
  switch (block.kind) {
    case 'chart': {
      const { chart } = block;
      const [, ...text] = chartAsText(chart, textChartWidth).split('\n');
      return {
        kind: 'picture',
        source: `/pictures/${show({ kind: 'chart', chart })}.png`,
        title: chart.title,
        alt: chart.alt,
        text: text.join('\n'),
      };
    }
    case 'files':
      return {
        kind: 'files',
        files: block.files.map((file) => ({
          name: file.name,
          href: `/files/${show({ kind: 'file', file })}`,
          size: file.bytes.length,
        })),
      };
    default:
      return block;
  }
}
