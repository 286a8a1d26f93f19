import type { TableReader } from '../../bot/ports.ts';
import { readFilePart } from '../../learn/history/read-file-part.ts';

/** Reads tables in this thread: for processes that answer nobody meanwhile. */
export const tablesHere: TableReader = { read: readFilePart };
