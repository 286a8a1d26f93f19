import { createRequire } from 'node:module';
import util from 'node:util';
import { Worker } from 'node:worker_threads';
import type * as Tensorflow from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import {
  type EngineState,
  loadEngine,
  loadFrom,
  type Source,
  supplyMissing,
} from '../../../src/optimise/engine/load.ts';

const require = createRequire(import.meta.url);

/** A source whose package does this when it is loaded. */
const source = (load: () => Promise<unknown>, backend = 'nowhere'): Source => ({
  name: 'tfjs-node',
  package: '@tensorflow/tfjs-node',
  backend,
  load,
});

const failing = (error: unknown) =>
  source(async () => {
    throw error;
  });

const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('loading an engine', () => {
  it.each<[string, unknown, EngineState]>([
    [
      'a package that is not installed',
      withCode(
        "Cannot find package '@tensorflow/tfjs-node' imported from /app/load.js",
        'ERR_MODULE_NOT_FOUND',
      ),
      absent('not-installed', "Cannot find package '@tensorflow/tfjs-node'"),
    ],
    [
      'a package that lacks a part of its own',
      withCode("Cannot find module '@mapbox/node-pre-gyp'\nRequire stack:", 'MODULE_NOT_FOUND'),
      absent('not-loadable', "Cannot find module '@mapbox/node-pre-gyp'"),
    ],
    [
      'a native library that was never downloaded',
      new Error(
        'The Node.js native addon module (tfjs_binding.node) can not be found at path: /app \nPlease run …',
      ),
      absent(
        'not-loadable',
        'The Node.js native addon module (tfjs_binding.node) can not be found at path: /app',
      ),
    ],
    [
      'a native library of another platform',
      withCode('tfjs_binding.node: invalid ELF header', 'ERR_DLOPEN_FAILED'),
      absent('not-loadable', 'tfjs_binding.node: invalid ELF header'),
    ],
    [
      "an object that is no error, as Emscripten's",
      { message: 'no .wasm file' },
      absent('not-loadable', 'no .wasm file'),
    ],
    ['a text', 'abort(0)', absent('not-loadable', 'abort(0)')],
    ['nothing', undefined, absent('not-loadable', 'undefined')],
  ])('tells of %s', async (_, thrown, state) => {
    expect(await loadFrom(failing(thrown))).toEqual(state);
  });

  it('tells of a backend that did not register', async () => {
    const state = await loadFrom(source(async () => {}));
    expect(state).toEqual(absent('not-loadable', "Backend name 'nowhere' not found in registry"));
  });

  it('refuses a backend whose numbers are too rough', async () => {
    const tf: typeof Tensorflow = await import('@tensorflow/tfjs-core');
    await loadEngine('tfjs-cpu');
    const state = await loadFrom(
      source(async () => {
        const cpu = tf.findBackend('cpu');
        tf.registerBackend('rough', () => cpu);
        tf.copyRegisteredKernels('cpu', 'rough');
        const { kernelFunc } = tf.getKernel('Sigmoid', 'cpu');
        tf.unregisterKernel('Sigmoid', 'rough');
        tf.registerKernel({
          kernelName: 'Sigmoid',
          backendName: 'rough',
          // Off by one part in a million: 17 units of float32's rounding.
          kernelFunc: (given) =>
            tf.getKernel('Multiply', 'cpu').kernelFunc({
              ...given,
              inputs: { a: oneOf(kernelFunc(given)), b: tf.scalar(1 + 1e-6) },
            }),
        });
      }, 'rough'),
    );
    expect(state).toEqual(
      absent(
        'inexact',
        expect.stringMatching(/^its sigmoid is off by 1[5-9](\.\d)? roundings; 8 are allowed$/),
      ),
    );
  });

  it('tries each engine once', () => {
    expect(loadEngine('tfjs-wasm')).toBe(loadEngine('tfjs-wasm'));
  });

  it('finds its WebAssembly files in a worker thread, from any folder', async () => {
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       import(workerData).then(async ({ loadEngine }) => {
         const { engine } = await loadEngine('tfjs-wasm');
         const one = Float64Array.of(1);
         const curve = { family: 'hill', amplitude: one, half: one, steepness: one, offset: Float64Array.of(0) };
         parentPort.postMessage([...engine.sums([{ curve, weight: one, spend: [0, 1, 3] }])[0].value]);
       });`,
      { eval: true, workerData: new URL('../../../dist/src/optimise/engine/load.js', import.meta.url).href },
    );
    const sums = await new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
    });
    await worker.terminate();
    expect(sums).toEqual([0, 0.5, 0.75]);
  });
});

describe('what tfjs-node misses in node:util', () => {
  it('is supplied where it is gone', () => {
    const module: { isArray?: (value: unknown) => boolean; isNullOrUndefined?: (value: unknown) => boolean } =
      {};
    supplyMissing(module);
    const values = [null, undefined, 0, '', [], {}];
    expect(values.map((value) => module.isNullOrUndefined?.(value))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(values.map((value) => module.isArray?.(value))).toEqual([false, false, false, false, true, false]);
  });

  it('is left alone where it is there', () => {
    const own = { isArray: () => 'mine', isNullOrUndefined: () => 'mine' };
    supplyMissing(own);
    expect([own.isArray(), own.isNullOrUndefined()]).toEqual(['mine', 'mine']);
  });

  it('reaches the module that tfjs-node requires', async () => {
    await loadEngine('tfjs-node');
    const required: object = require('node:util');
    expect(required).toBe(util);
    expect(required).toHaveProperty('isNullOrUndefined');
    expect(required).toHaveProperty('isArray');
  });
});

function absent(why: 'not-installed' | 'not-loadable' | 'inexact', detail: string): EngineState {
  return { name: 'tfjs-node', absence: { why, detail } };
}

function oneOf(outputs: Tensorflow.TensorInfo | Tensorflow.TensorInfo[]): Tensorflow.TensorInfo {
  return Array.isArray(outputs) ? outputs[0]! : outputs;
}
