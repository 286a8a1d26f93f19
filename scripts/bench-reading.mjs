// `npm run bench:reading [-- --megabytes 50]`: makes the checkout ready, then reads a large file of daily campaign rows
// and says how much memory and time that takes.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildBench, install, root } from './prepare.mjs';

install();
buildBench();
const { benchReading } = await import(pathToFileURL(join(root, 'dist-bench', 'bench', 'reading.js')).href);
process.exitCode = benchReading(process.argv.slice(2));
