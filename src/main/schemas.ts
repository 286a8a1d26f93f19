import { z } from 'zod';
import { runShape } from '../features/plans/stored/run.ts';
import { scenarioJsonSchema } from '../scenario/json-schema.ts';
import type { SchemaName } from './arguments.ts';

/** What `--json` prints: the run as it is kept, and where its pictures are. */
const printedRunShape = runShape.extend({
  charts: z.array(z.string()).describe("absolute paths of the charts' PNG files"),
});

/** The JSON Schema (draft 2020-12) of scenario files, or of what `--json` prints. */
export function schemaText(name: SchemaName): string {
  const schema = name === 'scenario' ? scenarioJsonSchema() : z.toJSONSchema(printedRunShape);
  return JSON.stringify(schema, null, 2);
}
