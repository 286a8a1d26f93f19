// `npm run check`: format, lint, types, unused code. (The import rule is a test: tests/import-rule.test.ts.)
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './prepare.mjs';

install();
const steps = [
  ['format and lint', ['@biomejs/biome/bin/biome', 'check', '.']],
  ['types', ['typescript/bin/tsc', '-p', 'tests/tsconfig.json']],
  ['unused code', ['knip/bin/knip.js']],
];
let failed = 0;
for (const [name, [tool, ...args]] of steps) {
  console.log(`— ${name}`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
