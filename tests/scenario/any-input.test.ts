import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/scenario/problem.ts';
import { readScenario, readScenarioText } from '../../src/scenario/read-scenario.ts';
import { changed, selling, shopping } from './written-scenarios.ts';

// The same inputs in every run.
fc.configureGlobal({ seed: 20 });

/** Reads, and if that is refused checks that the refusal is one that a person can be told. */
function readOrRefuse(read: () => unknown): 'read' | 'refused' {
  try {
    read();
    return 'read';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { code, path = '', received = '' } of error.problems) {
      expect(code).toMatch(/^(scenario|file)\./);
      expect(path.length).toBeLessThan(500);
      expect(received.length).toBeLessThan(500);
    }
    expect(error.problems.length).toBeLessThanOrEqual(21);
    return 'refused';
  }
}

/** Every place in plain data. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

const somethingElse = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    undefined,
    -1,
    0,
    0.5,
    1,
    2,
    1e300,
    'x',
    '__proto__',
    '40%',
    {},
    [],
    { value: 1 },
    { share: 2 },
  ),
);

describe('whatever comes in, a scenario is read or the refusal can be told:', () => {
  it('any JSON value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => readOrRefuse(() => readScenario(value)) === 'refused'));
  });

  it.each([
    ['advantage', shopping()],
    ['response', selling()],
  ])('a scenario of the %s model with one or two places changed', (_model, scenario) => {
    const place = fc.constantFrom(...placesIn(scenario).filter((path) => path.length > 0));
    fc.assert(
      fc.property(place, somethingElse, place, somethingElse, (first, one, second, other) => {
        let input: object = scenario;
        for (const [path, value] of [
          [first, one],
          [second, other],
        ] as const) {
          // The first change may have removed what the second one would be made in.
          const stillThere = placesIn(input).some((there) => there.join('/') === path.slice(0, -1).join('/'));
          const owner = path
            .slice(0, -1)
            .reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), input);
          if (stillThere && typeof owner === 'object' && owner !== null) input = changed(input, path, value);
        }
        readOrRefuse(() => readScenario(input));
      }),
      { numRuns: 500 },
    );
  });

  it('any bytes, and any text with a scenario’s signs', () => {
    const signs = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\n',
      '"id"',
      '1',
      'null',
      '\u0000',
      '官',
      '//',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.array(signs, { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join(''))),
        ),
        (bytes) => readOrRefuse(() => readScenarioText(bytes)) === 'refused',
      ),
      { numRuns: 500 },
    );
  });

  it('a scenario file with one byte changed', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(shopping()));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (index, byte) => {
        readOrRefuse(() => readScenarioText(bytes.with(index, byte)));
      }),
      { numRuns: 500 },
    );
  });
});
