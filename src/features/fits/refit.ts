import type { CommandContext } from '../../bot/command.ts';
import type { FitResult } from '../../learn/fit/fit.ts';
import { UserError } from '../../scenario/problem.ts';
import { fitOf, type Scenario } from '../../scenario/scenario.ts';
import type { Refreshed } from '../history/refresh.ts';
import { scenariosOf } from '../scenarios/arguments/scenario.ts';
import { fitScenario } from './fit-scenario.ts';

/** What came of fitting anew what a source brought. */
export type Refitted =
  | { readonly before: Scenario; readonly now: Scenario; readonly fit: number }
  /** `weak`: the new fit carries no plan, and the one before stays. */
  | { readonly problem: 'weak' | 'busy' };

type RefitPlace = Pick<CommandContext, 'store' | 'invocation' | 'words' | 'planning' | 'now'>;

/**
 * Whether a fit may take the place of the one that a scenario rests on: only where plans may be built on it, by its
 * sampling and by its review.
 */
const mayReplace = ({ faults, review }: FitResult): boolean =>
  faults.length === 0 && review?.verdict !== 'none';

/**
 * Fits a history anew, as its last fit was asked for, where a source that is connected with `refit=auto` brought
 * something and the scenario rests on a fit. A first fit is for people to ask for. Undefined where there is nothing to
 * do. What came of it is noted with the connections.
 */
export async function refitAfter(
  { scenario, connections, brought }: Refreshed,
  place: RefitPlace,
): Promise<Refitted | undefined> {
  const { store, invocation, now } = place;
  const { workspace } = invocation.where;
  if (brought === undefined || connections.every(({ refit }) => refit !== 'auto')) return undefined;
  const found = (await scenariosOf(store, workspace)).find((one) => one.scenario.id === scenario)?.scenario;
  const number = found && fitOf(found);
  const last = number === undefined ? undefined : await store.fits.get(workspace, number);
  if (found === undefined || last === undefined) return undefined;
  const done = await refit();
  const state = { at: now.toISOString(), ...('problem' in done ? done : { fit: done.fit }) };
  for (const one of connections) {
    await store.connections.note(workspace, scenario, one.source, { ...one.state, refit: state });
  }
  return done;

  async function refit(): Promise<Refitted> {
    if (found === undefined || last === undefined || brought === undefined) throw new Error('nothing to fit');
    try {
      const { kept } = await fitScenario(
        {
          history: brought.stored,
          spec: last.spec,
          seed: last.seed,
          comparesCurves: last.curves !== undefined,
          mayKeep: mayReplace,
        },
        place,
      );
      return kept === undefined
        ? { problem: 'weak' }
        : { before: found, now: kept.saved.scenario, fit: kept.fit.number };
    } catch (error) {
      if (error instanceof UserError && error.problems[0].code === 'plan.busy') return { problem: 'busy' };
      throw error;
    }
  }
}
