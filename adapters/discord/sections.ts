import type { Chart } from '../../src/bot/chart.ts';
import type { Words } from '../../src/bot/language/words.ts';
import type { Block, Span, Table } from '../../src/bot/reply.ts';
import { limits } from './limits.ts';
import { codeBlock, codeBlockExtra, cutText, escapeMarkup, inlineCode } from './markup.ts';
import { tableLines } from './monospace.ts';

/** Draws a chart with characters, `columns` wide; lines separated by line breaks. */
export type BarsAsText = (chart: Chart, columns: number) => string;

/**
 * Part of a message: its text in at most `room` characters, whole or cut (`told`: and it says so itself);
 * undefined when nothing of it fits.
 */
export type Section = (
  room: number,
) => { readonly text: string; readonly whole: boolean; readonly told?: true } | undefined;

/** Whole lines, as many as fit. */
export function lineByLine(lines: readonly string[]): Section {
  return (room) => {
    const kept: string[] = [];
    let used = 0;
    for (const line of lines) {
      if (used + line.length > room) break;
      kept.push(line);
      used += line.length + 1;
    }
    const whole = kept.length === lines.length;
    if (kept.length === 0 && lines[0] !== undefined) {
      const text = cutText(lines[0], room);
      return room < 20 ? undefined : { text, whole: false };
    }
    return { text: kept.join('\n'), whole };
  };
}

const spanText = (span: Span): string => {
  if (typeof span === 'string') return escapeMarkup(span);
  if (span.style === 'code') return inlineCode(span.text);
  const text = escapeMarkup(span.text);
  return text.trim() === '' ? text : `**${text}**`;
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

function tableSection(table: Table, words: Words): Section {
  const caption = table.caption.trim() === '' ? '' : `**${escapeMarkup(table.caption)}**\n`;
  const { head, rows } = tableLines(table);
  const draw = (kept: readonly string[]) => {
    const hidden = rows.length - kept.length;
    const more = hidden === 0 ? '' : `\n-# ${words.say('discord.rowsHidden', { count: hidden })}`;
    return `${caption}${codeBlock([...head, ...kept].join('\n'))}${more}`;
  };
  return (room) => {
    for (let count = rows.length; count > 0 || count === rows.length; count -= 1) {
      const text = draw(rows.slice(0, count));
      if (text.length <= room) return { text, whole: count === rows.length, told: true };
    }
    return undefined;
  };
}

function chartSection(chart: Chart, bars: BarsAsText, drawCharts: boolean): Section {
  const title = `**${escapeMarkup(chart.title)}**`;
  let drawn: string | undefined;
  if (drawCharts) {
    try {
      drawn = bars(chart, limits.barColumns);
    } catch {
      // Then its alt text says the same.
    }
  }
  const alt = lineByLine([`${title}\n${escapeMarkup(chart.alt)}`]);
  if (drawn === undefined || drawn.trim() === '') return alt;
  const lines = drawn.split('\n');
  return (room) => {
    const text = `${title}\n${codeBlock(drawn)}`;
    if (text.length <= room) return { text, whole: true };
    const block = lineByLine(lines)(room - title.length - 1 - codeBlockExtra);
    return block?.text.includes('\n')
      ? { text: `${title}\n${codeBlock(block.text)}`, whole: false }
      : alt(room);
  };
}

/** How a block is written; nothing for buttons, which are no text. Charts are drawn with characters, or only said in words. */
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
        block.facts.map((fact) => `${escapeMarkup(fact.label)}: **${escapeMarkup(fact.value)}**`),
      );
    case 'table':
      return tableSection(block.table, words);
    case 'chart':
      return chartSection(block.chart, bars, drawCharts);
    case 'caveats':
      return lineByLine(block.items.map((item) => `-# ${escapeMarkup(item.replace(/\s+/g, ' '))}`));
    case 'actions':
      return undefined;
  }
}
