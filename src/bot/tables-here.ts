import { readFilePart } from '../learn/history/read-file-part.ts';
import type { TableReader } from './ports.ts';

/** Reads tables in this thread: for processes that answer nobody meanwhile. */
export const tablesHere: TableReader = { read: readFilePart };
