import type { Analysis } from '../../../src/attribute/analysis.ts';
import type { Language } from '../../../src/bot/chart.ts';
import { wordsFor } from '../../../src/bot/language/words.ts';
import type { Run } from '../../../src/features/plans/stored/run.ts';
import { type PlanView, planView } from '../../../src/features/plans/view.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { builtIn } from '../../bot/arguments/place.ts';
import { medicalAnalysis } from './medical-analysis.ts';

/** A stored run of the built-in medical scenario that came out so. */
export function builtInRun(
  { explanation: _, ...analysis }: Analysis,
  number: number,
  effective: Partial<Scenario> = {},
): Run {
  const { scenario } = builtIn('medical');
  return {
    schema: 'channels/run@1',
    number,
    scenario: { id: scenario.id, version: 0, names: scenario.names, origin: 'built-in' },
    line: 'optimize medical',
    at: '2026-03-02T08:30:00.000Z',
    by: 'U1',
    channel: 'C1',
    isPrivate: false,
    effective: { ...scenario, ...effective } as Scenario,
    ...analysis,
  };
}

/** How it is seen. */
export function viewOf(
  analysis: Analysis = medicalAnalysis,
  language: Language = 'en',
  effective: Partial<Scenario> = {},
): PlanView {
  return planView(builtInRun(analysis, 12, effective), wordsFor(language));
}
