import { curveRoom, evaluateCurve } from '../../model/curve.ts';
import { weighted } from '../../model/value-model.ts';
import type { Descent, Engine, Question, Sums } from './engine.ts';

/** The reference: plain loops in double precision. Always there, and what every other engine is held to. */
export const float64: Engine = {
  name: 'float64',
  sums: (questions) => questions.map(answer),
  descend,
};

function answer({ curve, weight, spend }: Question): Sums {
  const room = curveRoom(weight.length);
  const value = Float64Array.from(spend, (x) => {
    evaluateCurve(curve, x, room);
    return weighted(weight, room.value);
  });
  return { value, allowance: 0 };
}

/** Adam's usual constants, and the least divisor that tfjs takes. */
const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

function descend({ levels, rate, steps, every }: Descent, onLoss: (step: number, loss: number) => void) {
  const rows = levels.map((row) => row.map((level) => ({ level, mean: 0, square: 0 })));
  const missing = (row: readonly { level: number }[]) =>
    1 - row.reduce((sum, { level }) => sum + level, 0) / row.length;
  const loss = () => rows.reduce((sum, row) => sum + missing(row) ** 2, 0);
  onLoss(0, loss());
  for (let step = 1; step <= steps; step += 1) {
    const [start1, start2] = [1 - adam.beta1 ** step, 1 - adam.beta2 ** step];
    for (const row of rows) {
      const slope = (-2 * missing(row)) / row.length;
      for (const one of row) {
        one.mean = adam.beta1 * one.mean + (1 - adam.beta1) * slope;
        one.square = adam.beta2 * one.square + (1 - adam.beta2) * slope * slope;
        one.level -= (rate * (one.mean / start1)) / (Math.sqrt(one.square / start2) + adam.epsilon);
      }
    }
    if (step % every === 0 || step === steps) onLoss(step, loss());
  }
  return rows.map((row) => row.map(({ level }) => level));
}
