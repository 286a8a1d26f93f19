import type { ReadingPlace } from '../../bot/command.ts';
import type { Finding } from '../../learn/history/finding.ts';
import { tableOfFile } from '../../learn/history/read-file.ts';
import { readTable } from '../../learn/history/read-table.ts';
import type { Connection } from './stored/connection.ts';
import type { SourceFile } from './stored/sources.ts';
import type { HistoryName } from './stored/uploads.ts';
import { type Understood, understand } from './understand.ts';

/** Largest file that a source may bring, in bytes: it is read in the thread that answers people. */
export const largestSourceFile = 2 * 1024 * 1024;

export type UnderstandingPlace = Pick<ReadingPlace, 'store' | 'invocation' | 'settings' | 'now' | 'timeZone'>;

/** Files of one source, and how they are to be read. */
export interface FilesOfSource {
  readonly files: readonly SourceFile[];
  readonly reading: Connection['reading'];
}

/** What several files say together beside the history that is there: the later ones correct the earlier. */
export interface UnderstoodFiles extends Understood {
  /** The columns of each source, in the order in which the sources were given. */
  readonly columns: readonly Connection['columns'][];
}

/**
 * Reads the files of all sources of one history, each beside what the ones before it gave. Nothing is stored: either
 * all of it can be kept afterwards, or none.
 *
 * @throws UserError what reading a file throws
 */
export async function understandSources(
  name: HistoryName,
  sources: readonly FilesOfSource[],
  place: UnderstandingPlace,
): Promise<UnderstoodFiles> {
  const { histories } = place.store;
  const before = await histories.get(place.invocation.where.workspace, name.id);
  const findings: Finding[] = [];
  const added = new Set<string>();
  const replaced = new Set<string>();
  const changed: Understood['change']['changed'][number][] = [];
  const columns: Connection['columns'][] = [];
  let beside = before;
  let last: Understood | undefined;
  for (const { files, reading } of sources) {
    const seen = new Map<string, string>();
    for (const file of files) {
      const known = beside;
      const store = { ...place.store, histories: { ...histories, get: async () => known } };
      const { mapping, options } = reading;
      const table = await tableOfFile(file.bytes, (sheet) => void readTable(sheet));
      findings.push(...table.findings);
      const upload = { name, fileName: file.name, bytes: table.bytes, mapping, options };
      last = await understand(upload, mapping, { ...place, store });
      for (const { name: column, role } of last.read.columns) if (role !== 'ignored') seen.set(column, role);
      findings.push(...last.findings);
      for (const week of last.change.added) added.add(week);
      for (const week of last.change.replaced) if (!added.has(week)) replaced.add(week);
      changed.push(...last.change.changed);
      const { history } = last;
      // Not stored: what the next file is read beside.
      beside = { scenario: name.id, history, version: before?.version ?? 0, at: place.now, by: '' };
    }
    columns.push([...seen].map(([column, role]) => ({ name: column, role })));
  }
  if (last === undefined) throw new Error('a source gave no file');
  const { before: _, ...rest } = last;
  return {
    ...rest,
    ...(before !== undefined && { before }),
    change: { added: [...added].sort(), replaced: [...replaced].sort(), changed },
    findings,
    isSure: findings.every(({ level }) => level !== 'doubt'),
    columns,
  };
}

/** What a doubt is about, so that it is asked once: not in which row it stands, nor how many there are. */
export function doubtKey({ code, column = '', received = '', values = {} }: Finding): string {
  const texts = Object.entries(values).filter(([, value]) => typeof value === 'string');
  return JSON.stringify([code, column, received, ...texts.map(([, value]) => value)]);
}

export const doubtsIn = (findings: readonly Finding[]) => findings.filter(({ level }) => level === 'doubt');

/** How a table differs in shape from what somebody looked at: columns that are gone, and others that count now. */
export function otherShape(
  was: Connection['columns'],
  is: Connection['columns'],
): { readonly gone: readonly string[]; readonly come: readonly string[] } | undefined {
  const keys = (columns: Connection['columns']) =>
    new Set(columns.map(({ name, role }) => `${role}|${name}`));
  const [before, now] = [keys(was), keys(is)];
  const gone = was.filter(({ name, role }) => !now.has(`${role}|${name}`)).map(({ name }) => name);
  const come = is.filter(({ name, role }) => !before.has(`${role}|${name}`)).map(({ name }) => name);
  return gone.length + come.length === 0 ? undefined : { gone, come };
}
