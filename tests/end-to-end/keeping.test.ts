import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../adapters/storage/postgres.ts';
import { openSqliteStore } from '../../adapters/storage/sqlite.ts';
import { recordedLog } from '../contracts/recorded-log.ts';
import { sampleAdoption, sampleRun, sampleScenario, sampleSchedule } from '../contracts/stored-samples.ts';
import { makeDatabase, type TestDatabase, withoutPostgres } from '../postgres/databases.ts';
import { logLines, run, start, workFolder } from './program.ts';

const viewer = { person: 'U1', channel: 'C1' };

/** A store in a folder, closed again, with so many runs in each workspace. */
async function fill(folder: string, workspaces: readonly string[], runs = 2): Promise<void> {
  const store = await openSqliteStore({ directory: join(folder, 'data'), log: recordedLog() });
  for (const workspace of workspaces) {
    await store.scenarios.save(workspace, sampleScenario('ours'), 'U1');
    for (let made = 0; made < runs; made += 1) await store.runs.add(workspace, sampleRun());
    await store.adoptions.add(workspace, sampleAdoption());
    await store.schedules.add(workspace, sampleSchedule());
    await store.reports.ask(workspace, 1, new Date('2026-05-12T00:00:00Z'));
    await store.deliveries.claim(`${workspace}:Ev1`, new Date());
  }
  await store.close();
}

describe('backup', () => {
  it('copies a database that is in use; put in its place, the copy is all that there was', async () => {
    const folder = workFolder();
    await fill(folder, ['slack:T1']);
    const inUse = await openSqliteStore({ directory: join(folder, 'data'), log: recordedLog() });
    onTestFinished(() => inUse.close());
    const kept = [await inUse.runs.add('slack:T1', sampleRun({ line: 'optimize kept' }))];
    const { exitCode, out, err } = await run(['backup', 'copy.sqlite'], { folder });

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(
      new RegExp(
        `^${folder}/copy\\.sqlite \\([\\d.]+ MB\\) holds a copy of everything in ${folder}/data/channels\\.sqlite; it was read back and is sound\\.\\nTo restore it: `,
      ),
    );
    expect((statSync(join(folder, 'copy.sqlite')).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(folder).sort()).toEqual(['copy.sqlite', 'data']);
    await inUse.runs.add('slack:T1', sampleRun({ line: 'optimize later' }));
    await inUse.close();

    // As the words printed say.
    for (const name of ['channels.sqlite-wal', 'channels.sqlite-shm']) {
      rmSync(join(folder, 'data', name), { force: true });
    }
    renameSync(join(folder, 'copy.sqlite'), join(folder, 'data', 'channels.sqlite'));
    const restored = await openSqliteStore({ directory: join(folder, 'data'), log: recordedLog() });
    onTestFinished(() => restored.close());
    expect(await restored.runs.list('slack:T1', viewer, { limit: 1 })).toEqual(kept);
    expect(await restored.schedules.list('slack:T1')).toHaveLength(1);
    expect((await restored.runs.add('slack:T1', sampleRun())).number).toBe(4);
  });

  it('writes over nothing, and makes no store where there is none', async () => {
    const folder = workFolder();
    const absent = await run(['backup', 'copy.sqlite'], { folder });
    expect(absent).toEqual({
      exitCode: 1,
      out: '',
      err: `There is no database of channels at ${folder}/data/channels.sqlite. Set DATA_DIR to the folder that holds it.\n`,
    });
    expect(readdirSync(folder)).toEqual([]);

    await fill(folder, ['slack:T1']);
    writeFileSync(join(folder, 'copy.sqlite'), 'precious');
    const taken = await run(['backup', 'copy.sqlite'], { folder });
    expect(taken).toEqual({
      exitCode: 1,
      out: '',
      err: `${folder}/copy.sqlite is there already. Choose another name, or remove it first.\n`,
    });
    expect(readFileSync(join(folder, 'copy.sqlite'), 'utf8')).toBe('precious');

    const nowhere = await run(['backup', 'no/such/folder/copy.sqlite'], { folder });
    expect(nowhere).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('cannot be written (ENOENT)'),
    });
  });

  it('wants a file name', async () => {
    const { exitCode, err } = await run(['backup']);
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: 'backup takes the name of the file to write. For example: npm start -- backup channels-backup.sqlite\n',
    });
  });
});

describe('migrate-store', () => {
  it('says what is missing without a database to move to', async () => {
    const folder = workFolder();
    const english = await run(['migrate-store'], { folder });
    expect(english).toEqual({
      exitCode: 2,
      out: '',
      err: `migrate-store moves everything from ${folder}/data/channels.sqlite to the database in DATABASE_URL, which is not set. For example: DATABASE_URL=postgres://user:password@host:5432/database npm start -- migrate-store\n`,
    });
    const chinese = await run(['migrate-store', '--lang', 'zh'], { folder });
    expect(chinese.err).toContain('但没有设置 DATABASE_URL');
    const wrong = await run(['migrate-store'], {
      folder,
      environment: { DATABASE_URL: 'mysql://me:hush@h/x' },
    });
    expect(wrong).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(
        /^DATABASE_URL cannot be used as it is \(its value is not shown here\)\. It is /,
      ),
    });
  });
});

describe.skipIf(withoutPostgres)('with PostgreSQL', () => {
  let database: TestDatabase;
  let folder: string;
  let environment: { DATABASE_URL: string };

  beforeAll(async () => {
    database = await makeDatabase();
    return () => database.drop();
  });
  beforeEach(() => {
    folder = workFolder();
    environment = { DATABASE_URL: database.url };
    onTestFinished(() => database.empty());
  });

  const move = (...options: string[]) => run(['migrate-store', ...options], { folder, environment });
  const nameOf = () => {
    const { hostname, port, pathname } = new URL(database.url);
    return `${pathname.slice(1)} at ${hostname}:${port}`;
  };

  /** No word of the password, in any form. */
  function expectNoPassword(...texts: string[]): void {
    const { password } = new URL(database.url);
    for (const secret of [password, decodeURIComponent(password)])
      expect(texts.join('\n')).not.toContain(secret);
  }

  it('one variable is enough: commands work there, and doctor tells of it', async () => {
    const made = await run(['optimize', 'medical'], { folder, environment });
    expect({ exitCode: made.exitCode, err: made.err }).toEqual({ exitCode: 0, err: '' });
    expect(made.out).toContain('plan #1');
    expect((await run(['history'], { folder, environment })).out).toContain('medical');
    expect(existsSync(join(folder, 'data', 'channels.sqlite'))).toBe(false);

    const { exitCode, out, err } = await run(['doctor'], { folder, environment });
    expect(exitCode).toBe(0);
    // The lines are folded: put together again.
    expect(out.replaceAll(/\n\s+/g, ' ')).toMatch(
      new RegExp(
        `✓ Store +PostgreSQL [\\d.]+, ${nameOf()}, schema \\S+, workspaces: 1; a row was written and read back`,
      ),
    );
    expectNoPassword(made.out, out, err);
  });

  it('doctor and commands say what is wrong with the database', async () => {
    const url = new URL(database.url);
    url.password = 'wrong-password';
    const wrong = { DATABASE_URL: url.href };
    const { exitCode, out } = await run(['doctor', '--json'], { folder, environment: wrong });
    expect(exitCode).toBe(1);
    const report: { findings: { subject: string }[] } = JSON.parse(out);
    expect(report.findings.filter(({ subject }) => subject === 'Store')).toEqual([
      {
        subject: 'Store',
        state: 'wrong',
        detail: expect.stringContaining(`does not let the user "${url.username}" in.`),
        mend: 'see that the PostgreSQL server runs and that DATABASE_URL is right',
      },
    ]);
    const command = await run(['history'], { folder, environment: wrong });
    expect(command.exitCode).toBe(1);
    expect(command.err).toContain('Cannot start: ');
    expect(out + command.out + command.err).not.toContain('wrong-password');
  });

  it('migrate-store moves everything, prints a table, and can be run again', async () => {
    await fill(folder, ['slack:T1', 'discord:9']);
    const first = await move();
    expect(first.exitCode).toBe(0);
    expect(first.out.split('\n').slice(0, 7)).toEqual([
      `${folder}/data/channels.sqlite → ${nameOf()}`,
      'Workspace  Scenarios  Runs  Adopted plans  Schedules  Reports  Outcome',
      '─────────  ─────────  ────  ─────────────  ─────────  ───────  ────────────────',
      'discord:9          1     2              1          1        1  moved, read back',
      'slack:T1           1     2              1          1        1  moved, read back',
      'Handled messages that are remembered: 2',
      '',
    ]);
    expect(first.out.replaceAll('\n', ' ')).toContain(
      'All is moved: each row was read back from PostgreSQL and is the same.',
    );
    expectNoPassword(first.out, first.err);

    const again = await move('--json');
    expect(again.exitCode).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({
      ok: true,
      ending: 'done',
      workspaces: [
        { workspace: 'discord:9', outcome: 'same' },
        { workspace: 'slack:T1', outcome: 'same' },
      ],
    });
    const chinese = await move('--lang', 'zh');
    expect(chinese.out).toContain('原已存在且一致');
  });

  it('migrate-store goes on where it was killed', async () => {
    const workspaces = Array.from({ length: 6 }, (_, index) => `slack:T${index + 1}`);
    await fill(folder, workspaces, 40);
    const program = start(['migrate-store'], { folder, environment });
    await program.logged('workspace looked after');
    program.child.kill('SIGKILL');
    await program.ending;
    // The rows of whole workspaces are there, or none of them.
    const there = await database.query<{ workspace: string; runs: number }>(
      'select workspace, count(*)::int as runs from runs group by workspace order by workspace',
    );
    expect(there.length).toBeGreaterThanOrEqual(1);
    expect(there).toEqual(workspaces.slice(0, there.length).map((workspace) => ({ workspace, runs: 40 })));

    const { exitCode, out } = await move('--json');
    expect(exitCode).toBe(0);
    expect(
      JSON.parse(out)
        .workspaces.map(({ outcome }: { outcome: string }) => outcome)
        .sort(),
    ).toEqual(workspaces.map((_, index) => (index < workspaces.length - there.length ? 'moved' : 'same')));
    const left = readdirSync(join(folder, 'data')).filter((name) => !name.startsWith('channels.sqlite'));
    expect(left).toEqual([]);
  });

  it('migrate-store names a damaged row, a row that is there already and differs, and moves the rest', async () => {
    await fill(folder, ["slack:O'Neil", 'slack:T2', 'slack:T3']);
    await (await openPostgresStore({ url: database.url, log: recordedLog() })).close();
    await database.query(
      `insert into workspaces values ('slack:O''Neil', '{"language":"en"}', '2026-01-01T00:00:00.000Z', 9, 0)`,
    );
    const source = new Libsql(join(folder, 'data', 'channels.sqlite'));
    source.exec(`update runs set body = x'00ff' where workspace = 'slack:T2' and number = 1`);
    source.close();
    const { exitCode, out } = await move();

    expect(exitCode).toBe(1);
    const whole = out.replaceAll('\n', ' ');
    expect(out).toMatch(/^slack:O'Neil +1 +2 +1 +1 +1 {2}not moved$/m);
    expect(out).toMatch(/^slack:T3 +1 +2 +1 +1 +1 {2}moved, read back$/m);
    expect(whole).toContain(
      "· slack:O'Neil: “workspaces slack:O'Neil” is there already, and differs from the one here. If what is there can go, remove it and start again: delete from channels.workspaces where id = 'slack:O''Neil';",
    );
    expect(whole).toContain('· slack:T2: “runs 1” is damaged; PostgreSQL does not take it');
    expect(whole).toContain('What is not named above is moved');
    expect(await database.query('select distinct workspace from runs')).toEqual([{ workspace: 'slack:T3' }]);
  });

  it('migrate-store says so when there is nothing to move from', async () => {
    const { exitCode, out, err } = await move();
    expect({ exitCode, out, err }).toEqual({
      exitCode: 1,
      out: '',
      err: `There is no database of channels at ${folder}/data/channels.sqlite. Set DATA_DIR to the folder that holds it.\n`,
    });
  });

  const tools = ['pg_dump', 'pg_restore'].every(
    (tool) => spawnSync(tool, ['--version'], { encoding: 'utf8' }).status === 0,
  );
  it.skipIf(!tools)('backup says which commands of PostgreSQL do it, and they do', async () => {
    const store = await openPostgresStore({ url: database.url, log: recordedLog() });
    onTestFinished(() => store.close());
    const kept = await store.runs.add('slack:T1', sampleRun({ line: 'optimize kept' }));
    await store.schedules.add('slack:T1', sampleSchedule());
    const { exitCode, out, err } = await run(['backup', "it's.dump"], { folder, environment });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expectNoPassword(out);
    const [dump = '', restore = ''] = out
      .split('\n')
      .flatMap((line) => (/^ {2}pg_/.test(line) ? [line.trim()] : []));
    const shell = (command: string) => {
      const { status, stderr } = spawnSync('sh', ['-c', command], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', PGPASSWORD: decodeURIComponent(new URL(database.url).password) },
      });
      expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
    };
    shell(dump);
    await store.runs.add('slack:T1', sampleRun({ line: 'optimize later' }));
    await store.close();

    // Over what is there, then into a database that is empty.
    shell(restore);
    const other = await makeDatabase();
    onTestFinished(() => other.drop());
    shell(restore.replaceAll(new URL(database.url).pathname, new URL(other.url).pathname));
    for (const { url } of [database, other]) {
      const restored = await openPostgresStore({ url, log: recordedLog() });
      onTestFinished(() => restored.close());
      expect(await restored.runs.list('slack:T1', viewer, { limit: 9 })).toEqual([kept]);
      expect((await restored.runs.add('slack:T1', sampleRun())).number).toBe(2);
      expect((await restored.schedules.add('slack:T1', sampleSchedule())).number).toBe(2);
    }
  });

  it('migrate-store logs each workspace, a JSON object a line', async () => {
    await fill(folder, ['slack:T1']);
    const { err } = await move();
    expect(logLines(err).find(({ msg }) => msg === 'workspace looked after')).toMatchObject({
      workspace: 'slack:T1',
      outcome: 'moved',
      rows: {
        workspaces: 1,
        scenarios: 1,
        runs: 2,
        adoptions: 1,
        schedules: 1,
        reports: 1,
        conversations: 0,
        histories: 0,
        fits: 0,
        experiments: 0,
        observations: 0,
      },
    });
  });
});
