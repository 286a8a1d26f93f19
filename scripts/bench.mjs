// `npm run bench [-- part of a problem's name …]`: makes the checkout ready, then measures the optimiser.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildBench, install, root } from './prepare.mjs';

install();
buildBench();
const { bench } = await import(pathToFileURL(join(root, 'dist-bench', 'bench', 'bench.js')).href);
process.exitCode = await bench(root, process.argv.slice(2));
