import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../adapters/storage/sqlite.ts';
import { recordedLog } from '../contracts/recorded-log.ts';
import { sampleScenario, sampleSchedule } from '../contracts/stored-samples.ts';
import { run, start, workFolder } from './program.ts';

const weeks = ['2024-01-01,1200,300,21000', '2024-01-08,1500,0,23500', '2024-01-15,900,450,19800'];

it('the terminal connects a link by its name, takes new weeks in, and never shows the link', async () => {
  let rows = weeks;
  const server = createServer((_, response) => {
    response.end(['date,tv spend,radio spend,revenue', ...rows].join('\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const folder = workFolder();
  const environment = {
    SOURCE_SHOP_URL: `http://127.0.0.1:${port}/weekly.csv?signature=very-secret`,
    SOURCE_PRIVATE_ADDRESSES: '127.0.0.1',
    LOG_LEVEL: 'debug',
  };
  const typed = (line: string) => run(line.split(' '), { folder, environment });
  const all = [];
  for (const line of ['data sources', 'data connect ours shop', 'data refresh']) all.push(await typed(line));
  rows = [...weeks, '2024-01-22,1000,300,22000'];
  for (const line of ['data refresh ours', 'data show ours', 'data disconnect ours'])
    all.push(await typed(line));

  expect(all.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0, 0]);
  all.push(await run(['doctor'], { folder, environment }));
  expect(all.at(-1)?.out).toMatch(/Source shop\s+1 table, 1\d\d bytes; open to this machine\s+only/);
  const told = [
    'shop',
    'ours is fed by shop',
    'Nothing new',
    '1 new week, 0 changed',
    '4 weeks',
    'no longer feeds',
  ];
  for (const [index, text] of told.entries()) expect(all[index]?.out).toContain(text);
  expect(all.map(({ out, err }) => out + err).join('\n')).not.toMatch(/very-secret|weekly\.csv/);
}, 240_000);

it('the first page of this machine alone brings over what pages kept before; the terminal then sees it', async () => {
  const folder = workFolder();
  const directory = join(folder, 'data');
  const filled = await openSqliteStore({ directory, log: recordedLog() });
  await filled.scenarios.save('web:local', sampleScenario('theirs'), 'local');
  await filled.scenarios.save('web:local', sampleScenario('both'), 'local');
  await filled.scenarios.save('terminal:local', sampleScenario('both'), 'me');
  const place = { front: 'web' as const, channel: 'web', isPrivate: false };
  await filled.schedules.add(
    'web:local',
    sampleSchedule({
      place,
      scenario: 'both',
      line: 'optimize both',
      state: 'paused',
      pausedBecause: 'asked',
    }),
  );
  await filled.workspaces.save('web:local', { currency: 'USD' });
  await filled.workspaces.save('terminal:local', { currency: 'CNY' });
  await filled.close();

  const page = start(['serve'], { folder, environment: { WEB_PORT: '0' } });
  await page.logged('ready');
  page.child.kill('SIGTERM');
  const { out, exitCode } = await page.ending;
  expect(exitCode).toBe(0);
  expect(out).toContain('Terminal and page share one workspace from now on');
  expect(out).toContain('Both had both; the page’s is called both-2 now.');
  expect(
    readdirSync(directory).filter((name) => /^channels-before-joining-.*\.sqlite$/.test(name)),
  ).toHaveLength(1);

  const { out: listed } = await run(['scenario', 'list'], { folder });
  for (const id of ['theirs', 'both', 'both-2']) expect(listed).toContain(id);
  expect((await run(['schedule', 'list'], { folder })).out).toContain('optimize both-2');
  expect((await run(['settings'], { folder })).out).toContain('CNY at the terminal, USD on the page');
  expect((await run(['settings', 'currency=USD'], { folder })).out).not.toContain('on the page');

  const again = start(['serve'], { folder, environment: { WEB_PORT: '0' } });
  await again.logged('ready');
  again.child.kill('SIGTERM');
  expect((await again.ending).out).not.toContain('share one workspace');
}, 240_000);

it('a page with a password keeps its own workspace', async () => {
  const folder = workFolder();
  const directory = join(folder, 'data');
  const filled = await openSqliteStore({ directory, log: recordedLog() });
  await filled.scenarios.save('web:local', sampleScenario('theirs'), 'local');
  await filled.close();
  const page = start(['serve'], {
    folder,
    environment: { WEB_PORT: '0', WEB_PASSWORD: 'correct horse battery' },
  });
  await page.logged('ready');
  page.child.kill('SIGTERM');
  expect((await page.ending).out).not.toContain('share one workspace');
  expect((await run(['scenario', 'list'], { folder })).out).not.toContain('theirs');
}, 240_000);
