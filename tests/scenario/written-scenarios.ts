import { describe, expect, it } from 'vitest';
import { type Problem, UserError } from '../../src/scenario/problem.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { ScenarioInput } from '../../src/scenario/scenario.ts';

/** A small correct scenario of the advantage model, as a person would write it. */
export function shopping() {
  return {
    schema: 'channels/scenario@1',
    model: 'advantage',
    id: 'shopping',
    names: { en: 'Shopping' },
    advantage: { fullValue: 100_000 },
    channels: [
      {
        id: 'website',
        today: 8_000,
        share: 0.6,
        efficiency: { ceiling: 0.9, level: 0.5 },
        coverage: { ceiling: 0.8, level: 0.4 },
        influence: { ceiling: 0.9, level: 0.6 },
      },
      {
        id: 'brand-app',
        names: { en: 'Brand app', zh: '品牌应用' },
        aliases: ['app'],
        today: 2_000,
        share: { value: 0.4, low: 0.3, high: 0.5, why: 'a guess' },
        efficiency: { ceiling: 0.9, halfSaturation: 3_000 },
        coverage: { floor: 0.1, ceiling: 0.8, level: 0.4, slope: 2 },
        influence: { ceiling: 0.9, level: 0.6 },
      },
    ],
    groups: [{ id: 'own', channels: ['website', 'brand-app'], max: { share: 0.9 } }],
  } satisfies ScenarioInput;
}

/** A small correct scenario of the response model without carry-over. */
export function selling() {
  return {
    schema: 'channels/scenario@1',
    model: 'response',
    id: 'selling',
    names: { en: 'Selling', zh: '销售' },
    budget: 12_000,
    goal: { target: 5_000 },
    response: { base: { value: 400, low: 100, high: 700 }, valuePerOutcome: 3 },
    channels: [
      {
        id: 'search',
        today: 4_000,
        min: 1_000,
        max: { share: 0.8 },
        response: {
          curve: 'hill',
          coefficient: { value: 900, low: 500, high: 1_400 },
          halfSaturation: 6_000,
          slope: 0.9,
          offset: 50,
        },
      },
      {
        id: 'video',
        today: 3_000,
        response: { curve: 'logistic', coefficient: 700, rate: { value: 2e-4, low: 1e-4, high: 4e-4 } },
      },
    ],
    groups: [{ id: 'all', channels: ['search', 'video'], max: 11_000 }],
  } satisfies ScenarioInput;
}

/** A copy of plain data with the value at a path replaced, or removed when it is undefined. */
export function changed(input: object, path: readonly (string | number)[], value: unknown): object {
  const copy = structuredClone(input);
  const last = path.at(-1);
  if (last === undefined) throw new Error('a path is needed');
  const owner = path.slice(0, -1).reduce<object>((inner, step) => Reflect.get(inner, step), copy);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else Reflect.set(owner, last, value);
  return copy;
}

/** The problems that a call refuses its input for; fails when it does not refuse. */
export function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return expect.unreachable('nothing was refused');
}

/** What is refused: a title, the input, and everything that is said about it. */
export type RefusedCase = readonly [title: string, input: () => unknown, problems: readonly Problem[]];

/** The shopping scenario with one thing changed. */
export function inShopping(path: readonly (string | number)[], value: unknown): () => unknown {
  return () => changed(shopping(), path, value);
}

/** The selling scenario with one thing changed. */
export function inSelling(path: readonly (string | number)[], value: unknown): () => unknown {
  return () => changed(selling(), path, value);
}

/** Each case is refused, with all its problems and no other. `title` says what they have in common. */
export function describeRefused(title: string, cases: readonly RefusedCase[]): void {
  describe(title, () => {
    it.each(cases)('%s', (_title, input, problems) => {
      expect(problemsOf(() => readScenario(input()))).toEqual(problems);
    });
  });
}
