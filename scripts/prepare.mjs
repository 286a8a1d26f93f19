// Gets a checkout ready to run: installs packages when `node_modules` is missing or older than the lockfile,
// and compiles TypeScript when a source file is newer than the last build. All its own output goes to
// standard error, so that a command's standard output stays clean (`--json`).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const installStamp = join(root, 'node_modules', '.channels-install');

/** The hash of the given files' names and contents: equal hashes mean nothing changed. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function sourceFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

function stamped(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(`channels: "${command} ${args.join(' ')}" failed; see the lines above.`);
    process.exit(1);
  }
}

/** Runs one of the project's own tools with this very Node, whatever the shell's PATH says. */
function runTool(packageName, binary, args) {
  run(process.execPath, [join(root, 'node_modules', packageName, binary), ...args]);
}

/** Installs exactly what the lockfile names, unless that has been done already; two that start together, once. */
export function install() {
  const wanted = `${fingerprint(['package-lock.json'])} ${process.platform} ${process.arch}`;
  if (stamped(installStamp, wanted)) return;
  const installOnce = () => {
    if (stamped(installStamp, wanted)) return;
    console.error('channels: installing packages (once) …');
    run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error', '--include=dev', '--include=optional']);
    writeFileSync(installStamp, wanted);
  };
  oneAtATime(join(root, '.installing'), installOnce, () =>
    console.error('channels: another process installs packages here; waiting for it …'),
  );
}

/** Compiles `src`, `commands` and `adapters` into `dist`, unless nothing changed since the last time. */
export function build() {
  compile('tsconfig.json', ['src', 'commands', 'adapters'], 'dist');
}

/** Compiles the benchmark with what it measures into `dist-bench`, likewise. */
export function buildBench() {
  compile('bench/tsconfig.json', ['src', 'commands', 'adapters', 'bench', 'tests'], 'dist-bench');
}

/** Compiles the fault run with the doubles of the platforms into `dist-faults`, likewise. */
export function buildFaults() {
  compile('tests/faults/tsconfig.json', ['src', 'commands', 'adapters', 'bench', 'tests'], 'dist-faults');
}

function compile(project, folders, out) {
  const stamp = join(root, out, '.channels-build');
  const wanted = fingerprint([
    'tsconfig.json',
    project,
    'package-lock.json',
    ...folders.flatMap(sourceFiles),
  ]);
  if (stamped(stamp, wanted)) return;
  console.error('channels: compiling …');
  // Compiled aside and swapped in whole: a process that runs meanwhile never sees half a build.
  const fresh = `${out}-${process.pid}`;
  runTool('typescript', 'bin/tsc', ['-p', project, '--outDir', fresh]);
  writeFileSync(join(root, fresh, '.channels-build'), wanted);
  swapIn(fresh, out, () => stamped(stamp, wanted));
}

/** Puts a build in the place of the one before, unless another process that started with this one did so already. */
function swapIn(fresh, out, isThere) {
  const before = `${fresh}-before`;
  if (!isThere()) {
    rename(out, before, ['ENOENT']);
    if (!rename(fresh, out, ['ENOTEMPTY', 'EEXIST', 'EPERM']) && !isThere()) {
      console.error(`channels: ${out} is being changed by another process; try again.`);
      process.exit(1);
    }
  }
  for (const left of [fresh, before]) rmSync(join(root, left), { recursive: true, force: true });
}

/** Whether the folder was renamed; not, for one of the reasons that are expected. */
function rename(from, to, expected) {
  try {
    renameSync(join(root, from), join(root, to));
    return true;
  } catch (error) {
    if (expected.includes(error.code)) return false;
    throw error;
  }
}
