import type { Engine, Question, TensorEngineName } from './engine.ts';
import { float64 } from './float64.ts';
import { type EngineState, loadEngine } from './load.ts';

/*
 * What `npm run bench:engines` said (two cores, Node 20, tfjs-node built from source; the ratios matter). Tables of
 * responses summed over the draws, nanoseconds a response:
 *
 *     channels × draws   float64   wasm   tfjs-node      cpu
 *            4 × 1         108    1,100     1,400     80,000
 *        1,000 × 1         205      870     1,400     25,000
 *            4 × 256         9.5     4.0       7.9       300
 *            4 × 1,024       9.2     2.9       4.5       350
 *           12 × 4,096      11.8     3.1       4.1       490
 *          200 × 1,024      10.5     4.1       5.9       305
 *     to load, ms             0     30       550          30
 *
 * So tensors win from some 50,000 responses on once they are loaded, and a table pays for the loading, too, from the
 * sizes below on. Plain JavaScript tensors never win.
 *
 * Everything else stays with float64, by measurement as well: plans and bounds need its digits, and in a trial the
 * bound's first tables (values and slopes by draw, raised by what float32 may be off by, points made exact where the
 * search refined) came out slower from tensors: whole searches took 10.1 s against 8.6 s over the presets at 1,024
 * and 4,096 draws and scenarios of 12 to 100 channels. The article's loop is the one thing that runs on tensors
 * although plain loops are 20 to 100 times quicker at nine variables: it is kept as the article has it.
 */
const worthwhileFrom: Readonly<Record<TensorEngineName, number>> = {
  'tfjs-node': 2 ** 26,
  'tfjs-wasm': 2 ** 22,
  'tfjs-cpu': Number.POSITIVE_INFINITY,
};

/** Loads an engine; replaced in tests. */
type Loader = (name: TensorEngineName) => Promise<EngineState>;

/**
 * The engine that has a table ready first: tensors where the table is large enough for them and they are there,
 * tfjs-node before WebAssembly; else the float64 reference. Loads nothing for a table that is too small.
 */
export async function engineFor(questions: readonly Question[], load: Loader = loadEngine): Promise<Engine> {
  const responses = questions.reduce((sum, { spend, weight }) => sum + spend.length * weight.length, 0);
  for (const name of ['tfjs-node', 'tfjs-wasm', 'tfjs-cpu'] as const) {
    if (responses < worthwhileFrom[name]) continue;
    const state = await load(name);
    if ('engine' in state) return state.engine;
  }
  return float64;
}
