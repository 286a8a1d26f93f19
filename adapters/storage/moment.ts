/**
 * A moment as columns hold it: ISO 8601 in UTC, always with milliseconds, so that texts compare as the moments
 * do. Throws `RangeError` on what is no date.
 */
export function moment(at: string | Date): string {
  return new Date(at).toISOString();
}
