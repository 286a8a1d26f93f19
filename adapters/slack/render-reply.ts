/**
 * A reply as Slack messages, from the richest to the plainest. Where a feature has not reached a workspace or an
 * upload is not ready, Slack refuses the whole message, so each rendering is complete in itself.
 */
import type { Chart } from '../../src/bot/chart.ts';
import { type Words, wordsFor } from '../../src/bot/language/words.ts';
import type { Block, Reply, Table } from '../../src/bot/reply.ts';
import {
  actionsBlocks,
  charactersIn,
  contextBlocks,
  headerBlocks,
  imageBlock,
  preformattedBlocks,
  richTextBlocks,
  type SlackBlock,
  tableBlock,
} from './blocks.ts';
import { slackLimits } from './limits.ts';
import { nativeChart } from './native-chart.ts';
import { type ChartAsText, plainReply } from './plain-reply.ts';
import { fallbackText } from './text-for-slack.ts';
import { textTable } from './text-table.ts';

/** One form of a message. Without blocks it is its text alone. */
export interface Rendering {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** What a reply is rendered with, beside itself. */
export interface RenderingMeans {
  /** The uploaded pictures' file ids, by chart. A chart without one is shown in another way. */
  readonly pictures: ReadonlyMap<Chart, string>;
  /** Small print that the front adds: how to invite the bot. */
  readonly remarks: readonly string[];
  readonly chartAsText: ChartAsText;
}

/** Columns of fixed-width letters that a Slack window on a telephone shows without wrapping, roughly. */
const textChartWidth = 56;

interface Style {
  readonly charts: 'pictures' | 'native' | 'bars';
  readonly tables: 'native' | 'text';
}

const styles: readonly Style[] = [
  { charts: 'pictures', tables: 'native' },
  { charts: 'pictures', tables: 'text' },
  { charts: 'native', tables: 'native' },
  { charts: 'native', tables: 'text' },
  { charts: 'bars', tables: 'native' },
  { charts: 'bars', tables: 'text' },
];

/** The reply's charts, in their order. */
export const chartsIn = (reply: Reply): Chart[] =>
  reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));

/** The reply in every form that differs, richest first; the last is text alone. All keep Slack's limits. */
export function renderReply(reply: Reply, means: RenderingMeans): readonly [Rendering, ...Rendering[]] {
  const text = fallbackText(reply.summary, slackLimits.plainMessageText) || fallbackText(reply.title, 150);
  const rich: Rendering[] = [];
  for (const style of styles) {
    const rendering = { text, blocks: blocksOf(reply, style, means) };
    const written = JSON.stringify(rendering);
    if (rendering.blocks.length > 0 && !rich.some((other) => JSON.stringify(other) === written)) {
      rich.push(rendering);
    }
  }
  const plain: Rendering = { text: plainReply(reply, means.chartAsText, means.remarks), blocks: [] };
  const [first = plain, ...others] = [...rich, plain];
  return [first, ...others];
}

/**
 * The reply as an App Home shows it, which takes more blocks than a message but neither tables nor charts: those
 * are text there.
 */
export const homeBlocks = (reply: Reply, chartAsText: ChartAsText): SlackBlock[] =>
  blocksOf(
    reply,
    { charts: 'bars', tables: 'text' },
    { pictures: new Map(), remarks: [], chartAsText },
    slackLimits.blocksPerHome,
  );

function blocksOf(
  reply: Reply,
  style: Style,
  means: RenderingMeans,
  mostBlocks: number = slackLimits.blocksPerMessage,
): SlackBlock[] {
  const words = wordsFor(reply.language);
  const counts = { charts: 0, tables: 0, buttons: 0 };
  // A title that is the whole line is no heading, and may be longer than one.
  const heading = reply.title === reply.summary ? [] : headerBlocks(reply.title);
  const parts: (SlackBlock[] | Table)[] = [heading, opening(reply)];
  for (const block of reply.blocks) {
    if (block.kind === 'table') parts.push(block.table);
    else if (block.kind === 'chart') parts.push(chartBlocks(block.chart, style, means, counts, words));
    else if (block.kind === 'actions') {
      const buttons = actionsBlocks(block.actions, counts.buttons);
      counts.buttons += block.actions.length;
      parts.push(buttons);
    } else parts.push(textBlocks(block));
  }
  parts.push(contextBlocks(means.remarks));

  // Tables take the room that everything else leaves: they are what can be cut without losing the point.
  const isTable = (part: SlackBlock[] | Table): part is Table => !Array.isArray(part);
  let room =
    slackLimits.blocksTextTotal -
    roomForNotes -
    parts.reduce((sum, part) => sum + (isTable(part) ? 0 : characters(part)), 0);
  const blocks = parts.flatMap((part) => {
    if (!isTable(part)) return part;
    const table = tableBlocks(part, style, Math.max(0, room), counts, words);
    room -= characters(table);
    return table;
  });
  return fitted(blocks, words, mostBlocks);
}

/** Kept free for the notes that say what was cut. */
const roomForNotes = 600;

const characters = (blocks: readonly SlackBlock[]) =>
  blocks.reduce((sum, block) => sum + charactersIn(block), 0);

/** The summary, unless the reply's own first text says it already. */
function opening(reply: Reply): SlackBlock[] {
  const first = reply.blocks[0];
  const said =
    first?.kind === 'text' &&
    first.spans
      .map((span) => (typeof span === 'string' ? span : span.text))
      .join('')
      .startsWith(reply.summary);
  return said ? [] : richTextBlocks([reply.summary]);
}

function textBlocks(block: Exclude<Block, { kind: 'table' | 'chart' | 'actions' }>): SlackBlock[] {
  if (block.kind === 'text') return richTextBlocks(block.spans);
  if (block.kind === 'caveats') return contextBlocks(block.items);
  if (block.kind === 'files') return contextBlocks(block.files.map(({ name }) => name));
  return richTextBlocks(
    block.facts.flatMap(({ label, value }, index) => [
      { text: `${index > 0 ? '\n' : ''}${label}`, style: 'strong' as const },
      ` ${value}`,
    ]),
  );
}

function chartBlocks(
  chart: Chart,
  style: Style,
  means: RenderingMeans,
  counts: { charts: number },
  words: Words,
): SlackBlock[] {
  const picture = style.charts === 'pictures' ? means.pictures.get(chart) : undefined;
  if (picture) return [imageBlock(picture, chart.alt)];
  const native = style.charts === 'bars' ? undefined : nativeChart(chart);
  if (native && counts.charts < slackLimits.chartsPerMessage) {
    counts.charts += 1;
    const cut = [
      ...(chart.title.length > slackLimits.chartTitle ? [chart.title] : []),
      ...(native.shown < native.of
        ? [words.say('slack.cut.chart', { shown: native.shown, of: native.of })]
        : []),
      ...native.beside,
    ];
    return [native.block, ...contextBlocks(cut)];
  }
  return preformattedBlocks(means.chartAsText(chart, textChartWidth));
}

function tableBlocks(
  table: Table,
  style: Style,
  room: number,
  counts: { tables: number },
  words: Words,
): SlackBlock[] {
  const caption = richTextBlocks(table.caption ? [{ text: table.caption, style: 'strong' }] : []);
  const left = room - characters(caption);
  const rowsNote = (shown: number) =>
    shown < table.rows.length ? [words.say('slack.cut.rows', { shown, of: table.rows.length })] : [];
  if (style.tables === 'native' && counts.tables < slackLimits.tablesPerMessage) {
    const { block, shownRows, shownColumns } = tableBlock(table, left);
    if (block) {
      counts.tables += 1;
      const columns =
        shownColumns < table.columns.length
          ? [words.say('slack.cut.columns', { shown: shownColumns, of: table.columns.length })]
          : [];
      return [...caption, block, ...contextBlocks([...rowsNote(shownRows), ...columns])];
    }
  }
  const { text, shownRows } = textTable(table, Math.min(left, slackLimits.richTextCharacters));
  return [...caption, ...preformattedBlocks(text), ...contextBlocks(rowsNote(shownRows))];
}

/** The blocks cut to the message's limits: the last ones go first, buttons never, and a note says so. */
function fitted(blocks: readonly SlackBlock[], words: Words, mostBlocks: number): SlackBlock[] {
  const fits = (some: readonly SlackBlock[]) =>
    some.length <= mostBlocks && characters(some) <= slackLimits.blocksTextTotal;
  if (fits(blocks)) return [...blocks];
  const buttons = blocks.filter(({ type }) => type === 'actions').slice(0, 1);
  const content = blocks.filter(({ type }) => type !== 'actions');
  const note = contextBlocks([words.say('slack.cut.message')]);
  while (content.length > 0 && !fits([...content, ...note, ...buttons])) content.pop();
  return [...content, ...note, ...buttons];
}
