/** Days are counted from 1 January 1970. */
export const dayMs = 86_400_000;

/** The first and the last year that histories are about. */
const [firstYear, lastYear] = [1990, 2099];

export const isYear = (year: number) => year >= firstYear && year <= lastYear;

export const fullYear = (year = '') => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** Undefined for a day that no calendar has, or outside of the years that histories are about. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  if (!isYear(year) || month < 1 || month > 12 || day < 1) return undefined;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 ? at.getTime() / dayMs : undefined;
}

/** The day of an ISO week (Monday is 1); undefined where the year has no such week. */
export function dayOfWeek(year: number, week: number, day = 1): number | undefined {
  if (!isYear(year) || week < 1 || week > weeksIn(year)) return undefined;
  return mondayOfFirstWeek(year) + 7 * (week - 1) + day - 1;
}

/** The Monday of the week that holds 4 January (ISO 8601). */
function mondayOfFirstWeek(year: number): number {
  const fourth = Date.UTC(year, 0, 4) / dayMs;
  return fourth - weekdayOf(fourth);
}

const weeksIn = (year: number) => (mondayOfFirstWeek(year + 1) - mondayOfFirstWeek(year)) / 7;

/** Monday is 0. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7;

export const isoDay = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

export const dayOfIso = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / dayMs;
