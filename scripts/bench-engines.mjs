// `npm run bench:engines`: makes the checkout ready, then measures the engines on tables of responses and on the
// article's loop; which engine serves what (src/optimise/engine/choose.ts) rests on this. `--json` prints the figures as JSON.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildBench, install, root } from './prepare.mjs';

install();
buildBench();
const file = join(root, 'dist-bench', 'bench', 'engines.js');
const { enginesText, measureEngines } = await import(pathToFileURL(file).href);
const times = await measureEngines();
console.log(process.argv.includes('--json') ? JSON.stringify(times, null, 2) : enginesText(times));
