/**
 * How wide a text will be, without a canvas: a configuration must be complete before it is known which machine
 * draws it. The widths are those of Noto Sans, which the local renderer brings along; a chart server whose own
 * face is wider (DejaVu Sans: by an eighth) is what the layout keeps spare room for.
 */

/** Advance widths of Noto Sans from U+0020 to U+007E, in thousandths of the font size. */
const regularWidths = [
  260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572,
  572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339,
  273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572,
  444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479,
  361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
];
const boldFactor = 1.06;

const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;
const wideStops = /^[,.:;!?)\]}%…，。、：；！？）】」』”’》％·-]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What people call characters: an emoji family or a letter with its accents is one. */
export function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), (part) => part.segment);
}

export interface Face {
  /** In pixels. */
  readonly size: number;
  readonly weight?: 'normal' | 'bold';
}

/** In em: of a Latin letter what it is without its accents, of anything unknown rather too much. */
function characterWidth(character: string): number {
  const plain = character.normalize('NFD').codePointAt(0) ?? 0;
  const latin = regularWidths[plain - 0x20];
  if (latin !== undefined && !character.includes('\u20e3')) return latin / 1000;
  if (emoji.test(character)) return 1.27;
  if (wide.test(character)) return 1;
  if (/^[‘’“”·]/.test(character)) return 0.36;
  return /^[¥€£−–]/.test(character) ? 0.572 : 0.8;
}

/** The width of one line of text, in pixels. */
export function textWidth(text: string, face: Face): number {
  let em = 0;
  for (const character of charactersOf(text)) em += characterWidth(character);
  return em * face.size * (face.weight === 'bold' ? boldFactor : 1);
}

/** The longest beginning of the text that fits, with "…" where something was cut. */
export function cutToWidth(text: string, face: Face, width: number): string {
  if (textWidth(text, face) <= width) return text;
  let kept = '';
  for (const character of charactersOf(text)) {
    if (textWidth(`${kept}${character}…`, face) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Pieces between which a line may break: after spaces, hyphens and slashes, and around Chinese characters. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let open = '';
  for (const character of charactersOf(text)) {
    const closesHere = wide.test(character) && !wideStops.test(character);
    if (closesHere && open !== '' && !/[（「『“《【([{]$/u.test(open)) {
      pieces.push(open);
      open = '';
    }
    open += character;
    if (/^[\s/_-]$/.test(character)) {
      pieces.push(open);
      open = '';
    }
  }
  if (open !== '') pieces.push(open);
  return pieces;
}

/**
 * Breaks a text into at most `lines` lines no wider than `width`; what does not fit ends in "…". A word longer
 * than a line is broken between two characters.
 */
export function wrapText(text: string, face: Face, width: number, lines: number): string[] {
  const done: string[] = [];
  let line = '';
  const queue = piecesOf(text.trim());
  for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
    if (textWidth((line + piece).trimEnd(), face) <= width) {
      line += piece;
      continue;
    }
    if (done.length === lines - 1) {
      done.push(cutToWidth(line + piece + queue.join(''), face, width));
      return done;
    }
    if (line !== '') {
      done.push(line.trimEnd());
      line = '';
      queue.unshift(piece);
      continue;
    }
    const characters = charactersOf(piece);
    let head = characters.shift() ?? '';
    while (characters.length > 0 && textWidth(head + characters[0], face) <= width)
      head += characters.shift();
    done.push(head);
    if (characters.length > 0) queue.unshift(characters.join(''));
  }
  if (line.trim() !== '') done.push(line.trimEnd());
  return done;
}
