/**
 * What kind of fault: the place cannot be written, the file is not ours (or no database at all), it was written
 * by a newer version, it is damaged, the disk is full or failing, another process keeps it locked, or the file
 * was removed or replaced while in use.
 */
export type StorageFault =
  | 'not-writable'
  | 'not-ours'
  | 'newer'
  | 'damaged'
  | 'full'
  | 'disk'
  | 'busy'
  | 'replaced';

/** Something is wrong with where data is kept. The message is for the operator: what, where, and what to do. */
export class StorageError extends Error {
  readonly fault: StorageFault;

  constructor(fault: StorageFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
    this.fault = fault;
  }
}
