import { relative } from 'node:path';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { Action, Block, Reply, ReplyFile, Span } from '../../src/bot/reply.ts';
import { chartLines } from './chart-lines.ts';
import { type Look, paletteOf, typable } from './look.ts';
import type { SavedFile, SavedPicture } from './pictures.ts';
import { fold, pad, plainLine, widthOf } from './plain.ts';
import { renderTable } from './table.ts';

/** A reply as text that ends with a line break; each chart is followed by the file that shows it. */
export function renderReply(
  reply: Reply,
  look: Look,
  pictures: readonly SavedPicture[] = [],
  files: readonly SavedFile[] = [],
): string {
  const palette = paletteOf(look);
  const title = fold(reply.title, look.width).map(reply.tone === 'error' ? palette.wrong : palette.strong);
  const parts = [
    [...title, ...(reply.summary === reply.title ? [] : fold(reply.summary, look.width))],
    ...reply.blocks.map((block) => renderBlock(block, reply, look, { pictures, files })),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function renderBlock(
  block: Block,
  reply: Reply,
  look: Look,
  { pictures, files }: { readonly pictures: readonly SavedPicture[]; readonly files: readonly SavedFile[] },
): readonly string[] {
  const { quiet } = paletteOf(look);
  switch (block.kind) {
    case 'text':
      return spans(block.spans, look);
    case 'facts':
      return facts(block.facts, look);
    case 'table':
      return renderTable(block.table, look);
    case 'chart': {
      const picture = pictures.find(({ chart }) => chart === block.chart);
      const note = picture === undefined ? [] : fold(pictureNote(picture, reply), look.width);
      return [...chartLines(block.chart, look), ...note.map(quiet)];
    }
    case 'caveats':
      return block.items.flatMap((item) => hanging('· ', item, look).map(quiet));
    case 'files':
      return block.files.flatMap((file) => fold(fileNote(file, reply, files), look.width));
    case 'actions':
      return actions(block.actions, reply, look);
  }
}

function fileNote(file: ReplyFile, reply: Reply, saved: readonly SavedFile[]): string {
  const words = wordsFor(reply.language);
  const path = saved.find((one) => one.file === file)?.path;
  return path === undefined
    ? words.say('export.failed.save', { name: file.name })
    : words.say('export.saved', { path: relative('', path) });
}

function pictureNote(picture: SavedPicture, reply: Reply): string {
  const words = wordsFor(reply.language);
  if ('path' in picture) return words.say('terminal.picture.saved', { path: relative('', picture.path) });
  return words.say(picture.failed === 'drawing' ? 'terminal.picture.notDrawn' : 'terminal.picture.notSaved');
}

/**
 * Spans in one paragraph. Styles are marked before folding and painted after it, so that colour codes take no
 * columns and a style never runs over the end of a line.
 */
function spans(given: readonly Span[], look: Look): string[] {
  const { strong, typed } = paletteOf(look);
  const list = look.place === 'prompt' ? given.map(withoutShell) : given;
  const text = list
    .map((span) => {
      if (typeof span === 'string') return span;
      return span.style === 'code' && !look.colour ? `\`${span.text}\`` : span.text;
    })
    .join('');
  let lines = fold(text, look.width);
  if (!look.colour) return lines;
  for (const span of list) {
    if (typeof span === 'string' || span.text === '') continue;
    const paint = span.style === 'code' ? typed : strong;
    const plain = plainLine(span.text);
    lines = lines.map((line) => line.replace(plain, () => paint(plain)));
  }
  return lines;
}

/** In the prompt, lines are typed bare. */
function withoutShell(span: Span): Span {
  if (typeof span === 'string' || span.style !== 'code') return span;
  return { ...span, text: span.text.replace(/^npm start -- /, '') };
}

function facts(list: readonly { readonly label: string; readonly value: string }[], look: Look): string[] {
  const { quiet } = paletteOf(look);
  const labels = list.map(({ label }) => plainLine(label));
  const width = Math.min(Math.floor(look.width / 2), Math.max(0, ...labels.map(widthOf)));
  return list.flatMap(({ value }, index) => {
    const [first = '', ...rest] = fold(value, look.width - width - 2);
    return [
      `${quiet(pad(labels[index] ?? '', width))}  ${first}`,
      ...rest.map((line) => `${' '.repeat(width + 2)}${line}`),
    ];
  });
}

function hanging(mark: string, text: string, look: Look): string[] {
  const indent = ' '.repeat(mark.length);
  return fold(text, look.width - mark.length).map((line, index) => `${index === 0 ? mark : indent}${line}`);
}

function actions(list: readonly Action[], reply: Reply, look: Look): string[] {
  const { quiet, typed } = paletteOf(look);
  const offered = list.filter(({ opensForm }) => opensForm !== true);
  const rows = offered.map(({ label, line }) => ({
    label: plainLine(label),
    line: plainLine(typable(line, look)),
  }));
  const width = Math.max(0, ...rows.map(({ label }) => widthOf(label)));
  // A command line is never folded, so that it can be copied; where it does not fit beside its label, it goes below.
  const fits = rows.every(({ line }) => width + widthOf(line) + 4 <= look.width);
  return [
    quiet(wordsFor(reply.language).say('terminal.next')),
    ...rows.flatMap(({ label, line }) =>
      fits ? [`  ${pad(label, width)}  ${typed(line)}`] : [`  ${label}`, `    ${typed(line)}`],
    ),
  ];
}
