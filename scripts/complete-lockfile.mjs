// `node scripts/complete-lockfile.mjs`: adds to package-lock.json the optional packages of other platforms that it
// names but does not list. npm leaves them out when the lockfile is written with a registry mirror that does not
// hold them; `npm ci` then fails on newer npm, and on those platforms nobody gets the package. Their versions are
// exact in the packages that name them; which platform they are for is in their names.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The lockfile's entry for a package such as `@napi-rs/canvas-linux-x64-musl`; none when its name says too little. */
function entryFor(name, version, isDev) {
  const words = name.split('/').at(-1).split(/[-_]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) return undefined;
  const library = os === 'linux' && words.map((word) => /^(?:gnu|musl)/.exec(word)?.[0]).find(Boolean);
  return {
    version,
    cpu: [cpu],
    ...(isDev && { dev: true }),
    ...(library && { libc: [library === 'musl' ? 'musl' : 'glibc'] }),
    optional: true,
    os: [os],
  };
}

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, { optionalDependencies = {}, dev = false }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const places = [`node_modules/${name}`, `${path}/node_modules/${name}`];
    if (places.some((place) => place in lock.packages)) continue;
    const entry = entryFor(name, version, dev);
    if (entry === undefined) {
      console.error(`${name}@${version}: its name does not say which platform it is for; left out`);
      process.exitCode = 1;
    } else {
      lock.packages[places[0]] = entry;
      added += 1;
    }
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added`);
