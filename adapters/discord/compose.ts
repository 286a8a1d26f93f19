import { type APIButtonComponentWithCustomId, type APIEmbed, ButtonStyle, ComponentType } from 'discord.js';
import type { Chart } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { Picture } from '../../src/bot/ports.ts';
import type { Action, Reply } from '../../src/bot/reply.ts';
import { limits } from './limits.ts';
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

/** What the custom_id of a button with a command line begins with; the line follows. */
export const linePrefix = 'run:';

const colours = { result: 0x0072b2, info: 0x7f8c8d, error: 0xd55e00 } as const;

/** Buttons for the actions that Discord can take; a line that does not fit an id has no button. */
export function buttonRows(actions: readonly Action[]): OutgoingMessage['components'] {
  const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;
  const buttons = new Map<string, APIButtonComponentWithCustomId>();
  for (const action of actions) {
    const custom_id = `${linePrefix}${action.line}`;
    const label = cutText(action.label.trim(), limits.buttonLabel);
    // Discord refuses a message with two equal ids, an empty label or a longer id.
    if (label === '' || custom_id.length > limits.customId || buttons.has(custom_id)) continue;
    const style = action.emphasis === undefined ? ButtonStyle.Secondary : styles[action.emphasis];
    buttons.set(custom_id, { type: ComponentType.Button, style, label, custom_id });
  }
  const all = [...buttons.values()].slice(0, limits.rows * limits.buttonsInRow);
  return Array.from({ length: Math.ceil(all.length / limits.buttonsInRow) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: all.slice(row * limits.buttonsInRow, (row + 1) * limits.buttonsInRow),
  }));
}

/** Fills content first, then one embed; what fits in neither is cut, and a note says so. */
function fill(first: string, sections: readonly Section[], mayEmbed: boolean, cutNote: string) {
  const note = `-# ${cutNote}`;
  const pages: { readonly page: Page; readonly lines: string[]; room: number }[] = [
    { page: 'content', lines: [first], room: limits.content - first.length },
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
  const [content = '', details = ''] = pages.map((each) => each.lines.join('\n'));
  return { content, details };
}

/**
 * Writes a reply as a Discord message within all limits. The content opens with the summary (what notifications
 * and search show), then the blocks in their order. Pictures follow as an embed each, so that each is shown at full
 * width; a chart without a picture is drawn with characters.
 */
export function composeReply(
  reply: Reply,
  pictures: Pictures,
  rung: Rung,
  bars: BarsAsText,
): OutgoingMessage {
  const words = wordsFor(reply.language);
  const files = new Map<Chart, OutgoingFile>();
  const sections: Section[] = [];
  const actions: Action[] = [];
  const title = escapeMarkup(reply.title.trim());
  if (title !== '' && reply.blocks.some((block) => block.kind !== 'actions' && block.kind !== 'chart')) {
    sections.push(lineByLine([`**${cutText(title, 200)}**`]));
  }
  for (const block of reply.blocks) {
    if (block.kind === 'actions') actions.push(...block.actions);
    const chart = block.kind === 'chart' ? block.chart : undefined;
    const picture = chart && rung === 'pictures' ? pictures.get(chart) : undefined;
    if (chart && picture && picture.png.length <= limits.attachmentBytes && files.size < limits.embeds - 1) {
      const name = `${chart.id.replace(/[^\w-]/g, '-').slice(0, 60) || 'chart'}.png`;
      const taken = [...files.values()].some((file) => file.name === name);
      files.set(chart, {
        name: taken ? `${files.size + 1}-${name}` : name,
        description: cutText(chart.alt, limits.attachmentDescription),
        bytes: picture.png,
      });
      continue;
    }
    const section = sectionOf(block, words, bars, rung !== 'words');
    if (section) sections.push(section);
  }
  const { content, details } = fill(
    cutText(escapeMarkup(reply.summary), limits.summary),
    sections,
    rung !== 'words',
    words.say('discord.cut'),
  );
  const color = colours[reply.tone];
  const embeds: APIEmbed[] = details === '' ? [] : [{ color, description: details }];
  for (const file of files.values()) embeds.push({ color, image: { url: `attachment://${file.name}` } });
  return {
    // A message without any content is refused.
    content: content.trim() === '' ? title || '…' : content,
    embeds,
    components: rung === 'words' ? [] : buttonRows(actions),
    files: [...files.values()],
  };
}
