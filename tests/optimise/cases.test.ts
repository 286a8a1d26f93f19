import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { readCases } from '../fixtures/cases/read-case.ts';
import { hangingMs } from '../suite/waiting.ts';

const effort = { nodes: 20_000, milliseconds: hangingMs };

describe('the published budget problems', () => {
  for (const { name, scenario, optimum, referenceSolver } of readCases()) {
    it(`${name}: reaches the recorded optimum and proves it`, async () => {
      const { value, proof, channels } = await analyse({ scenario, draws: 1, seed: 1, effort });
      expect(Math.abs(value.proposed / optimum.value - 1)).toBeLessThan(1e-8);
      expect(proof.bound).toBeGreaterThanOrEqual(optimum.value);
      expect(proof).toMatchObject({ proved: true, stopped: 'closed' });
      expect(proof.gap).toBeLessThanOrEqual(1e-9);
      expect(value.proposed).toBeGreaterThanOrEqual(referenceSolver.value * (1 - 1e-9));
      const spent = channels.reduce((sum, channel) => sum + channel.proposed, 0);
      expect(spent).toBeLessThanOrEqual(scenario.budget! * (1 + 1e-9));
      for (const [i, channel] of channels.entries()) {
        expect(channel.proposed / scenario.budget!).toBeCloseTo(optimum.x[i]! / scenario.budget!, 4);
      }
    });
  }
});

describe('the built-in scenarios', () => {
  for (const scenario of builtInScenarios) {
    it(`${scenario.id}: a better plan than today's, proved`, async () => {
      const { value, proof } = await analyse({ scenario, draws: 64, seed: 1, effort });
      expect(proof.proved).toBe(true);
      expect(value.lift).toBeGreaterThan(0.02 * value.today);
    });
  }
});

describe('contributions', () => {
  for (const known of readCases().filter((c) => c.contributions_against_zero_spend)) {
    it(`${known.name}: match the enumerated Shapley values and add up`, async () => {
      const { channels, value } = await analyse({ scenario: known.scenario, draws: 1, seed: 1, effort });
      expect(value.zero).toBeCloseTo(known.value_at_zero_spend!, 6);
      channels.forEach((channel, i) => {
        expect(Math.abs(channel.contribution - known.contributions_against_zero_spend![i]!)).toBeLessThan(
          1e-4 * value.proposed,
        );
      });
      const sum = channels.reduce((total, channel) => total + channel.contribution, value.zero);
      expect(Math.abs(sum / value.proposed - 1)).toBeLessThan(1e-12);
    });
  }
});
