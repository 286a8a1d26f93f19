import type { Engine, EngineName, TensorEngineName } from './engine.ts';
import { float64 } from './float64.ts';
import { sigmoidFault } from './kernel-check.ts';
import { createTensorEngine, type Tfjs } from './tensors.ts';

/** Why an engine is not there. */
export interface Absence {
  /** Its package is not installed; it cannot be loaded here; or its results are not as exact as they must be. */
  readonly why: 'not-installed' | 'not-loadable' | 'inexact';
  /** The first line of what was thrown, or the kernel that is off. */
  readonly detail: string;
}

/** What became of the attempt to load an engine. */
export type EngineState =
  | { readonly name: EngineName; readonly engine: Engine }
  | { readonly name: TensorEngineName; readonly absence: Absence };

/** How to come by a tensor engine. */
export interface Source {
  readonly name: TensorEngineName;
  readonly package: string;
  /** What tfjs calls it. */
  readonly backend: string;
  /** Loads the package, which registers the backend. */
  load(): Promise<unknown>;
}

/** A plain text, so that the compiler does not look for a package that may not be there. */
const native: string = '@tensorflow/tfjs-node';

/** The tensor engines, in the order of preference. */
const tensorEngines: readonly Source[] = [
  {
    name: 'tfjs-node',
    package: native,
    backend: 'tensorflow',
    load: () => {
      supplyMissing(process.getBuiltinModule('node:util'));
      return import(native);
    },
  },
  {
    name: 'tfjs-wasm',
    package: '@tensorflow/tfjs-backend-wasm',
    backend: 'wasm',
    load: async () => {
      const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
      // By default the files are sought beside the running script. Threads stay off under Node, in all versions.
      setWasmPaths(new URL('.', import.meta.resolve('@tensorflow/tfjs-backend-wasm')).href);
    },
  },
  {
    name: 'tfjs-cpu',
    package: '@tensorflow/tfjs-backend-cpu',
    backend: 'cpu',
    load: () => import('@tensorflow/tfjs-backend-cpu'),
  },
];

/**
 * Loads every engine there is and says why the others are not there: the reference first, then tensors in the order
 * of preference. `onLoad` is told of each when it is settled.
 */
export async function loadEngines(onLoad: (name: EngineName) => void = () => {}): Promise<EngineState[]> {
  const states: EngineState[] = [{ name: 'float64', engine: float64 }];
  onLoad('float64');
  for (const { name } of tensorEngines) {
    states.push(await loadEngine(name));
    onLoad(name);
  }
  return states;
}

/** The tensor engine that is there: tfjs-node where it is installed, else WebAssembly, else plain JavaScript. */
export async function loadTensorEngine(): Promise<Engine | undefined> {
  for (const { name } of tensorEngines) {
    const state = await loadEngine(name);
    if ('engine' in state) return state.engine;
  }
  return undefined;
}

/** One attempt per engine and thread; a backend cannot be initialised twice. */
const loaded = new Map<TensorEngineName, Promise<EngineState>>();
/** One after the other: tfjs gives up a backend that is still starting when another one is asked for. */
let lastLoad: Promise<unknown> = Promise.resolve();

/** Loads one engine, once; never throws. */
export function loadEngine(name: TensorEngineName): Promise<EngineState> {
  const known = loaded.get(name);
  if (known) return known;
  const source = tensorEngines.find((one) => one.name === name)!;
  const attempt = lastLoad.then(() => loadFrom(source));
  lastLoad = attempt;
  loaded.set(name, attempt);
  return attempt;
}

/** Loads a package and starts its backend. Never throws: whatever goes wrong is told. */
export async function loadFrom(source: Source): Promise<EngineState> {
  const { name, backend } = source;
  try {
    const tf: Tfjs = await import('@tensorflow/tfjs-core');
    // Keeps tfjs from advertising its other backends on standard error.
    tf.enableProdMode();
    await source.load();
    if (!(await tf.setBackend(backend))) throw new Error(`the backend “${backend}” does not start`);
    const fault = sigmoidFault(tf);
    if (fault) return { name, absence: { why: 'inexact', detail: fault } };
    return { name, engine: createTensorEngine(tf, name, backend) };
  } catch (error) {
    return { name, absence: absenceOf(error, source.package) };
  }
}

/** What was thrown may be anything: a native add-on's error, or an object of Emscripten's that is no Error. */
function absenceOf(error: unknown, packageName: string): Absence {
  const thrown = typeof error === 'object' && error !== null ? error : {};
  const message = 'message' in thrown ? String(thrown.message) : String(error);
  const [firstLine = ''] = message.split('\n');
  const detail = firstLine.replace(/ imported from .*/, '').trim();
  // The package itself, not a part that it lacks: that would be a broken installation.
  const isMissing =
    'code' in thrown && thrown.code === 'ERR_MODULE_NOT_FOUND' && detail.includes(`'${packageName}'`);
  return { why: isMissing ? 'not-installed' : 'not-loadable', detail };
}

/** Functions of `node:util` that tfjs-node 4.22 calls and that Node 23 removed (tensorflow/tfjs issue 8609). */
const removedFromUtil = {
  isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  isArray: (value: unknown) => Array.isArray(value),
};

/** Gives `node:util` back what tfjs-node needs of it, where it is gone. */
export function supplyMissing(module: object): void {
  for (const [name, value] of Object.entries(removedFromUtil)) {
    if (!(name in module)) Object.defineProperty(module, name, { value, configurable: true, writable: true });
  }
}
