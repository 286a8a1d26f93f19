// `npm run bench:reports [-- --workspaces 100]`: makes the checkout ready, then measures a thousand reports that are due in one moment.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildBench, install, root } from './prepare.mjs';

install();
build();
buildBench();
const { benchReports } = await import(pathToFileURL(join(root, 'dist-bench', 'bench', 'reports.js')).href);
process.exitCode = await benchReports(root, process.argv.slice(2));
