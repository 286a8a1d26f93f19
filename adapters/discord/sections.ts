import type { Chart } from '../../src/bot/chart.ts';
import type { Words } from '../../src/bot/language/words.ts';
import type { Block, Span, Table } from '../../src/bot/reply.ts';
import { limits } from './limits.ts';
import { codeBlock, codeBlockExtra, cutText, escapeMarkup, inlineCode } from './markup.ts';
import { tableLines } from './monospace.ts';

/** Draws a chart with characters, `columns` wide; lines separated by line breaks. */
export type BarsAsText = (chart: Chart, columns: number) => string;

/** With less room than this nothing sensible can be said of a line. */
const shortestCut = 20;

/** Where text stands: in the content, or in the embed that takes what the content cannot; that one is narrower. */
export type Page = 'content' | 'embed';

/**
 * Part of a message: its text in at most `room` characters, whole or cut (`told`: and it says so itself);
 * undefined when nothing of it fits.
 */
export type Section = (
  room: number,
  page: Page,
) => { readonly text: string; readonly whole: boolean; readonly told?: true } | undefined;

/** Lines, as many as fit; the one that does not is cut, unless that would leave emphasis open. */
export function lineByLine(lines: readonly string[]): Section {
  return (room) => {
    const kept: string[] = [];
    let left = room;
    for (const line of lines) {
      if (line.length > left) {
        if (left >= shortestCut && !line.includes('**')) kept.push(cutText(line, left));
        return kept.length === 0 ? undefined : { text: kept.join('\n'), whole: false };
      }
      kept.push(line);
      left -= line.length + 1;
    }
    return { text: kept.join('\n'), whole: true };
  };
}

const spanText = (span: Span): string => {
  if (typeof span === 'string') return escapeMarkup(span);
  if (span.style === 'code') return inlineCode(span.text);
  // Blanks at the ends stay outside, where they cannot keep the emphasis from working.
  return escapeMarkup(span.text).replace(/\S(?:[\s\S]*\S)?/, (text) => `**${text}**`);
};

/** Spans in order; one that does not fit ends the text, so that no emphasis is left open. */
function spansSection(spans: readonly Span[]): Section {
  const texts = spans.map(spanText);
  return (room) => {
    const all = texts.join('');
    if (all.length <= room) return { text: all, whole: true };
    let text = '';
    for (const next of texts) {
      if (text.length + next.length > room - 1) break;
      text += next;
    }
    const [first] = spans;
    if (text === '' && typeof first === 'string') text = cutText(escapeMarkup(first), room - 1);
    return text === '' ? undefined : { text: text.endsWith('…') ? text : `${text}…`, whole: false };
  };
}

/** A row as a line of its own, for tables whose texts are too long for a grid: it wraps on any screen. */
function rowLine(table: Table, row: readonly string[], words: Words): string {
  const [name = '', ...rest] = row.map((cell) => escapeMarkup(cell.replace(/\s+/g, ' ').trim()));
  const told = rest.flatMap((value, index) => {
    const label = escapeMarkup(table.columns[index + 1]?.title.trim() ?? '');
    return value === '' ? [] : [words.say('discord.fact', { label, value })];
  });
  return [`**${name === '' ? '–' : name}**`, ...told].join(' · ');
}

function tableSection(table: Table, words: Words): Section {
  const caption = table.caption.trim() === '' ? '' : `**${escapeMarkup(table.caption.trim())}**\n`;
  // No more rows than could fit are measured: a table may have a thousand.
  const shown = { ...table, rows: table.rows.slice(0, limits.tableRows) };
  return (room, page) => {
    const grid = tableLines(shown, page === 'content' ? limits.contentTable : limits.embedTable);
    const rows = grid?.rows ?? shown.rows.map((row) => rowLine(table, row, words));
    const draw = (count: number) => {
      const hidden = table.rows.length - count;
      const kept = rows.slice(0, count);
      const body = grid === undefined ? kept.join('\n') : codeBlock([...grid.head, ...kept].join('\n'));
      return `${caption}${body}${hidden === 0 ? '' : `\n-# ${words.say('discord.rowsHidden', { count: hidden })}`}`;
    };
    for (let count = rows.length; count > 0 || count === rows.length; count -= 1) {
      const text = draw(count);
      const isWhole = count === table.rows.length;
      // A table that is cut anyway leaves room for what follows: the small print must not be lost.
      if (text.length <= (isWhole ? room : room - limits.afterCutTable))
        return { text, whole: isWhole, told: true };
    }
    return undefined;
  };
}

/** The lines of a drawn chart without its title, which stands above in bold. */
function withoutTitle(drawn: string, title: string): string[] {
  const lines = drawn.split('\n');
  const [first = ''] = lines;
  const isTitle = first === title || (first.endsWith('…') && title.startsWith(first.slice(0, -1)));
  return isTitle && lines.length > 1 ? lines.slice(1) : lines;
}

function chartSection(chart: Chart, bars: BarsAsText, drawCharts: boolean): Section {
  const title = `**${escapeMarkup(chart.title.trim())}**`;
  let drawn: string | undefined;
  if (drawCharts) {
    try {
      drawn = bars(chart, limits.barColumns);
    } catch {
      // Then its alt text says the same.
    }
  }
  // The alt text often opens with the title.
  const alt = lineByLine([...(chart.alt.startsWith(chart.title) ? [] : [title]), escapeMarkup(chart.alt)]);
  if (drawn === undefined || drawn.trim() === '') return alt;
  const lines = withoutTitle(drawn, chart.title);
  return (room, page) => {
    const text = `${title}\n${codeBlock(lines.join('\n'))}`;
    if (text.length <= room) return { text, whole: true };
    const block = lineByLine(lines)(room - title.length - 1 - codeBlockExtra, page);
    return block?.text.includes('\n')
      ? { text: `${title}\n${codeBlock(block.text)}`, whole: false }
      : alt(room, page);
  };
}

/** How a block is written; nothing for buttons and files, which are no text. Charts are drawn with characters, or only said in words. */
export function sectionOf(
  block: Block,
  words: Words,
  bars: BarsAsText,
  drawCharts: boolean,
): Section | undefined {
  switch (block.kind) {
    case 'text':
      return spansSection(block.spans);
    case 'facts':
      return lineByLine(
        block.facts.map(({ label, value }) =>
          words.say('discord.fact', {
            label: escapeMarkup(label.trim()),
            value: `**${escapeMarkup(value.trim())}**`,
          }),
        ),
      );
    case 'table':
      return tableSection(block.table, words);
    case 'chart':
      return chartSection(block.chart, bars, drawCharts);
    case 'caveats':
      return lineByLine(block.items.map((item) => `-# ${escapeMarkup(item.replace(/\s+/g, ' '))}`));
    case 'files':
    case 'actions':
      return undefined;
  }
}
