import { z } from 'zod';
import { runShape } from '../features/plans/stored/run.ts';
import { scenarioJsonSchema } from '../scenario/json-schema.ts';
import type { Asked } from './arguments.ts';
import type { Start } from './start.ts';

/** What `--json` prints: the run as it is kept, and where its pictures are. */
const printedRunShape = runShape.extend({
  charts: z.array(z.string()).describe("absolute paths of the charts' PNG files"),
});

/** Prints the JSON Schema (draft 2020-12) of scenario files, or of what `--json` prints. */
export async function schema({ name }: Asked<'schema'>, { out }: Start): Promise<0> {
  const shape = name === 'scenario' ? scenarioJsonSchema() : z.toJSONSchema(printedRunShape);
  out.write(`${JSON.stringify(shape, null, 2)}\n`);
  return 0;
}
