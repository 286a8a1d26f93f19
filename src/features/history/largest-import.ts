import { refuseLargeTable } from '../../learn/history/read-table.ts';

/** Largest file that a command takes, in bytes; the reader itself goes further. */
export const largestImport = 64 * 1024 * 1024;

/** Throws `UserError` (`file.too-large`). */
export const refuseLargeImport = (size: number) => refuseLargeTable(size, largestImport);
