/**
 * On how many inputs a property is tried: on a few in `npm test`, and on many in `npm run test:long`. Either way they
 * are the same ones every time.
 */
export const tries = (few: number, many: number): number =>
  process.env.PROPERTY_RUNS === 'many' ? many : few;
