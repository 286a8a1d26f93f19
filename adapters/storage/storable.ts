/**
 * Refuses SQL parameters that a database would not give back as they were: PostgreSQL's driver writes lone
 * surrogates as question marks and refuses a NUL, libsql cuts text at a NUL and ends the whole process on booleans
 * (`mayBeBoolean` for a database that has those).
 *
 * @throws TypeError
 */
export function refuseUnstorable(parameters: readonly unknown[], mayBeBoolean = false): void {
  parameters.forEach((value, index) => {
    const fits =
      value === null ||
      (mayBeBoolean && typeof value === 'boolean') ||
      (typeof value === 'number' && Number.isFinite(value)) ||
      (typeof value === 'string' && value.isWellFormed() && !value.includes('\0'));
    if (!fits) throw new TypeError(`SQL parameter ${index + 1} is a ${typeof value} that cannot be stored.`);
  });
}

/** Largest whole number that a column of the tables holds: PostgreSQL's integer. */
const largestInteger = 2 ** 31 - 1;

/** Whether a number may stand in a key: PostgreSQL refuses to look for one that its column could not hold. */
export function isKeyNumber(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= largestInteger;
}
