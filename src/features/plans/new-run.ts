import type { Analysis } from '../../attribute/analysis.ts';
import type { ChosenScenario } from '../../bot/command.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { NewRun } from './stored/run.ts';

/** Whose run it is, and where it may be seen. */
export interface RunMaker {
  readonly by: string;
  readonly channel: string;
  readonly isPrivate: boolean;
}

/** A run as it is stored: what was asked, of which scenario, and what came out. */
export function newRun(
  { chosen, effective, line }: { chosen: ChosenScenario; effective: Scenario; line: string },
  analysis: Analysis,
  { by, channel, isPrivate }: RunMaker,
  at: Date,
): NewRun {
  const { scenario, version, origin } = chosen;
  return {
    schema: 'channels/run@1',
    scenario: { id: scenario.id, version, names: scenario.names, origin },
    line,
    at: at.toISOString(),
    by,
    channel,
    isPrivate,
    effective,
    ...analysis,
  };
}
