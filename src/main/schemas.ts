import { z } from 'zod';
import { runShape } from '../bot/run.ts';

/** What `--json` prints: the run as it is kept, and where its pictures are. */
export const printedRunShape = runShape.extend({
  charts: z.array(z.string()).describe("absolute paths of the charts' PNG files"),
});
