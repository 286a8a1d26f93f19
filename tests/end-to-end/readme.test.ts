import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { run, typed } from './program.ts';
import { expectFit, expectImport, expectPlan, expectReport } from './robyn-weeks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The command lines in the README's shell blocks, in order, without their comments. */
const commands = [...readme.matchAll(/^```sh\n(.*?)^```/gms)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line.startsWith('npm start'));

/** Numbers that depend on how long the search was given. */
const settled = (text: string) =>
  text.replace(/(within|Gap:?) [\d.]+%/g, '$1 …%').replace(/after \d+ iterations?/g, 'after … iterations');

describe('the README', () => {
  it('shows pictures that are there', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    expect(pictures.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  describe('shows commands that work, one after the other in one folder:', () => {
    const folder = mkdtempSync(join(tmpdir(), 'channels-readme-'));
    // Some read the example data of the checkout, in which people type them.
    symlinkSync(join(root, 'tests'), join(folder, 'tests'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const printed = new Map<string, string>();
    const said = (line: string) => {
      const out = printed.get(`npm start -- ${line}`);
      if (out === undefined) throw new Error(`the README does not show ${line}, or it failed`);
      return out;
    };
    /** What a command line prints. */
    const type = async (line: string) => {
      const { exitCode, out, err } = await run(line.split(' '), { folder });
      expect({ line, exitCode, err }).toEqual({ line, exitCode: 0, err: '' });
      return out;
    };

    it('more than ten', () => expect(commands.length).toBeGreaterThan(10));

    for (const command of commands) {
      it(command, async () => {
        const { exitCode, out, err } = await typed(command, { folder });
        expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
        // Some are there twice; what the first of them prints depends on nothing before it.
        if (!printed.has(command)) printed.set(command, out);
      });
    }

    it('the first prints the reply that is shown', () => {
      const shown = /<!-- reply:start.*?-->\s+```text\n(.*?)```/s.exec(readme)?.[1];
      expect(settled(shown ?? '')).toBe(settled(said('optimize medical')));
    });

    it('those on the public weeks of Robyn lead from the file to a plan, and on to its report', async () => {
      expectImport(said('data import shop ./tests/fixtures/history/robyn_simulated_weekly.csv'), 'shop');
      expectFit(said('fit shop'), 'shop');
      const plan = expectPlan(said('optimize shop anyway=yes'), 'shop', folder);
      expect(await type(`adopt ${plan}`)).toContain(`the team has adopted plan #${plan}`);
      const added = (await type('schedule add shop weekly mon 09:00 anyway=yes')).replace(/\s+/g, ' ');
      expect(added).toContain('shop is reported every Monday at 09:00 (UTC) in this terminal');
      expectReport(await type('schedule run 1'), { scenario: 'shop', plan, folder });
    });
  });
});
