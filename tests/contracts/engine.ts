import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine, Question, Sums } from '../../src/optimise/engine/engine.ts';
import { float64 } from '../../src/optimise/engine/float64.ts';

/** What every engine must do. */
export function engineContract(name: string, load: () => Promise<Engine>): void {
  describe(`${name} as an engine`, () => {
    it('goes by its name', async () => {
      expect((await load()).name).toBe(name);
    });

    it('sums random curves as the formulas do, within the allowance it states', async () => {
      const engine = await load();
      fc.assert(
        fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 6 }), (questions) => {
          expectWithin(questions, engine.sums(questions));
        }),
        { numRuns: 60, seed: 3 },
      );
    });

    it('states an allowance that is small beside the sums themselves', async () => {
      const engine = await load();
      fc.assert(
        fc.property(ordinaryQuestion, (question) => {
          const [answer] = engine.sums([question]);
          expect(answer!.allowance).toBeLessThanOrEqual(1e-5 * sizeOf(question));
        }),
        { numRuns: 40, seed: 4 },
      );
    });

    it('keeps to the formulas where rounding errors all point the same way', async () => {
      const spend = Array.from({ length: 500 }, (_, j) => 0.05 * 1.01 ** j);
      const alike = hill({ draws: 128, spend });
      for (const values of [alike.weight, ...Object.values(alike.curve)]) {
        if (values instanceof Float64Array) values.fill(values[1]!);
      }
      expectWithin([alike], (await load()).sums([alike]));
    });

    it.each(edges)('keeps to the formulas at the edge: %s', async (_, question) => {
      expectWithin([question], (await load()).sums([question]));
    });

    it('gives exactly nothing for no spend', async () => {
      const engine = await load();
      const questions = [hill({ k: 0.5 }), hill({ k: 3 }), hill({ offset: 0.4 }), logistic({ offset: 0.4 })];
      const answers = engine.sums(questions.map((question) => ({ ...question, spend: [0, 1, 0] })));
      for (const { value } of answers) {
        expect([value[0], value[2]]).toEqual([0, 0]);
        expect(value[1]).toBeGreaterThan(0);
      }
    });

    it('answers in the order of the questions, whatever their shapes', async () => {
      const engine = await load();
      const shapes = [1, 3, 200, 2, 64, 65, 3, 1];
      const questions = shapes.map((draws, q) =>
        hill({ draws, spend: Array(1 + (q % 3)).fill(0.2 * (q + 1)) }),
      );
      const answers = engine.sums(questions);
      expect(answers.map(({ value }) => value.length)).toEqual(questions.map(({ spend }) => spend.length));
      expectWithin(questions, answers);
      expect(engine.sums([])).toEqual([]);
      expect([...engine.sums([hill({ spend: [] })])[0]!.value]).toEqual([]);
    });

    it('does more at once than fits in one go', async () => {
      const engine = await load();
      const spend = Array.from({ length: 40 }, (_, j) => j / 39);
      const questions = Array.from({ length: 9 }, (_, q) => hill({ draws: 1_000, k: 0.6 + 0.2 * q, spend }));
      expectWithin(questions, engine.sums(questions));
    });

    it('gives the same answers every time', async () => {
      const engine = await load();
      const questions = [
        hill({ draws: 300, spend: [0.1, 0.7] }),
        logistic({ draws: 300, spend: [0.1, 0.7] }),
      ];
      expect(engine.sums(questions)).toEqual(engine.sums(questions));
    });

    it('descends as the reference does', async () => {
      const engine = await load();
      const descent = {
        levels: [
          [0.2, 0.9],
          [0.5, 0.7],
          [1, 1],
        ],
        rate: 0.01,
        steps: 250,
        every: 100,
      };
      const course = (one: Engine) => {
        const losses: [step: number, loss: number][] = [];
        return { levels: one.descend(descent, (step, loss) => losses.push([step, loss])), losses };
      };
      const [mine, reference] = [course(engine), course(float64)];
      expect(mine.losses.map(([step]) => step)).toEqual([0, 100, 200, 250]);
      mine.losses.forEach(([, loss], j) => {
        // What 7 digits of the levels leave of the loss.
        expect(Math.abs(loss - reference.losses[j]![1])).toBeLessThan(
          1e-5 * Math.sqrt(reference.losses[j]![1]) + 1e-9,
        );
      });
      mine.levels.forEach((row, i) => {
        row.forEach((level, j) => {
          expect(Math.abs(level - reference.levels[i]![j]!)).toBeLessThan(2e-5);
        });
      });
    });
  });
}

/** The formulas as they are written in books. */
function sumsByTheBook({ curve, weight, spend }: Question): number[] {
  return spend.map((x) =>
    weight.reduce((sum, w, d) => {
      const [amplitude, offset] = [curve.amplitude[d]!, curve.offset[d]!];
      const at = (s: number) => {
        if (curve.family === 'logistic') return Math.tanh((curve.rate[d]! * s) / 2);
        return s === 0 ? 0 : 1 / (1 + (curve.half[d]! / s) ** curve.steepness[d]!);
      };
      return sum + w * amplitude * (at(x + offset) - at(offset));
    }, 0),
  );
}

/** Σ |weight · amplitude|: what the sum comes to when all is saturated. */
function sizeOf({ curve, weight }: Question): number {
  return weight.reduce((sum, w, d) => sum + Math.abs(w * curve.amplitude[d]!), 0);
}

/** Double precision's own rounding in the sums, beside the allowance. */
const sumsRounding = 1e-11;

function expectWithin(questions: readonly Question[], answers: readonly Sums[]): void {
  expect(answers).toHaveLength(questions.length);
  for (const [q, { value, allowance }] of answers.entries()) {
    const question = questions[q]!;
    const exact = sumsByTheBook(question);
    expect(value).toHaveLength(exact.length);
    expect(allowance).toBeGreaterThanOrEqual(0);
    for (const [row, wanted] of exact.entries()) {
      const off = Math.abs(value[row]! - wanted);
      const most = allowance + sumsRounding * sizeOf(question);
      expect(off, `question ${q} at spend ${question.spend[row]}`).toBeLessThanOrEqual(most);
    }
  }
}

interface Shape {
  readonly draws?: number;
  readonly amplitude?: number;
  readonly half?: number;
  readonly k?: number;
  readonly rate?: number;
  readonly offset?: number;
  readonly spend?: readonly number[];
}

/** A parameter that differs from draw to draw by up to a third. */
const around = (value: number, draws: number) =>
  Float64Array.from({ length: draws }, (_, d) => value * (1 + Math.sin(d) / 3));

function hill({ draws = 3, amplitude = 1, half = 0.3, k = 1.5, offset = 0, spend = [0.4] }: Shape): Question {
  return {
    curve: {
      family: 'hill',
      amplitude: around(amplitude, draws),
      half: around(half, draws),
      steepness: around(k, draws),
      offset: around(offset, draws),
    },
    weight: new Float64Array(draws).fill(1 / draws),
    spend,
  };
}

function logistic({ draws = 3, amplitude = 1, rate = 4, offset = 0, spend = [0.4] }: Shape): Question {
  return {
    curve: {
      family: 'logistic',
      amplitude: around(amplitude, draws),
      rate: around(rate, draws),
      offset: around(offset, draws),
    },
    weight: new Float64Array(draws).fill(1 / draws),
    spend,
  };
}

const wide = [1e-12, 1e-6, 0.01, 0.2, 0.3, 0.5, 1, 40, 1e6, 1e12];

const edges: [string, Question][] = [
  ['an infinite slope at zero', hill({ k: 0.3, spend: [0, 1e-300, 1e-12, ...wide] })],
  ['the steepest curve', hill({ k: 9, spend: wide })],
  ['a step', hill({ draws: 1, k: 1e4, spend: [0.29, 0.3, 0.31] })],
  ['steeper than float32 can tell', hill({ draws: 1, k: 1e7, spend: [0.29, 0.31] })],
  ['huge amounts', hill({ amplitude: 1e250, half: 1e200, spend: [1e199, 1e200, 1e201] })],
  ['tiny amounts', hill({ amplitude: 1e-250, half: 1e-200, spend: [1e-201, 1e-200, 1e-199] })],
  ['an offset', hill({ offset: 0.2, spend: wide })],
  ['half-saturations far apart', farApart()],
  ['one draw', hill({ draws: 1, spend: wide })],
  ['no effect', hill({ amplitude: 0, spend: wide })],
  ['a logistic curve', logistic({ spend: wide })],
  ['a flat logistic curve', logistic({ rate: 1e-9, spend: wide })],
  ['a logistic step', logistic({ rate: 1e12, spend: wide })],
  ['a logistic step beyond float32', logistic({ rate: 1e300, spend: [1e-3, 1] })],
  ['a logistic curve with an offset', logistic({ offset: 0.2, spend: wide })],
  ['weights that cancel', { ...hill({ draws: 2, spend: wide }), weight: Float64Array.of(1, -1) }],
];

function farApart(): Question {
  const half = [1e-100, 1e100];
  // Around each half-saturation, where the curve is most sensitive to it.
  const spend = half.flatMap((c) => Array.from({ length: 40 }, (_, j) => c * 1.05 ** (j - 20)));
  const question = hill({ draws: 2, k: 9, spend });
  if (question.curve.family !== 'hill') return question;
  return { ...question, curve: { ...question.curve, half: Float64Array.from(half) } };
}

/** Evenly spread numbers; plain doubles would be mostly of the size of 1e-200. */
const unit = (low: number, high: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((k) => low + ((high - low) * k) / 1_000_000);
const power = (low: number, high: number) => unit(low, high).map((exponent) => 10 ** exponent);

function questions(scale: fc.Arbitrary<number>, weights: fc.Arbitrary<number>): fc.Arbitrary<Question> {
  return fc
    .record({ draws: fc.integer({ min: 1, max: 150 }), at: scale, size: scale })
    .chain(({ draws, at, size }) => {
      const each = (value: fc.Arbitrary<number>) =>
        fc.array(value, { minLength: draws, maxLength: draws }).map((values) => Float64Array.from(values));
      const common = { amplitude: each(unit(0, size)), offset: fc.constant(new Float64Array(draws)) };
      return fc.record({
        curve: fc.oneof(
          fc.record({
            family: fc.constant('hill' as const),
            ...common,
            half: each(unit(0.3 * at, 3 * at)),
            steepness: each(unit(0.1, 12)),
          }),
          fc.record({
            family: fc.constant('logistic' as const),
            ...common,
            rate: each(unit(0.1 / at, 10 / at)),
          }),
        ),
        weight: each(weights),
        spend: fc.array(
          fc.oneof(
            fc.constant(0),
            power(-6, 3).map((part) => part * at),
          ),
          { maxLength: 12 },
        ),
      });
    });
}

const anyQuestion = questions(power(-12, 12), unit(-1, 1));
const ordinaryQuestion = questions(power(-2, 2), unit(0, 1));
