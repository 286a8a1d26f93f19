import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { customerService } from '../../src/scenario/presets/customer-service.ts';
import { driving } from '../../src/scenario/presets/driving.ts';
import { education } from '../../src/scenario/presets/education.ts';
import { finance } from '../../src/scenario/presets/finance.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { medical } from '../../src/scenario/presets/medical.ts';
import { smartHome } from '../../src/scenario/presets/smart-home.ts';
import { changed, selling, shopping } from './written-scenarios.ts';

const isValid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  scenarioJsonSchema(),
);

/** The schema that a path of keys leads to, through references and the alternatives of the given model. */
function part(model: 0 | 1, ...keys: string[]): object {
  const schema = scenarioJsonSchema();
  let here: object | undefined = schema.oneOf?.[model] as object;
  for (const key of keys) {
    const reference: unknown = Reflect.get(here ?? {}, '$ref');
    const whole: object =
      typeof reference === 'string'
        ? (schema.$defs?.[reference.replace('#/$defs/', '')] as object)
        : (here ?? {});
    const owner: object = key === 'items' ? whole : (Reflect.get(whole, 'properties') as object);
    here = Reflect.get(owner ?? {}, key) as object | undefined;
  }
  return here ?? {};
}

describe('the JSON Schema of a scenario', () => {
  it.each([
    ['as they are written', [customerService, medical, driving, finance, education, smartHome]],
    ['with their defaults filled in', builtInScenarios],
    ['of both models, with the least that must be said', [shopping(), selling()]],
    ['that name their schema', [{ $schema: 'https://example.com/s.json', ...selling() }]],
  ])('takes scenarios %s', (_title, scenarios) => {
    for (const scenario of scenarios) {
      isValid(scenario);
      expect(isValid.errors ?? []).toEqual([]);
    }
  });

  it.each([
    ['an unknown key', changed(shopping(), ['channels', 0, 'colour'], 'red')],
    ['a missing part', changed(shopping(), ['channels', 0, 'coverage'], undefined)],
    ['a level above 1', changed(shopping(), ['channels', 0, 'coverage', 'level'], 1.5)],
    ['a spread without its middle', changed(shopping(), ['channels', 0, 'share'], { low: 0.1, high: 0.4 })],
    ['another model', changed(shopping(), ['model'], 'linear')],
    ['the other model’s part', changed(selling(), ['advantage'], { fullValue: 1 })],
    ['half a period', changed(selling(), ['horizon'], { periods: 1.5, tail: 0 })],
    ['another version', changed(selling(), ['schema'], 'channels/scenario@2')],
  ])('refuses %s', (_title, scenario) => {
    expect(isValid(scenario)).toBe(false);
  });

  it('says what the parts mean and which may be left out', () => {
    expect(part(0, 'budget')).toMatchObject({
      type: 'number',
      exclusiveMinimum: 0,
      description: "per period; without it, the sum of today's spend",
    });
    expect(part(0, 'channels', 'items', 'coverage')).toEqual({
      $ref: '#/$defs/levelResponse',
      description: 'β: user coverage; its ceiling is below 1',
    });
    expect(part(0, 'channels', 'items', 'coverage', 'level')).toEqual({
      $ref: '#/$defs/level',
      description: "the level at today's spend, between floor and ceiling; gives the half-saturation",
    });
    expect(part(0, 'channels', 'items')).toMatchObject({
      required: ['id', 'share', 'efficiency', 'coverage', 'influence'],
    });
    expect(part(1)).toMatchObject({ required: ['schema', 'id', 'names', 'model', 'channels'] });
  });

  it('is plain data that can be printed and read back', () => {
    const schema = scenarioJsonSchema();
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
