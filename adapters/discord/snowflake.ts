/** When Discord's ids begin to count, in milliseconds. */
const epoch = 1_420_070_400_000;

/** The id that a thing made at that moment would have: what was made later has a greater one. */
export function snowflakeAt(at: Date): string {
  return String(BigInt(Math.max(0, at.getTime() - epoch)) << 22n);
}
