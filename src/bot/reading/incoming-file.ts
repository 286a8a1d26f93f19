import { echo, UserError } from '../../scenario/problem.ts';
import type { ReadingPlace } from '../command.ts';

/** A file that came with a request, or that was named at this machine's terminal; not read yet. */
export interface GivenFile {
  readonly name: string;
  /** Its bytes. Throws `UserError` (`file.too-large`, `file.unreachable`, `file.not-found`). */
  read(most: number): Promise<Uint8Array>;
}

/**
 * The one file of a request. Where the platform tells its size, that is checked at once.
 *
 * @throws UserError `file.missing`, `file.several`, `file.only-terminal`, and what `refuseLarge` throws
 */
export function incomingFile(
  path: string | undefined,
  { invocation, files }: Pick<ReadingPlace, 'invocation' | 'files'>,
  refuseLarge: (size: number) => void,
): GivenFile {
  const [dropped, ...more] = invocation.files ?? [];
  if (dropped !== undefined) {
    if (more.length > 0) throw new UserError({ code: 'file.several', values: { count: more.length + 1 } });
    refuseLarge(dropped.size);
    return dropped;
  }
  if (path === undefined) throw new UserError({ code: 'file.missing' });
  if (!invocation.where.mayReadFiles || files === undefined) {
    throw new UserError({ code: 'file.only-terminal', received: echo(path) });
  }
  return { name: path.split(/[\\/]/).at(-1) ?? path, read: () => files.read(path) };
}
