// `npm run gallery`: draws every chart of tests/adapters/charts/gallery.ts into out/gallery, to be looked at.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './prepare.mjs';

install();
const folder = join(root, 'out', 'gallery');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
spawn(process.execPath, [vitest, 'run', 'tests/adapters/charts/gallery.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHANNELS_GALLERY: folder },
}).on('exit', (code) => {
  if (code === 0) console.log(`channels: the pictures are in ${folder}`);
  process.exit(code ?? 1);
});
