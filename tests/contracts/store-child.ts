import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../src/bot/ports.ts';

/** Where a store is, in a form that a child process can be told. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** An empty place that other processes can be told of. */
export interface SharedPlace {
  readonly address: StoreAddress;
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** Another process that works on a store: `store-child.mjs`, which uses the compiled code. */
export interface StoreChild {
  /** Lets it begin; it waits once it is ready. */
  go(): void;
  /** The next line that it says, as a value; undefined at its end. */
  next(): Promise<unknown>;
  /** What it says from here to its end, once it has ended. */
  rest(): Promise<unknown[]>;
  /** Ends it at once, without any chance to tidy up. */
  kill(): void;
}

/** Compiles the project unless that has been done: the children run the compiled code. */
export function compile(): void {
  const prepare = new URL('../../scripts/prepare.mjs', import.meta.url).href;
  const script = `import { build } from ${JSON.stringify(prepare)}; build();`;
  const result = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`The project does not compile:\n${result.stderr}${result.stdout}`);
}

/** Starts a process on the store, which says `"ready"` and waits for `go`. */
export function startChild(address: StoreAddress, task: string, details: object): StoreChild {
  const script = fileURLToPath(new URL('./store-child.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(address), task, JSON.stringify(details)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  // A killed child's pipe breaks when it is written to; its end is seen on `next`.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function next(): Promise<unknown> {
    const line = await lines.next();
    if (line.done) return undefined;
    try {
      return JSON.parse(line.value);
    } catch {
      // The last line of a killed child may be cut: it was not said.
      return undefined;
    }
  }
  return {
    go: () => void child.stdin.write('go\n'),
    next,
    async rest() {
      const said: unknown[] = [];
      for (let value = await next(); value !== undefined; value = await next()) said.push(value);
      await ended;
      return said;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Has several processes do something at the same time; answers what each of them said. */
export async function together(
  { address }: SharedPlace,
  task: string,
  details: readonly object[],
): Promise<unknown[][]> {
  const children = details.map((one) => startChild(address, task, one));
  for (const child of children) {
    const said = await child.next();
    if (said !== 'ready') throw new Error(`A process did not get ready: ${JSON.stringify(said)}`);
  }
  for (const child of children) child.go();
  return Promise.all(children.map((child) => child.rest()));
}
