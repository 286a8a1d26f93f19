import type { CommandContext, ReadingPlace } from '../../bot/command.ts';
import { UserError } from '../../scenario/problem.ts';
import {
  doubtKey,
  doubtsIn,
  largestSourceFile,
  type UnderstoodFiles,
  understandSources,
} from './source-files.ts';
import type { Connection } from './stored/connection.ts';
import type { Source } from './stored/sources.ts';
import type { StoredHistory } from './stored/store.ts';
import type { HistoryName } from './stored/uploads.ts';
import { keepHistory } from './understand.ts';

/** Most connections of a workspace. */
const mostConnections = 50;

/** What somebody wants connected; what is not said stays as it was agreed before. */
export interface ConnectionWish {
  readonly name: HistoryName;
  readonly source: Source;
  readonly refit?: Connection['refit'] | undefined;
  readonly mapping: Connection['reading']['mapping'];
  readonly options: Connection['reading']['options'];
}

/** A source as it was fetched and understood. Nothing is stored. */
export interface FetchedSource {
  readonly understood: UnderstoodFiles;
  readonly agreed: Omit<Connection, 'state'>;
}

/** Fetches a source and reads it. Throws `UserError` (`source.*`, `history.*`, `file.*`). */
export async function fetchForConnection(
  { name, source, refit, mapping, options }: ConnectionWish,
  context: CommandContext,
): Promise<FetchedSource> {
  const { store, invocation, now, planning } = context;
  const { workspace } = invocation.where;
  const before = await store.connections.get(workspace, name.id, source.name);
  if (before === undefined && (await store.connections.list(workspace)).length >= mostConnections) {
    throw new UserError({ code: 'source.too-many', values: { bound: mostConnections } });
  }
  const isSaid = [...Object.values(mapping), ...Object.values(options)].some((one) => one !== undefined);
  const reading = isSaid || before === undefined ? { mapping, options } : before.reading;
  const { signal } = planning;
  const files = await source.fetch({ largest: largestSourceFile, signal }).catch((error: unknown) => {
    throw signal.aborted ? new UserError({ code: 'source.cancelled' }) : error;
  });
  const understood = await understandSources(name, [{ files, reading }], context);
  return {
    understood,
    agreed: {
      scenario: name.id,
      source: source.name,
      by: invocation.who.id,
      at: now.toISOString(),
      refit: refit ?? before?.refit ?? 'off',
      reading,
      columns: [...(understood.columns[0] ?? [])],
      passed: [...new Set(doubtsIn(understood.findings).map(doubtKey))],
    },
  };
}

/** Stores what was fetched, and that it comes from there. Throws `UserError` (`data.changed-meanwhile`, `data.too-many`). */
export async function keepConnection(
  { understood, agreed }: FetchedSource,
  context: Pick<ReadingPlace, 'store' | 'invocation' | 'now'>,
): Promise<StoredHistory> {
  const stored = await keepHistory(understood, context);
  const at = context.now.toISOString();
  const { added, changed } = understood.change;
  const isNew = understood.before?.version !== stored.version;
  const weeks = new Set(changed.map(({ week }) => week));
  await context.store.connections.save(context.invocation.where.workspace, {
    ...agreed,
    state: {
      triedAt: at,
      readAt: at,
      ...(isNew && { brought: { at, added: added.length, changed: weeks.size } }),
    },
  });
  return stored;
}
