// `npm run test:faults [-- --kills 200 --seconds 400 --seed 1]`: makes the checkout ready, then kills the program at
// work, some hundred times, and shows that every report arrives once all the same.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildFaults, install, root } from './prepare.mjs';

install();
build();
buildFaults();
const { testFaults } = await import(
  pathToFileURL(join(root, 'dist-faults', 'tests', 'faults', 'main.js')).href
);
process.exitCode = await testFaults(root, process.argv.slice(2));
