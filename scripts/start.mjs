// `npm start -- <command>`: makes the checkout ready, then hands over to the compiled program.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './prepare.mjs';

install();
build();
await import(pathToFileURL(join(root, 'dist', 'src', 'main.js')).href);
