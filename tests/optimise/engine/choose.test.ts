import { describe, expect, it } from 'vitest';
import { engineFor } from '../../../src/optimise/engine/choose.ts';
import type { Engine, Question, TensorEngineName } from '../../../src/optimise/engine/engine.ts';
import { float64 } from '../../../src/optimise/engine/float64.ts';
import type { EngineState } from '../../../src/optimise/engine/load.ts';

/** A question with this many responses: only its size matters here. */
function question(responses: number): Question {
  const none = new Float64Array(0);
  return {
    curve: { family: 'hill', amplitude: none, half: none, steepness: none, offset: none },
    weight: new Float64Array(2 ** 10),
    spend: new Array<number>(responses / 2 ** 10).fill(1),
  };
}

/** A machine with these engines; remembers which were asked for. */
function machine(...present: TensorEngineName[]) {
  const asked: TensorEngineName[] = [];
  const load = async (name: TensorEngineName): Promise<EngineState> => {
    asked.push(name);
    const engine: Engine = { ...float64, name };
    if (present.includes(name)) return { name, engine };
    return { name, absence: { why: 'not-installed', detail: 'not here' } };
  };
  return { asked, load };
}

describe('which engine serves a table', () => {
  it.each<[responses: number, present: TensorEngineName[], served: string, asked: TensorEngineName[]]>([
    [2 ** 21, ['tfjs-node', 'tfjs-wasm', 'tfjs-cpu'], 'float64', []],
    [2 ** 22, ['tfjs-node', 'tfjs-wasm', 'tfjs-cpu'], 'tfjs-wasm', ['tfjs-wasm']],
    [2 ** 26, ['tfjs-node', 'tfjs-wasm', 'tfjs-cpu'], 'tfjs-node', ['tfjs-node']],
    [2 ** 26, ['tfjs-wasm', 'tfjs-cpu'], 'tfjs-wasm', ['tfjs-node', 'tfjs-wasm']],
    [2 ** 26, ['tfjs-cpu'], 'float64', ['tfjs-node', 'tfjs-wasm']],
  ])('%d responses where there is %j: %s', async (responses, present, served, asked) => {
    const { load, asked: loaded } = machine(...present);
    const halves = [question(responses / 2), question(responses / 2)];
    expect((await engineFor(halves, load)).name).toBe(served);
    expect(loaded).toEqual(asked);
  });
});
