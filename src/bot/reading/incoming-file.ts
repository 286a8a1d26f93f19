import { echo, UserError } from '../../scenario/problem.ts';
import type { ReadingPlace } from '../command.ts';

/** A file that came with a request, or that was named at this machine's terminal; not read yet. */
export interface GivenFile {
  readonly name: string;
  /** Its bytes. Throws `UserError` (`file.too-large`, `file.unreachable`, `file.not-found`). */
  read(most: number): Promise<Uint8Array>;
}

type FilePlace = Pick<ReadingPlace, 'invocation' | 'files'>;

/**
 * The one file of a request. Where the platform tells its size, that is checked at once.
 *
 * @throws UserError `file.missing`, `file.several`, `file.only-terminal`, and what `refuseLarge` throws
 */
export function incomingFile(
  path: string | undefined,
  place: FilePlace,
  refuseLarge: (size: number) => void,
): GivenFile {
  const [only, ...more] = incomingFiles(path, place, refuseLarge);
  if (more.length > 0) throw new UserError({ code: 'file.several', values: { count: more.length + 1 } });
  return only;
}

/** All files of a request, likewise; at least one. */
export function incomingFiles(
  path: string | undefined,
  { invocation, files }: FilePlace,
  refuseLarge: (size: number) => void,
): readonly [GivenFile, ...GivenFile[]] {
  const [dropped, ...more] = invocation.files ?? [];
  if (dropped !== undefined) {
    for (const { size } of [dropped, ...more]) refuseLarge(size);
    return [dropped, ...more];
  }
  if (path === undefined) throw new UserError({ code: 'file.missing' });
  if (!invocation.where.mayReadFiles || files === undefined) {
    throw new UserError({ code: 'file.only-terminal', received: echo(path) });
  }
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return [{ name, read: (most) => files.read(path, most) }];
}
