/**
 * Okabe and Ito's colours, which people with any common form of colour blindness can tell apart, without the two
 * that do not serve here: yellow is faint on white, and black is the colour of text and whiskers.
 */
export const okabeIto = {
  blue: '#0072B2',
  orange: '#E69F00',
  green: '#009E73',
  purple: '#CC79A7',
  skyBlue: '#56B4E9',
  vermillion: '#D55E00',
} as const;

const channelColours = Object.values(okabeIto);

/** What is not a channel of its own: grey, and not the light grey of today's plan. */
const neutralKeys: ReadonlySet<string> = new Set(['base', 'others', 'other']);

export const paper = '#FFFFFF';
/** Titles, whiskers, and the numbers that matter most. */
export const ink = '#1B1B1B';
/** Everything that explains: subtitle, axes, today's numbers. Contrast with the paper 6.9 to 1. */
export const softInk = '#5A5A5A';
export const gridLine = '#E4E4E4';
export const zeroLine = '#8A8A8A';
/** Today's plan. */
export const beforeGrey = '#B3B3B3';
const neutral = '#6F6F6F';

/**
 * Chosen by search so that the channels of each built-in scenario get different colours. Changing it, or the
 * palette's order, changes the colour of every channel.
 */
const seed = 698;

/** FNV-1a over UTF-16 code units, with a final mix so that the remainder depends on every bit. */
function hash(text: string): number {
  let state = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i += 1) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
  return (state ^ (state >>> 15)) >>> 0;
}

/** The colour of a channel by itself: the same key has the same one on every machine. */
export function colourOf(key: string): string {
  if (neutralKeys.has(key)) return neutral;
  return channelColours[hash(key) % channelColours.length] ?? neutral;
}

/**
 * Colours for the channels of a scenario, given the keys of all of them in any order: the same in each of its charts,
 * and up to six differ. Of two that would share one by themselves the first by key has it, and the other the next one
 * that fewest have. More than six share, so colour is never the only thing that tells channels apart.
 */
export function colouring(palette: readonly string[] = []): (key: string) => string {
  const keys = [...new Set(palette)].filter((key) => !neutralKeys.has(key)).sort();
  const shared = channelColours.map(() => 0);
  const slots = new Map<string, number>();
  const give = (key: string, slot: number) => {
    slots.set(key, slot);
    shared[slot] = (shared[slot] ?? 0) + 1;
  };
  const ownSlot = (key: string) => hash(key) % channelColours.length;
  for (const key of keys) if (shared[ownSlot(key)] === 0) give(key, ownSlot(key));
  for (const key of keys) {
    if (slots.has(key)) continue;
    const fewest = Math.min(...shared);
    const probed = channelColours.map((_, step) => (ownSlot(key) + step) % channelColours.length);
    give(key, probed.find((slot) => shared[slot] === fewest) ?? ownSlot(key));
  }
  return (key) => {
    const slot = slots.get(key);
    return slot === undefined ? colourOf(key) : (channelColours[slot] ?? neutral);
  };
}

/** A colour mixed with the paper: `strength` 1 is the colour itself, 0 the paper. */
export function tinted(color: string, strength: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [own, white] = [color, paper].map((one) => Number.parseInt(one.slice(at, at + 2), 16));
    return Math.round((white ?? 255) + strength * ((own ?? 0) - (white ?? 255)));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0').toUpperCase()).join('')}`;
}
