// `npm run readme`: puts what `npm start -- optimize medical` prints, and the two pictures that it writes, into the
// README. A test compares the README with the program's real output.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, root } from './prepare.mjs';

install();
build();
const folder = mkdtempSync(join(tmpdir(), 'channels-readme-'));
const { stdout, status } = spawnSync(
  process.execPath,
  [join(root, 'dist', 'src', 'main.js'), 'optimize', 'medical'],
  { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder, TZ: 'UTC' } },
);
if (status !== 0) throw new Error('optimize medical failed');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const [start, end] = ['<!-- reply:start', '<!-- reply:end -->'];
const from = readme.indexOf('\n', readme.indexOf(start)) + 1;
writeFileSync(
  join(root, 'README.md'),
  `${readme.slice(0, from)}\n\`\`\`text\n${stdout.trimEnd()}\n\`\`\`\n\n${readme.slice(readme.indexOf(end))}`,
);
mkdirSync(join(root, 'docs'), { recursive: true });
for (const chart of ['contributions', 'convergence']) {
  copyFileSync(join(folder, 'out', `medical-1-${chart}.png`), join(root, 'docs', `medical-${chart}.png`));
}
rmSync(folder, { recursive: true });
