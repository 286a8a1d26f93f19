import { echo, UserError } from '../../scenario/problem.ts';
import type { ReadingPlace } from '../command.ts';

/** A file that came with a command. */
interface IncomingBytes {
  readonly name: string;
  read(most: number): Promise<Uint8Array>;
}

/**
 * The one file that came with it, or that is named at this machine's terminal; its size is checked before it is read.
 * Throws `UserError` (`file.missing`, `file.several`, `file.too-large`, `file.only-terminal`).
 */
export function incomingFile(
  path: string | undefined,
  { invocation, files }: Pick<ReadingPlace, 'invocation' | 'files'>,
  largest: number,
): IncomingBytes {
  const [dropped, ...more] = invocation.files ?? [];
  if (dropped !== undefined) {
    if (more.length > 0) throw new UserError({ code: 'file.several', values: { count: more.length + 1 } });
    refuseLarge(dropped.size, largest);
    return dropped;
  }
  if (path === undefined) throw new UserError({ code: 'file.missing' });
  if (!invocation.where.mayReadFiles || files === undefined) {
    throw new UserError({ code: 'file.only-terminal', received: echo(path) });
  }
  return { name: path.split(/[\\/]/).at(-1) ?? path, read: () => files.read(path) };
}

/** Refuses what is larger than `largest` bytes. Throws `UserError` (`file.too-large`). */
export function refuseLarge(size: number, largest: number): void {
  if (size <= largest) return;
  const megabytes = (bytes: number) => bytes / 1024 / 1024;
  throw new UserError({
    code: 'file.too-large',
    received: `${megabytes(size).toFixed(1)} MB`,
    values: { size, limit: largest, limitText: `${megabytes(largest)} MB` },
  });
}
