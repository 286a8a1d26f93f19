import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInScenarios } from '../src/scenario/presets/index.ts';
import { readScenario } from '../src/scenario/read-scenario.ts';
import type { Risk, Scenario } from '../src/scenario/scenario.ts';
import { generatedChannels } from './generated-channels.ts';

/** One problem that the benchmark solves. */
export interface BenchProblem {
  /** `suite/…`: what filters look at. */
  readonly name: string;
  readonly scenario: Scenario;
  /** Joint draws of uncertain parameters. */
  readonly draws: number;
  /** The series along which growth is summarised, with this problem's place on it. */
  readonly series?: { readonly of: 'channels' | 'draws'; readonly name: string; readonly size: number };
}

const channelCounts = [50, 125, 250, 500, 1_000];
const drawCounts = [1, 16, 64, 256, 1_024, 4_096];
const risks: readonly Risk[] = ['mean', 'cautious'];
const defaultDraws = 1_024;
const generatorSeed = 1;

/** Every problem of the benchmark; `root` is the checkout's folder. */
export function benchProblems(root: string): BenchProblem[] {
  return [...publishedCases(root), ...presets(), ...generated(), ...bothShapesOverDraws()];
}

function publishedCases(root: string): BenchProblem[] {
  const folder = join(root, 'tests', 'fixtures', 'cases');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: `case/${file.replace('.json', '')}`,
      scenario: readScenario(JSON.parse(readFileSync(join(folder, file), 'utf8')).scenario),
      draws: 1,
    }));
}

function presets(): BenchProblem[] {
  return builtInScenarios.flatMap((scenario) =>
    risks.map((risk) => ({
      name: `preset/${scenario.id}/${risk}`,
      scenario: { ...scenario, risk },
      draws: defaultDraws,
    })),
  );
}

function generated(): BenchProblem[] {
  return channelCounts.map((size) => ({
    name: `channels/${size}`,
    scenario: generatedChannels(size, generatorSeed),
    draws: 1,
    series: { of: 'channels', name: 'channels', size },
  }));
}

/**
 * The advantage model with reach overlap over the number of draws: all responses concave; and some S-shaped, with
 * a limit on a group of channels.
 */
function bothShapesOverDraws(): BenchProblem[] {
  const medical = preset('medical');
  const shapes = {
    concave: preset('customer-service'),
    's-shaped': {
      ...medical,
      groups: medical.groups.map((group) => ({
        ...group,
        max: { share: 0.4, of: 'budget' as const },
      })),
    },
  };
  return Object.entries(shapes).flatMap(([shape, scenario]) =>
    risks.flatMap((risk) =>
      drawCounts.map(
        (size): BenchProblem => ({
          name: `draws/${shape}/${risk}/${size}`,
          scenario: { ...scenario, risk },
          draws: size,
          series: { of: 'draws', name: `draws/${shape}/${risk}`, size },
        }),
      ),
    ),
  );
}

function preset(id: string): Scenario {
  const found = builtInScenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`no preset "${id}"`);
  return found;
}
