import type { Invocation } from '../../bot/invocation.ts';
import type { Store } from '../../bot/ports.ts';
import { listNames } from '../../scenario/nearest.ts';
import { type Problem, UserError } from '../../scenario/problem.ts';
import { scenariosOf } from '../scenarios/arguments/scenario.ts';
import type { WorkspaceSettings } from '../workspace/stored/settings.ts';
import {
  doubtKey,
  doubtsIn,
  largestSourceFile,
  otherShape,
  type UnderstoodFiles,
  understandSources,
} from './source-files.ts';
import type { Connection, ConnectionState, KeptProblem } from './stored/connection.ts';
import type { SourceFile, Sources } from './stored/sources.ts';
import type { StoredHistory } from './stored/store.ts';
import { keepHistory } from './understand.ts';

/** What a refresh works with; nobody need be waiting for it. */
export interface RefreshPlace {
  readonly store: Store;
  readonly sources: Sources;
  readonly workspace: string;
  readonly settings: WorkspaceSettings;
  readonly now: Date;
  readonly timeZone: string;
  readonly signal?: AbortSignal;
}

/** How the sources of one history fared. */
export interface Refreshed {
  readonly scenario: string;
  /** With their new states. */
  readonly connections: readonly Connection[];
  /** What was stored; absent where nothing is new, or something is wrong. */
  readonly brought?: { readonly stored: StoredHistory; readonly added: number; readonly changed: number };
}

/**
 * Fetches all sources of one history and takes in what they bring, whole or not at all: where one cannot be fetched, has
 * another shape than what was agreed, or brings something doubtful, nothing is stored and its state says why. Throws
 * only for faults of ours, and by the signal (`source.cancelled`).
 */
export async function refreshHistory(
  connections: readonly Connection[],
  place: RefreshPlace,
): Promise<Refreshed> {
  const [first] = connections;
  if (first === undefined) throw new Error('no connection to refresh');
  const { scenario } = first;
  const fetched = await Promise.all(connections.map((one) => fetchOne(one, place)));
  const problems = new Map<Connection, KeptProblem>();
  for (const one of fetched) if ('problem' in one) problems.set(one.connection, one.problem);
  const whole = fetched.flatMap((one) => ('files' in one ? [one] : []));
  let brought: Refreshed['brought'];
  if (problems.size === 0) {
    try {
      brought = await takeIn(whole, place);
    } catch (error) {
      const { connection, problem } = asRefusal(error, first);
      problems.set(connection, problem);
    }
  }
  const at = place.now.toISOString();
  const noted = await Promise.all(
    connections.map(async (connection) => {
      const problem = problems.get(connection);
      const { problem: _, ...before } = connection.state;
      const state: ConnectionState = {
        ...before,
        triedAt: at,
        ...(problem !== undefined && { problem }),
        ...(problems.size === 0 && { readAt: at }),
        ...(brought !== undefined && { brought: { at, added: brought.added, changed: brought.changed } }),
      };
      await place.store.connections.note(place.workspace, scenario, connection.source, state);
      return { ...connection, state };
    }),
  );
  return { scenario, connections: noted, ...(brought !== undefined && { brought }) };
}

type Fetched = { readonly connection: Connection } & (
  | { readonly files: readonly SourceFile[] }
  | { readonly problem: KeptProblem }
);

async function fetchOne(
  connection: Connection,
  { sources, workspace, signal }: RefreshPlace,
): Promise<Fetched> {
  const source = sources.openTo(workspace).find(({ name }) => name === connection.source);
  if (source === undefined) {
    return { connection, problem: { code: 'source.gone', received: connection.source } };
  }
  try {
    return { connection, files: await source.fetch({ largest: largestSourceFile, signal }) };
  } catch (error) {
    if (signal?.aborted) throw new UserError({ code: 'source.cancelled' });
    if (!(error instanceof UserError)) throw error;
    return { connection, problem: kept(error.problems[0]) };
  }
}

/** What keeps a source's table out, and which source it is. */
class Refused extends Error {
  readonly connection: Connection;
  readonly problem: KeptProblem;

  constructor(connection: Connection, problem: KeptProblem) {
    super(problem.code);
    this.connection = connection;
    this.problem = problem;
  }
}

async function takeIn(
  fetched: readonly (Fetched & { readonly files: readonly SourceFile[] })[],
  place: RefreshPlace,
): Promise<Refreshed['brought']> {
  const [{ connection } = { connection: undefined }] = fetched;
  if (connection === undefined) return undefined;
  const known = await scenariosOf(place.store, place.workspace, place.settings);
  const chosen = known.find((one) => one.scenario.id === connection.scenario)?.scenario;
  const name = { id: connection.scenario, ...(chosen !== undefined && { scenario: chosen }) };
  const { store, settings, now, timeZone } = place;
  const at = { store, settings, now, timeZone, invocation: asIfAsked(connection, place) };
  for (let tries = 0; ; tries += 1) {
    const understood = await understandSources(
      name,
      fetched.map(({ files, connection: { reading } }) => ({ files, reading })),
      at,
    );
    for (const [index, one] of fetched.entries()) refuseOther(one.connection, understood, index);
    refuseRestated(connection, understood);
    try {
      const stored = await keepHistory(understood, at);
      if (stored.version === understood.before?.version) return undefined;
      const { added, changed } = understood.change;
      return { stored, added: added.length, changed: new Set(changed.map(({ week }) => week)).size };
    } catch (error) {
      // Somebody imported something meanwhile: what is fetched is read beside that.
      const isRace = error instanceof UserError && error.problems[0].code === 'data.changed-meanwhile';
      if (!isRace || tries > 0) throw error;
    }
  }
}

/** Refuses what is not as it was agreed. Throws `Refused`. */
function refuseOther(connection: Connection, understood: UnderstoodFiles, index: number): void {
  const shape = otherShape(connection.columns, understood.columns[index] ?? []);
  if (shape !== undefined) {
    const values = { gone: listNames(shape.gone), come: listNames(shape.come) };
    throw new Refused(connection, { code: 'source.shape', received: connection.source, values });
  }
  const [doubt, ...more] = doubtsIn(understood.findings).filter(
    (finding) => !connection.passed.includes(doubtKey(finding)),
  );
  if (doubt === undefined) return;
  const values = {
    ...doubt.values,
    finding: doubt.code,
    more: more.length,
    ...(doubt.row !== undefined && { row: doubt.row }),
    ...(doubt.column !== undefined && { column: doubt.column }),
    ...(doubt.received !== undefined && { found: doubt.received }),
  };
  throw new Refused(connection, { code: 'source.doubts', received: connection.source, values });
}

/** Weeks that platforms still correct, as sales are credited to them late. */
const unsettledWeeks = 8;
/** Share of the older weeks of a history that may change at once. */
const mostRestated = 1 / 3;

/** Refuses numbers that rewrite what was settled long ago: another definition or currency is likelier than corrections. */
function refuseRestated(connection: Connection, { before, change }: UnderstoodFiles): void {
  const settled = new Set(before?.history.weeks.slice(0, -unsettledWeeks));
  const changed = new Set(change.changed.map(({ week }) => week).filter((week) => settled.has(week)));
  if (settled.size === 0 || changed.size <= mostRestated * settled.size) return;
  const values = { count: changed.size, of: settled.size };
  throw new Refused(connection, { code: 'source.restated', received: connection.source, values });
}

/** Whose problem it is: a refusal's own connection, else, of what a reader refuses, the first's. Throws other faults. */
function asRefusal(error: unknown, first: Connection): { connection: Connection; problem: KeptProblem } {
  if (error instanceof Refused) return error;
  if (error instanceof UserError) return { connection: first, problem: kept(error.problems[0]) };
  throw error;
}

function kept({ code, received, values }: Problem): KeptProblem {
  return { code, ...(received !== undefined && { received }), ...(values !== undefined && { values }) };
}

/** In whose name what a source brings is stored: whoever connected it. */
function asIfAsked({ by, scenario }: Connection, { workspace }: RefreshPlace): Invocation {
  return {
    id: `refresh-${scenario}`,
    request: { kind: 'line', line: `data refresh ${scenario}` },
    who: { id: by, isAdmin: false },
    where: { front: 'terminal', workspace, channel: '', isPrivate: false, mayReadFiles: false },
  };
}
