/**
 * Between moments and the clock on the wall. A wall time is written as the milliseconds that it would be in UTC, so
 * that it can be counted with; it is no moment until a zone has been applied.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** More than any zone's offset from UTC ever was. */
const farMs = 16 * hourMs;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes long, using it does not; there are some 600 zones. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** What the clock on the wall shows at a moment. Throws `RangeError` for a zone that is not known. */
export function wallTime(moment: number, timeZone: string): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(moment)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((moment % 1000) + 1000) % 1000);
}

/** The moments at which the clock shows exactly this, in order: none in a gap, two where it is put back. */
function momentsAt(wall: number, timeZone: string): number[] {
  const offsets = [wall - farMs, wall + farMs].map((near) => wallTime(near, timeZone) - near);
  return [...new Set(offsets)]
    .map((offset) => wall - offset)
    .filter((moment) => wallTime(moment, timeZone) === wall)
    .sort((a, b) => a - b);
}

/** How a wall time comes about: once, twice (the clock is put back), or never (it is put forward over it). */
export function timesShown(wall: number, timeZone: string): 'once' | 'twice' | 'never' {
  return (['never', 'once', 'twice'] as const)[momentsAt(wall, timeZone).length] ?? 'twice';
}

/**
 * The first moment at which the clock shows this time or a later one: of a time that comes twice the first, and for
 * one that never comes the end of the gap. So a later wall time never has an earlier moment.
 */
export function firstMomentAt(wall: number, timeZone: string): number {
  const [first] = momentsAt(wall, timeZone);
  if (first !== undefined) return first;
  let before = wall - farMs;
  let from = wall + farMs;
  while (from - before > 1000) {
    const middle = before + Math.floor((from - before) / 2000) * 1000;
    if (wallTime(middle, timeZone) < wall) before = middle;
    else from = middle;
  }
  return from;
}
