/**
 * An oracle for local time that shares nothing with the program: it asks the runtime for the zone's offset at every
 * quarter of an hour and reads the clock minute by minute. (Every change of these zones' clocks in these years falls
 * on a quarter.)
 */

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;

/** Where clocks did something remarkable, and when. */
export const zones = [
  { zone: 'America/New_York', years: [2007, 2025, 2026, 2027] },
  { zone: 'Europe/Berlin', years: [1996, 2025, 2026, 2030] },
  { zone: 'Asia/Shanghai', years: [1988, 2026] },
  { zone: 'Australia/Lord_Howe', years: [2019, 2026, 2027] },
  { zone: 'Asia/Kathmandu', years: [2026] },
  { zone: 'Asia/Tehran', years: [2021, 2022, 2026] },
  { zone: 'America/Sao_Paulo', years: [2017, 2018, 2019, 2026] },
  { zone: 'Pacific/Apia', years: [2011, 2026] },
  { zone: 'Africa/Casablanca', years: [2025] },
  { zone: 'UTC', years: [2024] },
] as const;

/** What a clock on the wall shows through a year, with some days to either side. */
export interface ScannedYear {
  readonly zone: string;
  readonly start: number;
  readonly end: number;
  /** The first moments at which the clock goes differently than before. */
  readonly changes: readonly number[];
  /** The wall time at a full minute, as the milliseconds that it would be in UTC. */
  wall(moment: number): number;
}

const scanned = new Map<string, ScannedYear>();

export function scannedYear(zone: string, year: number): ScannedYear {
  const key = `${zone} ${year}`;
  const known = scanned.get(key);
  if (known !== undefined) return known;
  const start = Date.UTC(year, 0, 1) - 3 * 24 * 60 * minuteMs;
  const end = Date.UTC(year + 1, 0, 1) + 3 * 24 * 60 * minuteMs;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsets: number[] = [];
  for (let moment = start; moment < end; moment += quarterMs) offsets.push(offsetIn(format.format(moment)));
  const result: ScannedYear = {
    zone,
    start,
    end,
    changes: offsets.flatMap((offset, quarter) =>
      quarter > 0 && offset !== offsets[quarter - 1] ? [start + quarter * quarterMs] : [],
    ),
    wall: (moment) => moment + (offsets[Math.floor((moment - start) / quarterMs)] ?? Number.NaN),
  };
  scanned.set(key, result);
  return result;
}

/** `1/1/2026, GMT+05:45` → milliseconds. */
function offsetIn(text: string): number {
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minuteMs;
  return sign === '-' ? -size : size;
}

/**
 * When wall times come, which are given in order: each at the first minute at which the clock shows it or, where it
 * skips it, something later. Each moment once.
 */
export function momentsByScanning(year: ScannedYear, walls: readonly number[]): number[] {
  const found: number[] = [];
  let next = walls.findIndex((wall) => wall > year.wall(year.start));
  for (let moment = year.start; moment < year.end && next < walls.length; moment += minuteMs) {
    while (next < walls.length && year.wall(moment) >= (walls[next] as number)) {
      if (found.at(-1) !== moment) found.push(moment);
      next += 1;
    }
  }
  return found;
}

/** Every day's midnight on the wall that the scan covers, in order. */
export function wallDays({ start, end }: ScannedYear): number[] {
  const dayMs = 24 * 60 * minuteMs;
  const first = Math.floor(start / dayMs) * dayMs - dayMs;
  return Array.from({ length: Math.ceil((end - first) / dayMs) + 1 }, (_, index) => first + index * dayMs);
}
