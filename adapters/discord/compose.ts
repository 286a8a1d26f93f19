import { type APIButtonComponentWithCustomId, type APIEmbed, ButtonStyle, ComponentType } from 'discord.js';
import type { Chart } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { Picture } from '../../src/bot/ports.ts';
import type { Action, Reply } from '../../src/bot/reply.ts';
import { limits } from './limits.ts';
import { lineButtonId } from './mark.ts';
import { cutText, escapeMarkup } from './markup.ts';
import type { OutgoingFile, OutgoingMessage } from './message.ts';
import { type BarsAsText, lineByLine, type Page, type Section, sectionOf } from './sections.ts';

/**
 * How rich a message is. Each gives way to the next when Discord refuses it: charts as pictures, charts drawn
 * with characters, words alone without anything that could be refused.
 */
export type Rung = 'pictures' | 'bars' | 'words';
export const rungs: readonly Rung[] = ['pictures', 'bars', 'words'];

/** Charts that could be drawn, by their data. */
export type Pictures = ReadonlyMap<Chart, Picture>;

const colours = { result: 0x0072b2, info: 0x7f8c8d, error: 0xd55e00 } as const;

/**
 * Buttons for the actions that Discord can take; a line that does not fit an id has no button. The first with room
 * in its id carries the mark.
 */
function buttonRows(actions: readonly Action[], mark?: string) {
  const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;
  const buttons = new Map<string, APIButtonComponentWithCustomId>();
  let isMarked = false;
  for (const action of actions) {
    if (buttons.size === limits.rows * limits.buttonsInRow) break;
    const label = cutText(action.label.trim(), limits.buttonLabel);
    // Discord refuses a message with two equal ids, an empty label or a longer id.
    if (label === '' || lineButtonId(action.line).length > limits.customId || buttons.has(action.line))
      continue;
    const marked = lineButtonId(action.line, mark);
    const carries: boolean = mark !== undefined && !isMarked && marked.length <= limits.customId;
    isMarked ||= carries;
    const custom_id = carries ? marked : lineButtonId(action.line);
    const style = action.emphasis === undefined ? ButtonStyle.Secondary : styles[action.emphasis];
    buttons.set(action.line, { type: ComponentType.Button, style, label, custom_id });
  }
  const all = [...buttons.values()];
  const rows: OutgoingMessage['components'] = Array.from(
    { length: Math.ceil(all.length / limits.buttonsInRow) },
    (_, row) => ({
      type: ComponentType.ActionRow,
      components: all.slice(row * limits.buttonsInRow, (row + 1) * limits.buttonsInRow),
    }),
  );
  return { rows, isMarked };
}

/**
 * Fills content first, then one embed; what fits in neither is cut, and a note says so. `last` ends the content,
 * whatever else is cut; empty for nothing.
 */
function fill(first: string, sections: readonly Section[], mayEmbed: boolean, cutNote: string, last: string) {
  const note = `-# ${cutNote}`;
  const pages: { readonly page: Page; readonly lines: string[]; room: number }[] = [
    {
      page: 'content',
      lines: [first],
      room: limits.content - first.length - (last === '' ? 0 : last.length + 1),
    },
  ];
  if (mayEmbed) pages.push({ page: 'embed', lines: [], room: limits.embedDescription });
  let page = 0;
  let cut = false;
  for (const section of sections) {
    const write = () => {
      const reserve = page === pages.length - 1 ? note.length + 1 : 0;
      return section((pages[page]?.room ?? 0) - 1 - reserve, pages[page]?.page ?? 'content');
    };
    let piece = write();
    if (piece?.whole !== true && page < pages.length - 1) {
      page += 1;
      piece = write();
    }
    const here = pages[page];
    if (piece === undefined || piece.text === '' || here === undefined) {
      cut ||= piece === undefined;
      continue;
    }
    here.lines.push(piece.text);
    here.room -= piece.text.length + 1;
    cut ||= !piece.whole && piece.told !== true;
  }
  if (cut) pages[page]?.lines.push(note);
  if (last !== '') pages[0]?.lines.push(last);
  const [content = '', details = ''] = pages.map((each) => each.lines.join('\n'));
  return { content, details };
}

/**
 * Writes a reply as a Discord message within all limits. The content opens with the summary (what notifications
 * and search show), then the blocks in their order. Pictures follow as an embed each, so that each is shown at full
 * width; a chart without a picture is drawn with characters. Files to download are attached. `mark`: the message carries it, to be known again.
 */
export function composeReply(
  reply: Reply,
  pictures: Pictures,
  rung: Rung,
  bars: BarsAsText,
  mark?: string,
): OutgoingMessage {
  const words = wordsFor(reply.language);
  const files = new Map<Chart, OutgoingFile>();
  const attached: OutgoingFile[] = [];
  const sections: Section[] = [];
  const actions: Action[] = [];
  const title = escapeMarkup(reply.title.trim());
  const opening = reply.blocks.find((block) => block.kind !== 'actions' && block.kind !== 'chart');
  const isCaption = opening?.kind === 'table' && opening.table.caption.trim() === reply.title.trim();
  if (title !== '' && opening !== undefined && !isCaption) {
    sections.push(lineByLine([`**${cutText(title, 200)}**`]));
  }
  for (const block of reply.blocks) {
    if (block.kind === 'actions') actions.push(...block.actions);
    if (block.kind === 'files') {
      const room = limits.attachments - files.size - attached.length;
      const fitting = block.files
        .filter(({ bytes }) => bytes.length <= limits.attachmentBytes)
        .slice(0, room);
      if (rung !== 'words') attached.push(...fitting.map((file) => ({ ...file, description: file.name })));
      const left = block.files.length - fitting.length;
      if (rung === 'words') sections.push(lineByLine([escapeMarkup(words.say('export.failed.here'))]));
      else if (left > 0) sections.push(lineByLine([words.say('export.failed.large', { count: left })]));
      continue;
    }
    const chart = block.kind === 'chart' ? block.chart : undefined;
    const picture = chart && rung === 'pictures' ? pictures.get(chart) : undefined;
    if (chart && picture && picture.png.length <= limits.attachmentBytes && files.size < limits.embeds - 1) {
      const name = `${chart.id.replace(/[^\w-]/g, '-').slice(0, 60) || 'chart'}.png`;
      const taken = [...files.values()].some((file) => file.name === name);
      files.set(chart, {
        name: taken ? `${files.size + 1}-${name}` : name,
        description: cutText(chart.alt, limits.attachmentDescription),
        mediaType: 'image/png',
        bytes: picture.png,
      });
      continue;
    }
    const section = sectionOf(block, words, bars, rung !== 'words');
    if (section) sections.push(section);
  }
  const buttons = rung === 'words' ? { rows: [], isMarked: false } : buttonRows(actions, mark);
  const isUnmarked = mark !== undefined && !buttons.isMarked;
  const { content, details } = fill(
    cutText(escapeMarkup(reply.summary), limits.summary),
    sections,
    rung !== 'words',
    words.say('discord.cut'),
    isUnmarked ? `-# ${words.say('discord.reference', { code: mark })}` : '',
  );
  const color = colours[reply.tone];
  const embeds: APIEmbed[] = details === '' ? [] : [{ color, description: details }];
  for (const file of files.values()) embeds.push({ color, image: { url: `attachment://${file.name}` } });
  return {
    // A message without any content is refused.
    content: content.trim() === '' ? title || '…' : content,
    embeds,
    components: buttons.rows,
    // What is to be downloaded stands below all that is shown.
    files: [...files.values(), ...attached],
  };
}
