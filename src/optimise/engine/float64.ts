import { curveRoom, drawsOf, evaluateCurve } from '../../model/curve.ts';
import type { Descent, Engine, Question, Responses } from './engine.ts';

/** The reference: plain loops in double precision. Always there, and what every other engine is held to. */
export const float64: Engine = {
  name: 'float64',
  responses: (questions) => questions.map(answer),
  descend,
};

function answer({ curve, spend }: Question): Responses {
  const draws = drawsOf(curve);
  const room = curveRoom(draws);
  const value = new Float64Array(spend.length * draws);
  const slope = new Float64Array(spend.length * draws);
  for (const [row, x] of spend.entries()) {
    evaluateCurve(curve, x, room);
    value.set(room.value, row * draws);
    slope.set(room.slope, row * draws);
  }
  const none = new Float64Array(spend.length);
  return { value, slope, valueAllowance: none, slopeAllowance: none };
}

/** Adam's usual constants, and the least divisor that tfjs takes. */
const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

function descend({ levels, rate, steps, every }: Descent, onLoss: (step: number, loss: number) => void) {
  const width = levels[0]?.length ?? 0;
  const level = levels.flat();
  const mean = new Float64Array(level.length);
  const square = new Float64Array(level.length);
  const missing = () =>
    levels.map((_, i) => 1 - level.slice(i * width, (i + 1) * width).reduce((sum, a) => sum + a, 0) / width);
  const loss = () => missing().reduce((sum, miss) => sum + miss * miss, 0);
  onLoss(0, loss());
  for (let step = 1; step <= steps; step += 1) {
    const gaps = missing();
    const [start1, start2] = [1 - adam.beta1 ** step, 1 - adam.beta2 ** step];
    for (let j = 0; j < level.length; j += 1) {
      const slope = (-2 * gaps[Math.floor(j / width)]!) / width;
      mean[j] = adam.beta1 * mean[j]! + (1 - adam.beta1) * slope;
      square[j] = adam.beta2 * square[j]! + (1 - adam.beta2) * slope * slope;
      level[j]! -= (rate * (mean[j]! / start1)) / (Math.sqrt(square[j]! / start2) + adam.epsilon);
    }
    if (step % every === 0 || step === steps) onLoss(step, loss());
  }
  return level;
}
