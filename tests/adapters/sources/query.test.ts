import { createServer } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { querySource } from '../../../adapters/sources/query.ts';
import { usualBounds } from '../../../adapters/sources/settings.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { makeDatabase, type TestDatabase, withoutPostgres } from '../../postgres/databases.ts';
import { problemOf } from './problem-of.ts';

const largest = 1_000_000;

describe.skipIf(withoutPostgres)('a query', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
    await database.query(
      `create table public.weekly (week date, "tv spend" numeric(12,2), revenue float8, note text)`,
    );
    await database.query(
      `insert into public.weekly values ('2025-01-06', 1200.50, 21000.1, 'a "quoted", note'), ('2025-01-13', null, 23500, E'two\nlines')`,
    );
    await database.query('create sequence public.counted');
    return () => database.drop();
  });

  const source = (
    query: string,
    { url = '', ...bounds }: { url?: string; timeoutMs?: number; mostRows?: number } = {},
  ) => {
    const log = recordedLog();
    const needs = { database: url || database.url, query, bounds: { ...usualBounds, ...bounds }, log };
    return { log, fetch: (most = largest) => querySource('shop', needs).fetch({ largest: most }) };
  };

  it('gives its rows as a table, to the digit', async () => {
    const [file] = await source('select * from public.weekly order by week;').fetch();
    expect(file?.name).toBe('shop.csv');
    expect(new TextDecoder().decode(file?.bytes)).toBe(
      'week,tv spend,revenue,note\n' +
        '2025-01-06,1200.50,21000.1,"a ""quoted"", note"\n' +
        '2025-01-13,,23500,"two\nlines"',
    );
  });

  it('gives all of many rows, and refuses more than may come', async () => {
    const many = (count: number) => `select n, 1 as x from generate_series(1, ${count}) n`;
    const [file] = await source(many(1_700)).fetch();
    expect(new TextDecoder().decode(file?.bytes).split('\n')).toHaveLength(1_701);
    expect(await problemOf(source(many(1_001), { mostRows: 1_000 }).fetch())).toEqual({
      code: 'source.rows',
      received: 'shop',
      values: { bound: 1_000 },
    });
    const [exact] = await source(many(1_000), { mostRows: 1_000 }).fetch();
    expect(new TextDecoder().decode(exact?.bytes).split('\n')).toHaveLength(1_001);
    // An endless answer is read no further than the limit.
    const wide = source(`select generate_series(1, 2000000000) as n, repeat('x', 10000) as x`, {
      mostRows: 9e9,
    });
    expect(await problemOf(wide.fetch(100_000))).toMatchObject({ code: 'file.too-large' });
    expect(await problemOf(source('select 1 as x where false').fetch())).toMatchObject({
      code: 'source.no-rows',
    });
  });

  it.each([
    ['an update', `update public.weekly set revenue = 0 returning week`],
    ['an update inside of it', `with gone as (delete from public.weekly returning *) select * from gone`],
    ['a function that writes', `select nextval('public.counted')`],
    ['a second statement', `select 1 as x; commit; drop table public.weekly`],
    ['a table that is not there', `select * from public.missing`],
  ])('changes nothing: %s is refused, and what was asked stays out of chat and log', async (_, query) => {
    const { fetch, log } = source(query);
    const problem = await problemOf(fetch());
    expect(problem).toEqual({
      code: 'source.query',
      received: 'shop',
      values: { state: expect.stringMatching(/^\w{5}$/) },
    });
    expect(JSON.stringify(log.lines)).not.toMatch(/weekly|missing|postgres:/);
    expect(await database.query('select count(*)::int as rows from public.weekly where revenue > 0')).toEqual(
      [{ rows: 2 }],
    );
  });

  it('is cut off when it takes too long, by the server too', async () => {
    const problem = await problemOf(source('select pg_sleep(60) as x', { timeoutMs: 500 }).fetch());
    expect(problem).toEqual({ code: 'source.slow', received: 'shop', values: { seconds: 0.5 } });
    await expect
      .poll(
        () =>
          database.query(
            `select count(*)::int as running from pg_stat_activity where application_name = 'channels source' and datname = current_database()`,
          ),
        { timeout: 20_000 },
      )
      .toEqual([{ running: 0 }]);
  });

  it('says that nobody lets it in, or answers', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const urls = [
      `postgres://someone:wrong-password@127.0.0.1:${port}/shop`,
      'postgres://someone:wrong-password@127.0.0.1:1/shop',
    ];
    for (const url of urls) {
      const { fetch, log } = source('select 1 as x', { url });
      expect(await problemOf(fetch())).toEqual({ code: 'source.database', received: 'shop' });
      expect(JSON.stringify(log.lines)).not.toContain('wrong-password');
    }
  });
});
