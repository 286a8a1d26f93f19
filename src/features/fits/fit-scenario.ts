/**
 * Fits: scenarios learned from weekly numbers, with what the checks make of them. It may use the rooms of scenarios,
 * plans and history. The statistics stand in src/learn/fit.
 */

import type { CommandContext } from '../../bot/command.ts';
import { evidenceOf } from '../../learn/experiments/evidence.ts';
import { mostExperiments } from '../../learn/experiments/experiment.ts';
import { isWithin } from '../../learn/fit/evidence-likelihood.ts';
import type { Fit, FitResult } from '../../learn/fit/fit.ts';
import type { FitRequest } from '../../learn/fit/fit-request.ts';
import type { FitSpec } from '../../learn/fit/fit-spec.ts';
import { scenarioFromFit } from '../../learn/fit/scenario-from-fit.ts';
import type { History } from '../../learn/history/history.ts';
import { fitOf, type Scenario } from '../../scenario/scenario.ts';
import type { StoredHistory } from '../history/stored/store.ts';
import { scenariosOf } from '../scenarios/arguments/scenario.ts';
import { keepScenario } from '../scenarios/keep.ts';
import type { ScenarioVersion } from '../scenarios/stored/store.ts';

/** Every fit starts from the same random numbers unless somebody asks for others. */
const usualSeed = 20_260_101;

/** What somebody wants fitted. */
export interface FitWish {
  readonly history: StoredHistory;
  readonly spec: FitSpec;
  readonly seed?: number | undefined;
  /** Whether logistic and Hill curves are both fitted and compared. */
  readonly comparesCurves?: boolean;
  /** How far beyond the largest weekly spend plans may go. */
  readonly beyond?: number | undefined;
  /** Whether what came of it may be kept, beside the gates that every fit has to pass. */
  readonly mayKeep?: (result: FitResult) => boolean;
  /** Numbers of experiments that are to count although no version took them in yet, or the other way round. */
  readonly experiments?: { readonly with?: readonly number[]; readonly without?: readonly number[] };
}

/** What came of it. */
export interface FittedScenario {
  readonly result: FitResult;
  readonly history: StoredHistory;
  /** Experiments of the scenario that say nothing of this history, and are left out. */
  readonly leftOut: readonly number[];
  /** Kept, where the fit may be built on; else nothing was stored. */
  readonly kept?: {
    readonly fit: Fit;
    readonly saved: ScenarioVersion;
    /** The fit that the scenario rested on until now. */
    readonly previous?: Fit | undefined;
    /** What the scenario was until now; absent for what is new. */
    readonly before?: { readonly scenario: Scenario; readonly version: number };
  };
}

type Place = Pick<CommandContext, 'store' | 'invocation' | 'words' | 'planning' | 'now'>;

/**
 * Fits a history with the experiments that were applied, and keeps the fit with a new version of its scenario: names,
 * limits and groups stay. A fit that fails its gates is not kept. Reports progress and follows the signal.
 *
 * @throws UserError `fit.cancelled`, `plan.busy`, or what keeping a scenario refuses
 */
export async function fitScenario(wish: FitWish, place: Place): Promise<FittedScenario> {
  const { store, invocation, now } = place;
  const { history, spec, seed = usualSeed } = wish;
  const { workspace } = invocation.where;
  const { taken, evidence, leftOut } = await evidenceFor(wish, place);
  const result = await worked(
    { history: history.history, spec, evidence, seed, ...(wish.comparesCurves && { comparesCurves: true }) },
    place,
  );
  if (result.faults.length > 0 || wish.mayKeep?.(result) === false) return { result, history, leftOut };

  const { weeks } = history.history;
  const fit = await store.fits.add(workspace, {
    ...result,
    schema: 'channels/fit@1',
    scenario: history.scenario,
    at: now.toISOString(),
    by: invocation.who.id,
    history: { version: history.version, from: weeks[0] ?? '', to: weeks.at(-1) ?? '', weeks: weeks.length },
    experiments: taken,
  });
  // Somebody may have changed the scenario while it was fitted: what they changed is kept, as of its newest version.
  const before = await newestOf(history.scenario, place);
  const scenario = scenarioFromFit(fit, history.history, {
    previous: before?.scenario,
    ...(wish.beyond !== undefined && { beyond: wish.beyond }),
  });
  const saved = await keepScenario(scenario, before ?? { version: 0 }, place);
  const number = before && fitOf(before.scenario);
  const previous = number === undefined ? undefined : await store.fits.get(workspace, number);
  return {
    result,
    history,
    leftOut,
    kept: { fit, saved, previous, ...(before !== undefined && { before }) },
  };
}

/** The scenario of that identifier as it is now: the workspace's own, or the built-in one as version 0. */
async function newestOf(id: string, { store, invocation }: Place) {
  const known = await scenariosOf(store, invocation.where.workspace);
  const found = known.find(({ scenario }) => scenario.id === id);
  return found && { scenario: found.scenario, version: found.version };
}

/** The experiments that a version of the scenario has taken in, and what they say of this history. */
async function evidenceFor({ history, experiments: change }: FitWish, { store, invocation }: Place) {
  const all = await store.experiments.list(invocation.where.workspace, {
    scenario: history.scenario,
    limit: mostExperiments,
  });
  const counting = all
    .filter(({ number, applied }) =>
      applied === undefined ? change?.with?.includes(number) : !change?.without?.includes(number),
    )
    .reverse();
  const said = counting.map((experiment) => ({
    number: experiment.number,
    evidence: usable(evidenceOf(experiment, history.history.outcome.unit), history.history),
  }));
  return {
    taken: said.flatMap(({ number, evidence }) => (evidence === undefined ? [] : [number])),
    evidence: said.flatMap(({ evidence }) => evidence ?? []),
    leftOut: said.flatMap(({ number, evidence }) => (evidence === undefined ? [number] : [])),
  };
}

function usable(evidence: ReturnType<typeof evidenceOf>, history: History) {
  return 'lacks' in evidence || !isWithin(history, evidence) ? undefined : evidence;
}

async function worked(
  request: FitRequest,
  { planning: { fitter, workspace, signal, progress } }: Place,
): Promise<FitResult> {
  const job = fitter.start(request, { workspace, onProgress: progress });
  const cancel = () => job.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await job.result;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
