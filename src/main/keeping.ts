import { randomUUID } from 'node:crypto';
import { type Move, moveToPostgres, type WorkspaceMove } from '../../adapters/storage/move.ts';
import { readPostgresUrl, schemaName } from '../../adapters/storage/postgres-url.ts';
import { backUpSqlite } from '../../adapters/storage/sqlite-copy.ts';
import { sqliteFile } from '../../adapters/storage/sqlite-file.ts';
import { StorageError } from '../../adapters/storage/storage-error.ts';
import { lookOf } from '../../adapters/terminal/look.ts';
import { fold } from '../../adapters/terminal/plain.ts';
import { renderTable } from '../../adapters/terminal/table.ts';
import type { Words } from '../bot/language/words.ts';
import type { Log } from '../bot/ports.ts';
import type { Asked } from './arguments.ts';
import { concerning, problemText } from './config-report.ts';
import { openLog, type Start } from './start.ts';

/**
 * Copies the SQLite store to a file; for PostgreSQL, says which of its own programs' commands do so, without the
 * password. Gives the exit code.
 */
export function backUp({ file }: Asked<'backup'>, start: Start): Promise<0 | 1 | 2> {
  const { words, out } = start;
  const { databaseUrl, dataDirectory } = start.reading.config;
  return guarded(start, 'warn', async () => {
    if (databaseUrl !== undefined) {
      const { name, shown } = readPostgresUrl(databaseUrl);
      const commands = serverCommands(shown, file);
      out.write(`${words.say('storage.backup.server', { to: name, ...commands })}\n`);
      return 0;
    }
    const { path, bytes } = await backUpSqlite(dataDirectory, file);
    const size = words.number(bytes / 1e6);
    out.write(`${words.say('storage.backup.done', { path, size, from: sqliteFile(dataDirectory) })}\n`);
    return 0;
  });
}

/** The commands of PostgreSQL's own programs that back our tables up and put them back. */
function serverCommands(url: string, file: string): { readonly dump: string; readonly restore: string } {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  return {
    dump: `pg_dump --format=custom --no-owner --schema=${schemaName} --file=${quoted(file)} ${quoted(url)}`,
    restore: `pg_restore --clean --if-exists --no-owner --single-transaction --dbname=${quoted(url)} ${quoted(file)}`,
  };
}

/** Moves everything from the SQLite store to DATABASE_URL and prints how each workspace fared. Gives the exit code. */
export function moveStore({ json }: Asked<'migrate-store'>, start: Start): Promise<0 | 1 | 2> {
  const { words, out, complain, stop } = start;
  const { config } = start.reading;
  const { databaseUrl: url, dataDirectory: directory } = config;
  return guarded(start, 'info', async (log) => {
    if (url === undefined) {
      complain(words.say('storage.move.noTarget', { from: sqliteFile(directory) }));
      return 2;
    }
    const move = await moveToPostgres({ directory, url, log, signal: stop.signal });
    const isRefused = move.workspaces.some(({ outcome }) => outcome === 'refused');
    const ok = move.ending === 'done' && !isRefused;
    if (json) out.write(`${JSON.stringify({ ok, ...move }, null, 2)}\n`);
    else {
      const look = lookOf(out, { mayColour: config.mayColour, place: 'shell' });
      const lines = [...tableLines(move, words, look), '', ...endingLines(move, words, look.width)];
      out.write(`${lines.join('\n')}\n`);
    }
    return ok ? 0 : 1;
  });
}

const shownTables = ['scenarios', 'runs', 'adoptions', 'schedules', 'reports'] as const;

function tableLines(move: Move, words: Words, look: Parameters<typeof renderTable>[1]): string[] {
  const { from, to, workspaces, deliveries } = move;
  const { say } = words;
  if (workspaces.length === 0) return [say('storage.move.nothing', { from })];
  const table = {
    caption: say('storage.move.caption', { from, to }),
    columns: [
      { title: say('storage.move.columns.workspace'), align: 'left' as const },
      ...shownTables.map((name) => ({
        title: say(`storage.move.columns.${name}`),
        align: 'right' as const,
      })),
      { title: say('storage.move.columns.outcome'), align: 'left' as const },
    ],
    rows: workspaces.map(({ workspace, rows, outcome }) => [
      workspace,
      ...shownTables.map((name) => String(rows[name])),
      say(`storage.move.outcomes.${outcome}`),
    ]),
  };
  return [...renderTable(table, look), say('storage.move.deliveries', { count: deliveries })];
}

function endingLines(move: Move, words: Words, width: number): string[] {
  const { from, ending } = move;
  const refused = move.workspaces.flatMap((one) => problemLines(one, from, words));
  const last = ending === 'done' && refused.length > 0 ? 'refused' : ending;
  return [
    ...(refused.length > 0 ? [words.say('storage.move.problems.heading'), ...refused, ''] : []),
    words.say(`storage.move.endings.${last}`, { from }),
  ].flatMap((line) => (line === '' ? [''] : fold(line, width)));
}

function problemLines({ workspace, problem }: WorkspaceMove, from: string, words: Words): string[] {
  if (problem === undefined) return [];
  const { kind, ...facts } = problem;
  const id = `'${workspace.replaceAll("'", "''")}'`;
  return [
    `· ${words.say(`storage.move.problems.${kind}`, { workspace, ...facts })}`,
    kind === 'unstorable'
      ? words.say('storage.move.problems.mendHere', { from })
      : words.say('storage.move.problems.mendThere', { id }),
  ];
}

/**
 * Does some work where the configuration is right; what is wrong with it or with where data is kept is said, anything
 * else told with an incident id.
 */
async function guarded(
  start: Start,
  usualLevel: 'info' | 'warn',
  work: (log: Log) => Promise<0 | 1 | 2>,
): Promise<0 | 1 | 2> {
  const { reading, words, complain } = start;
  const problems = concerning(reading.problems, ['everything']);
  for (const problem of problems) complain(problemText(problem, words));
  if (problems.length > 0) return 2;
  const log = await openLog(start, usualLevel);
  try {
    return await work(log);
  } catch (error) {
    if (error instanceof StorageError) {
      log.debug({ err: error }, 'refused');
      complain(error.message);
      return 1;
    }
    const incident = randomUUID();
    log.error({ err: error, incident }, 'the data could not be copied or moved');
    complain(words.say('terminal.fault', { incident }));
    return 1;
  }
}
