/**
 * The Block Kit blocks that replies are made of, and builders that keep Slack's limits. The types are our own and
 * narrow: Bolt's lag behind the platform (`data_visualization`), and allow more than we send.
 */
import type { Action, Span, Table } from '../../src/bot/reply.ts';
import { slackLimits } from './limits.ts';
import { cutText, escapeText } from './text-for-slack.ts';

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: true;
}

export interface HeaderBlock {
  readonly type: 'header';
  readonly text: PlainText;
}

interface RichTextRun {
  readonly type: 'text';
  readonly text: string;
  readonly style?: { readonly bold?: true; readonly code?: true };
}

export interface RichTextBlock {
  readonly type: 'rich_text';
  readonly elements: readonly {
    readonly type: 'rich_text_section' | 'rich_text_preformatted';
    readonly elements: readonly RichTextRun[];
  }[];
}

export interface ContextBlock {
  readonly type: 'context';
  readonly elements: readonly PlainText[];
}

export interface ImageBlock {
  readonly type: 'image';
  readonly slack_file: { readonly id: string };
  readonly alt_text: string;
}

export interface TableBlock {
  readonly type: 'table';
  readonly column_settings: readonly { readonly align: 'left' | 'right'; readonly is_wrapped: boolean }[];
  readonly rows: readonly (readonly { readonly type: 'raw_text'; readonly text: string }[])[];
}

export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar' | 'line';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label?: string;
      readonly y_label?: string;
    };
  };
}

export interface ActionsBlock {
  readonly type: 'actions';
  readonly elements: readonly {
    readonly type: 'button';
    readonly action_id: string;
    readonly text: PlainText;
    readonly value: string;
    readonly style?: 'primary' | 'danger';
  }[];
}

export type SlackBlock =
  | HeaderBlock
  | RichTextBlock
  | ContextBlock
  | ImageBlock
  | TableBlock
  | ChartBlock
  | ActionsBlock;

/** A text object that is shown as it is, escaped and cut. */
export const plainText = (text: string, limit: number): PlainText => ({
  type: 'plain_text',
  text: escapeText(text, limit),
  emoji: true,
});

/** A header; none for an empty text, which Slack refuses. */
export function headerBlocks(text: string): HeaderBlock[] {
  return text.trim() === '' ? [] : [{ type: 'header', text: plainText(text, slackLimits.headerText) }];
}

/** Running text. Longer than one block may be, it goes on in the next. */
export function richTextBlocks(spans: readonly Span[]): RichTextBlock[] {
  const blocks: RichTextRun[][] = [[]];
  let room: number = slackLimits.richTextCharacters;
  for (const span of spans) {
    const [text, style] = typeof span === 'string' ? [span, undefined] : [span.text, span.style];
    let rest = text.toWellFormed();
    while (rest !== '') {
      const piece = rest.length <= room ? rest : firstPart(rest, room);
      if (piece !== '') {
        blocks.at(-1)?.push({
          type: 'text',
          text: piece,
          ...(style && { style: style === 'strong' ? { bold: true as const } : { code: true as const } }),
        });
      }
      rest = rest.slice(piece.length);
      room -= piece.length;
      if (rest !== '') {
        blocks.push([]);
        room = slackLimits.richTextCharacters;
      }
    }
  }
  return blocks
    .filter((elements) => elements.length > 0)
    .map((elements) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }));
}

/** The longest beginning of at most `room` units that ends at a line, a word or at least a whole character. */
function firstPart(text: string, room: number): string {
  if (room <= 0) return '';
  const head = text.slice(0, room);
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' ')) + 1;
  if (end > room / 2) return text.slice(0, end);
  return cutText(text, room).replace(/…$/, '') || head;
}

/** Text in fixed-width letters, lines kept; cut at the end where it is too long. */
export function preformattedBlocks(text: string): RichTextBlock[] {
  if (text.trim() === '') return [];
  const element = { type: 'text', text: cutText(text, slackLimits.richTextCharacters) } as const;
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [element] }] }];
}

/** Small print, one line each. */
export function contextBlocks(lines: readonly string[]): ContextBlock[] {
  const blocks: ContextBlock[] = [];
  let pending: string[] = [];
  const flush = () => {
    if (pending.length > 0) {
      blocks.push({ type: 'context', elements: [plainText(pending.join('\n'), slackLimits.textObject)] });
    }
    pending = [];
  };
  for (const line of lines.filter((line) => line.trim() !== '')) {
    if (escapeText([...pending, line].join('\n')).length > slackLimits.textObject) flush();
    pending.push(line);
  }
  flush();
  return blocks;
}

/** An uploaded picture; Slack refuses one without alternative text. */
export function imageBlock(fileId: string, alternativeText: string): ImageBlock {
  return {
    type: 'image',
    slack_file: { id: fileId },
    alt_text: cutText(alternativeText, slackLimits.imageAltText) || fileId,
  };
}

/** A table cut to what one message may hold and to `room` characters, with the counts that a note needs. */
export function tableBlock(
  table: Table,
  room: number,
): { readonly block: TableBlock | undefined; readonly shownRows: number; readonly shownColumns: number } {
  const columns = table.columns.slice(0, slackLimits.tableColumns);
  const cell = (text: string) => ({
    type: 'raw_text' as const,
    // An empty cell is refused.
    text: cutText(text, slackLimits.tableCell) || ' ',
  });
  const header = columns.map((column) => cell(column.title));
  const rows = [header];
  let left = Math.min(room, slackLimits.tableCharacters) - lengthOf(header);
  for (const values of table.rows.slice(0, slackLimits.tableRows - 1)) {
    const row = columns.map((_, index) => cell(values[index] ?? ''));
    left -= lengthOf(row);
    if (left < 0) break;
    rows.push(row);
  }
  const shownRows = rows.length - 1;
  const block: TableBlock = {
    type: 'table',
    column_settings: columns.map(({ align }, index) => ({ align, is_wrapped: index === 0 })),
    rows,
  };
  const holdsSomething = columns.length > 0 && (shownRows > 0 || table.rows.length === 0);
  return { block: holdsSomething ? block : undefined, shownRows, shownColumns: columns.length };
}

const lengthOf = (row: readonly { readonly text: string }[]) =>
  row.reduce((sum, { text }) => sum + text.length, 0);

/** What marks the buttons that run a command line; the number makes each unique within its message. */
export const runActionId = /^run:\d+$/;

/** What marks the button that cancels work. */
export const cancelActionId = 'cancel';

/** The button that cancels the work of that id. */
export const cancelBlock = (work: string, label: string): ActionsBlock => ({
  type: 'actions',
  elements: [
    {
      type: 'button',
      action_id: cancelActionId,
      text: plainText(label, slackLimits.buttonText),
      value: work,
    },
  ],
});

/** Buttons that run a command line. `first` numbers them on from those of earlier blocks. */
export function actionsBlocks(actions: readonly Action[], first: number): ActionsBlock[] {
  const elements = actions
    .filter(({ line, label }) => line.length <= slackLimits.buttonValue && label.trim() !== '')
    .map(({ label, line, emphasis }, index) => ({
      type: 'button' as const,
      action_id: `run:${first + index}`,
      text: plainText(label, slackLimits.buttonText),
      value: line,
      ...(emphasis && { style: emphasis }),
    }));
  const blocks: ActionsBlock[] = [];
  for (let start = 0; start < elements.length; start += slackLimits.actionsElements) {
    blocks.push({ type: 'actions', elements: elements.slice(start, start + slackLimits.actionsElements) });
  }
  return blocks;
}

/** How many characters of text a block holds, as far as they count for the message's limit. */
export function charactersIn(block: SlackBlock): number {
  switch (block.type) {
    case 'header':
      return block.text.text.length;
    case 'rich_text':
      return block.elements.reduce((sum, { elements }) => sum + lengthOf(elements), 0);
    case 'context':
      return lengthOf(block.elements);
    case 'image':
      return block.alt_text.length;
    case 'table':
      return block.rows.reduce((sum, row) => sum + lengthOf(row), 0);
    case 'data_visualization':
      return charactersInChart(block);
    case 'actions':
      return block.elements.reduce((sum, { text, value }) => sum + text.text.length + value.length, 0);
  }
}

function charactersInChart({ title, chart }: ChartBlock): number {
  const { categories, x_label = '', y_label = '' } = chart.axis_config;
  const labels = categories.reduce((sum, label) => sum + label.length, 0);
  const names = chart.series.reduce((sum, { name }) => sum + name.length, 0);
  // Every series names every category again.
  return title.length + x_label.length + y_label.length + names + labels * (1 + chart.series.length);
}
