import { describe, expect, it } from 'vitest';
import { loadEngines } from '../../../src/optimise/engine/load.ts';
import { engineContract } from '../../contracts/engine.ts';

// Every engine that is there; tfjs-node only where its native library could be installed.
const states = await loadEngines();
for (const state of states) if ('engine' in state) engineContract(state.name, async () => state.engine);

describe('the engines of this machine', () => {
  it('are told one by one, the missing ones with the reason', () => {
    expect(states.map(({ name }) => name)).toEqual(['float64', 'tfjs-node', 'tfjs-wasm', 'tfjs-cpu']);
    for (const state of states) {
      // The plain packages are dependencies: only the native one may be missing.
      if (state.name !== 'tfjs-node') expect(state).toHaveProperty('engine');
      else if (!('engine' in state)) {
        expect(['not-installed', 'not-loadable']).toContain(state.absence.why);
        expect(state.absence.detail).toMatch(/tfjs/);
      }
    }
  });

  it('leave no tensors behind', async () => {
    const { memory } = await import('@tensorflow/tfjs-core');
    const one = Float64Array.of(1);
    const curve = {
      family: 'hill',
      amplitude: one,
      half: one,
      steepness: one,
      offset: new Float64Array(1),
    } as const;
    for (const state of states) {
      if (!('engine' in state) || state.name === 'float64') continue;
      state.engine.sums([{ curve, weight: one, spend: [1] }]);
      const before = memory().numTensors;
      state.engine.sums([{ curve, weight: one, spend: [1, 2] }]);
      state.engine.descend({ levels: [[0.5, 0.6]], rate: 0.01, steps: 5, every: 2 }, () => {});
      expect(memory().numTensors).toBe(before);
    }
  });
});
