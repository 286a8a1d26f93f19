import type * as Tensorflow from '@tensorflow/tfjs-core';
import type { Descent, Engine, Question, Sums, TensorEngineName } from './engine.ts';
import { float64 } from './float64.ts';
import { blockOfDraws } from './rounding.ts';
import { type SigmoidForm, sigmoidForm } from './sigmoid-form.ts';

/** The tfjs API; all backends register with the one instance of its core. */
export type Tfjs = typeof Tensorflow;

/** Most numbers that one tensor holds: enough to fill a backend's vectors, little enough to stay in its cache. */
const mostInTensor = 2 ** 18;

/** An engine on a tfjs backend that has been initialised. */
export function createTensorEngine(tf: Tfjs, name: TensorEngineName, backend: string): Engine {
  /** Another engine of this thread may have used its own backend last. Initialised ones are switched to at once. */
  const select = () => {
    if (tf.getBackend() !== backend) void tf.setBackend(backend);
  };
  return {
    name,
    sums: (questions) => {
      select();
      return sums(tf, questions);
    },
    descend: (descent, onLoss) => {
      select();
      return descend(tf, descent, onLoss);
    },
  };
}

/** A question that goes to the tensors, with the rows of its answer that they fill. */
interface Task {
  readonly value: Float64Array;
  readonly rows: readonly number[];
  readonly form: SigmoidForm;
}

function sums(tf: Tfjs, questions: readonly Question[]): Sums[] {
  const tasks: Task[] = [];
  const answers = questions.map((question): Sums => {
    const { spend } = question;
    // No spend, no response: these rows stay 0.
    const rows = [...spend.keys()].filter((row) => spend[row]! > 0);
    const form = sigmoidForm({ ...question, spend: rows.map((row) => spend[row]!) });
    if (!form) return float64.sums([question])[0]!;
    const value = new Float64Array(spend.length);
    tasks.push({ value, rows, form });
    return { value, allowance: form.allowance };
  });
  for (const batch of batches(tasks)) fill(tf, batch);
  return answers;
}

/** Tasks of one shape, as many together as fit in a tensor. */
function batches(tasks: readonly Task[]): Task[][] {
  const open = new Map<string, Task[]>();
  const full: Task[][] = [];
  for (const task of tasks) {
    const size = task.rows.length * task.form.a.length;
    const shape = `${task.rows.length} × ${task.form.a.length}`;
    const batch = open.get(shape) ?? [];
    batch.push(task);
    open.set(shape, batch);
    if ((batch.length + 1) * size > mostInTensor) {
      full.push(batch);
      open.delete(shape);
    }
  }
  return [...full, ...open.values()];
}

/** Reckons a batch as tensors of [task, row, draw] and writes its answers. */
function fill(tf: Tfjs, batch: readonly Task[]): void {
  const { rows, form } = batch[0]!;
  const [count, draws] = [batch.length, form.a.length];
  const blocks = draws / blockOfDraws;
  const byDraw = (of: (form: SigmoidForm) => Float32Array) =>
    tf.tensor3d(joined(batch, of), [count, 1, draws]);
  const partial = tf.tidy(() => {
    const b = tf.tensor3d(
      joined(batch, (one) => one.b),
      [count, rows.length, 1],
    );
    const z = tf.mul(
      tf.sub(
        b,
        byDraw(({ c }) => c),
      ),
      byDraw(({ a }) => a),
    );
    const terms = tf.mul(
      tf.sigmoid(z),
      byDraw(({ share }) => share),
    );
    return tf.sum(tf.reshape(terms, [count, rows.length, blocks, blockOfDraws]), 3);
  });
  const parts = partial.dataSync();
  partial.dispose();
  let at = 0;
  for (const { value, rows, form } of batch) {
    for (const row of rows) {
      let sum = 0;
      for (let block = 0; block < blocks; block += 1, at += 1) sum += parts[at]!;
      value[row] = form.start + form.unit * sum;
    }
  }
}

function joined(batch: readonly Task[], of: (form: SigmoidForm) => Float32Array): Float32Array {
  const length = of(batch[0]!.form).length;
  const all = new Float32Array(batch.length * length);
  batch.forEach(({ form }, t) => {
    all.set(of(form), t * length);
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
): number[][] {
  const [channels, width] = [levels.length, levels[0]?.length ?? 0];
  const variable = tf.tidy(() => tf.variable(tf.tensor2d(levels.flat(), [channels, width])));
  const lossOf = tf.customGrad((level, save) => {
    const missing = tf.sub(1, tf.mean(level as Tensorflow.Tensor, 1, true));
    (save as Tensorflow.GradSaveFunc)([missing]);
    return {
      value: tf.sum<Tensorflow.Scalar>(tf.square(missing)),
      gradFunc: (upstream: Tensorflow.Scalar, [saved]: Tensorflow.Tensor[]) =>
        tf.mul(upstream, tf.broadcastTo(tf.mul(saved!, -2 / width), [channels, width])),
    };
  });
  const adam = tf.train.adam(rate);
  const tell = (step: number) => {
    const loss = tf.tidy(() => lossOf(variable));
    onLoss(step, loss.dataSync()[0]!);
    loss.dispose();
  };
  try {
    tell(0);
    for (let step = 1; step <= steps; step += 1) {
      adam.minimize(() => lossOf(variable), false, [variable]);
      if (step % every === 0 || step === steps) tell(step);
    }
    const reached = variable.dataSync();
    return levels.map((_, i) => [...reached.subarray(i * width, (i + 1) * width)]);
  } finally {
    adam.dispose();
    variable.dispose();
  }
}
