import type * as Tensorflow from '@tensorflow/tfjs-core';
import { drawsOf } from '../../model/curve.ts';
import type { Descent, Engine, Question, Responses, TensorEngineName } from './engine.ts';
import { float64 } from './float64.ts';
import { type SigmoidForm, sigmoidForm } from './sigmoid-form.ts';

/** The tfjs API; all backends register with the one instance of its core. */
export type Tfjs = typeof Tensorflow;

/** Most numbers that one tensor holds: enough to fill a backend's vectors, little enough to stay in its cache. */
const mostInTensor = 2 ** 18;

/** An engine on a tfjs backend that has been initialised. */
export function createTensorEngine(tf: Tfjs, name: TensorEngineName, backend: string): Engine {
  /** Another engine of this thread may have used its own backend last. */
  const select = () => {
    if (tf.getBackend() !== backend) void tf.setBackend(backend);
  };
  return {
    name,
    responses: (questions) => {
      select();
      return respond(tf, questions);
    },
    descend: (descent, onLoss) => {
      select();
      return descend(tf, descent, onLoss);
    },
  };
}

/** A question that goes to the tensors, with the rows of its answer that they fill. */
interface Task {
  readonly answer: Responses;
  readonly rows: readonly number[];
  readonly form: SigmoidForm;
  readonly draws: number;
}

function respond(tf: Tfjs, questions: readonly Question[]): Responses[] {
  const tasks: Task[] = [];
  const answers = questions.map((question) => {
    const { answer, task } = prepare(question);
    if (task) tasks.push(task);
    return answer;
  });
  for (const batch of batches(tasks)) fill(tf, batch);
  return answers;
}

/** What the tensors are to do of a question. The start of a curve, and curves beyond them, the reference does. */
function prepare({ curve, spend }: Question): { answer: Responses; task: Task | undefined } {
  const rows = [...spend.keys()].filter((row) => spend[row]! > 0);
  const form = sigmoidForm(
    curve,
    rows.map((row) => spend[row]!),
  );
  if (!form) return { answer: float64.responses([{ curve, spend }])[0]!, task: undefined };
  const draws = drawsOf(curve);
  const answer = {
    value: new Float64Array(spend.length * draws),
    slope: new Float64Array(spend.length * draws),
    valueAllowance: new Float64Array(spend.length),
    slopeAllowance: new Float64Array(spend.length),
  };
  for (const [row, x] of spend.entries()) {
    if (x > 0) continue;
    const [start] = float64.responses([{ curve, spend: [x] }]);
    answer.value.set(start!.value, row * draws);
    answer.slope.set(start!.slope, row * draws);
  }
  rows.forEach((row, r) => {
    answer.valueAllowance[row] = form.valueAllowance;
    answer.slopeAllowance[row] = form.slopeAllowance(r);
  });
  return { answer, task: { answer, rows, form, draws } };
}

/** Tasks of one shape, as many together as fit in a tensor. */
function batches(tasks: readonly Task[]): Task[][] {
  const open = new Map<string, Task[]>();
  const full: Task[][] = [];
  for (const task of tasks) {
    const shape = `${task.rows.length}×${task.draws}${task.form.rho ? ' reach' : ''}`;
    const batch = open.get(shape) ?? [];
    batch.push(task);
    open.set(shape, batch);
    if ((batch.length + 1) * task.rows.length * task.draws > mostInTensor) {
      full.push(batch);
      open.delete(shape);
    }
  }
  return [...full, ...open.values()];
}

/** Reckons a batch as tensors of [task, row, draw] and writes the answers. */
function fill(tf: Tfjs, batch: readonly Task[]): void {
  const [{ rows, draws, form }] = batch as [Task, ...Task[]];
  const byRow = (of: (form: SigmoidForm) => Float64Array) =>
    tf.tensor3d(joined(batch, of), [batch.length, rows.length, 1]);
  const byDraw = (of: (form: SigmoidForm) => Float64Array) =>
    tf.tensor3d(joined(batch, of), [batch.length, 1, draws]);
  const [height, steepness] = tf.tidy(() => {
    const z = tf.mul(
      tf.sub(
        byRow(({ b }) => b),
        byDraw(({ c }) => c),
      ),
      byDraw(({ a }) => a),
    );
    const [up, down] = [tf.sigmoid(z), tf.sigmoid(tf.neg(z))];
    const bell = tf.mul(up, down);
    if (!form.rho) return [up, bell] as const;
    const left = tf.add(
      down,
      tf.mul(
        byDraw(({ rho }) => rho!),
        up,
      ),
    );
    const gone = byDraw(({ rho }) => rho!.map((r) => 1 - r));
    return [tf.neg(tf.log(left)), tf.div(tf.mul(bell, gone), left)] as const;
  });
  const [heights, steepnesses] = [height.dataSync(), steepness.dataSync()];
  tf.dispose([height, steepness]);
  batch.forEach(({ answer, rows, form }, t) => {
    rows.forEach((row, r) => {
      const [from, to] = [(t * rows.length + r) * draws, row * draws];
      const [value, slope] = [answer.value, answer.slope].map((all) => all.subarray(to, to + draws));
      value!.set(heights.subarray(from, from + draws));
      slope!.set(steepnesses.subarray(from, from + draws));
      form.finish(r, value!, slope!);
    });
  });
}

function joined(batch: readonly Task[], of: (form: SigmoidForm) => Float64Array): Float32Array {
  const first = of(batch[0]!.form);
  const all = new Float32Array(batch.length * first.length);
  batch.forEach(({ form }, t) => {
    all.set(of(form), t * first.length);
  });
  return all;
}

/**
 * tf.train.adam on the loss. The core registers no gradients under Node, so the loss brings its own:
 * ∂/∂level_ij Σ_i (1 − mean_j level_ij)² = −2 (1 − mean_j level_ij)/width.
 */
function descend(
  tf: Tfjs,
  { levels, rate, steps, every }: Descent,
  onLoss: (step: number, loss: number) => void,
) {
  const [channels, width] = [levels.length, levels[0]?.length ?? 0];
  const variable = tf.variable(tf.tensor2d(levels.map((row) => [...row])));
  const lossOf = tf.customGrad((level, save) => {
    const missing = tf.sub(1, tf.mean(level as Tensorflow.Tensor, 1, true));
    (save as Tensorflow.GradSaveFunc)([missing]);
    return {
      value: tf.sum<Tensorflow.Scalar>(tf.square(missing)),
      gradFunc: (dy: Tensorflow.Tensor, [saved]: Tensorflow.Tensor[]) =>
        tf.mul(dy, tf.broadcastTo(tf.mul(saved!, -2 / width), [channels, width])),
    };
  });
  const adam = tf.train.adam(rate);
  try {
    const tell = (step: number) => {
      const loss = tf.tidy(() => lossOf(variable));
      onLoss(step, loss.dataSync()[0]!);
      loss.dispose();
    };
    tell(0);
    for (let step = 1; step <= steps; step += 1) {
      adam.minimize(() => lossOf(variable), false, [variable]);
      if (step % every === 0 || step === steps) tell(step);
    }
    return [...variable.dataSync()];
  } finally {
    adam.dispose();
    variable.dispose();
  }
}
