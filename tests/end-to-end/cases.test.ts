import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCases } from '../fixtures/cases/read-case.ts';
import { run, workFolder } from './program.ts';

/** One of each family; all of them are solved without a process of their own beside the optimiser's tests. */
const families = readCases().filter(({ name }, i, all) => name[0] !== all[i - 1]?.name[0]);

describe('published budget problems as scenario files, in the terminal', () => {
  for (const { name, optimum } of families) {
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

describe('a built-in scenario, in the terminal', () => {
  it('is found by its Chinese name, and its plan is better than today’s, proved', async () => {
    const { exitCode, out } = await run(['optimize', '智能客服', '--json']);
    expect(exitCode).toBe(0);
    const { scenario, value, proof } = JSON.parse(out);
    expect({ id: scenario.id, proved: proof.proved }).toEqual({ id: 'customer-service', proved: true });
    expect(value.lift).toBeGreaterThan(0.02 * value.today);
  });
});
