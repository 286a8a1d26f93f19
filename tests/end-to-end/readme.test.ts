import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run, workFolder } from './program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const main = join(root, 'dist', 'src', 'main.js');

/** The command lines in the README's shell blocks, in order, without their comments. */
const commands = [...readme.matchAll(/^```sh\n(.*?)^```/gms)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line.startsWith('npm start'));

/** Numbers that depend on how long the search was given. */
const settled = (text: string) =>
  text.replace(/(within|Gap:?) [\d.]+%/g, '$1 …%').replace(/after \d+ iterations?/g, 'after … iterations');

describe('the README', () => {
  it('shows the reply that the first command prints', async () => {
    const shown = /<!-- reply:start.*?-->\s+```text\n(.*?)```/s.exec(readme)?.[1];
    const { out } = await run(['optimize', 'medical']);
    expect(settled(shown ?? '')).toBe(settled(out));
  });

  it('shows pictures that are there', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    expect(pictures.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('shows commands that work, one after the other in one folder', () => {
    expect(commands.length).toBeGreaterThan(10);
    const folder = workFolder();
    // Some read the example data of the checkout, in which people type them.
    symlinkSync(join(root, 'tests'), join(folder, 'tests'));
    for (const command of commands) {
      const line = command.replace(/^npm start( --silent)?( --)?/, `"${process.execPath}" "${main}"`);
      const { status, stderr } = spawnSync('sh', ['-c', line], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', HOME: folder, TZ: 'UTC' },
      });
      expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
    }
  });
});
