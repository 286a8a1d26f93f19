// `npm run bench:fit [-- --replicates 100 --rounds 300 --seeds 10]`: makes the checkout ready, then checks a fit's intervals on
// data whose truth is known.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildBench, install, root } from './prepare.mjs';

install();
buildBench();
const { benchFit } = await import(pathToFileURL(join(root, 'dist-bench', 'bench', 'fit', 'fit.js')).href);
process.exitCode = await benchFit(root, process.argv.slice(2));
