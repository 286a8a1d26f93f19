/**
 * What kind of fault. Of a file: it is missing, cannot be written, is not ours (or no database at all), is damaged, or was
 * removed or replaced while in use. Of a server: it does not answer, does not let us in (`login`), has no such
 * database, gives too few rights, lets nobody write, its certificate or encryption does not do (`tls`), or the
 * connection broke off and it is not certain whether a change was stored (`unclear`). Of both: written by a newer
 * version, full, failing, or kept busy by others.
 */
export type StorageFault =
  | 'missing'
  | 'not-writable'
  | 'not-ours'
  | 'newer'
  | 'damaged'
  | 'full'
  | 'disk'
  | 'busy'
  | 'replaced'
  | 'unreachable'
  | 'login'
  | 'no-database'
  | 'rights'
  | 'read-only'
  | 'tls'
  | 'unclear';

/** Something is wrong with where data is kept. The message is for the operator: what, where, and what to do. */
export class StorageError extends Error {
  readonly fault: StorageFault;

  constructor(fault: StorageFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
    this.fault = fault;
  }
}
