import { z } from 'zod';
import { scenarioShape } from './scenario.ts';

/**
 * The JSON Schema (draft 2020-12) of a scenario file as people write it: what has a default may be left out. What
 * holds between fields (sums, order, unique names) cannot be said there; `readScenario` checks it.
 */
export function scenarioJsonSchema(): z.core.JSONSchema.JSONSchema {
  const { $schema, ...schema } = z.toJSONSchema(scenarioShape, {
    io: 'input',
    // Editors look for the schema of a file under this key; reading it drops the key.
    override: ({ jsonSchema }) => {
      if (jsonSchema.properties && 'model' in jsonSchema.properties) {
        jsonSchema.properties = { $schema: { type: 'string' }, ...jsonSchema.properties };
      }
    },
  });
  return {
    ...($schema !== undefined && { $schema }),
    title: 'channels scenario',
    description:
      'A company sells one product through channels: what each answers to spend, the limits, and the goal. Amounts are spend per period.',
    ...schema,
  };
}
