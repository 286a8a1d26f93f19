import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { readCases } from '../fixtures/cases/read-case.ts';
import { run, workFolder } from './program.ts';

describe('published budget problems as scenario files, in the terminal', () => {
  for (const { name, optimum } of readCases()) {
    it(`${name}: the optimum, proved, in one JSON record`, async () => {
      const folder = workFolder();
      const { scenario } = JSON.parse(
        readFileSync(new URL(`../fixtures/cases/${name}.json`, import.meta.url), 'utf8'),
      );
      writeFileSync(join(folder, 'case.json'), JSON.stringify(scenario));
      const { exitCode, out, err } = await run(['optimize', './case.json', '--json'], { folder });
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
      const { value, proof, scenario: named } = JSON.parse(out);
      expect(named).toMatchObject({ origin: 'file', version: 0 });
      expect(Math.abs(value.proposed / optimum.value - 1)).toBeLessThan(1e-8);
      expect(proof.bound).toBeGreaterThanOrEqual(optimum.value);
      expect(proof.proved).toBe(true);
    });
  }
});

describe('the built-in scenarios, in the terminal', () => {
  const asked = [
    ...builtInScenarios.map(({ id }) => [id, id] as const),
    ['智能客服', 'customer-service'] as const,
  ];
  for (const [name, id] of asked) {
    it(`${name}: a better plan than today's, proved`, async () => {
      const { exitCode, out } = await run(['optimize', name, '--json']);
      expect(exitCode).toBe(0);
      const { scenario, value, proof } = JSON.parse(out);
      expect({ id: scenario.id, proved: proof.proved }).toEqual({ id, proved: true });
      expect(value.lift).toBeGreaterThan(0.02 * value.today);
    });
  }
});
