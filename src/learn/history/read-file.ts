import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Finding } from './finding.ts';
import { refuseLargeTable } from './read-records.ts';
import { isWorkbook, readWorkbook, type Sheet } from './workbook.ts';

/** One table of a file as CSV, ready for `readHistory` and `readPart`, as often as they are asked. */
export interface FileTable {
  readonly bytes: Uint8Array;
  /** Of a workbook. */
  readonly sheet?: string;
  readonly sheets: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * The table of a file: a text as it is; of a workbook the sheet that is asked for, else the only one that `isReadable`,
 * else the longest of these, with a doubt that names the others.
 *
 * @throws UserError `file.too-large`, `history.not-text`, `history.no-sheet`; what `isReadable` threw where no sheet is
 */
export async function tableOfFile(
  bytes: Uint8Array,
  isReadable: (bytes: Uint8Array) => void,
  asked?: string,
): Promise<FileTable> {
  refuseLargeTable(bytes.length);
  if (!isWorkbook(bytes)) return { bytes, sheets: [], findings: [] };
  const sheets = await readWorkbook(bytes);
  const names = sheets.map(({ name }) => name);
  if (asked !== undefined) {
    const same = ({ name }: Sheet) => name.trim().toLowerCase() === asked.trim().toLowerCase();
    const found = sheets.find(same);
    if (found !== undefined) return { bytes: found.bytes, sheet: found.name, sheets: names, findings: [] };
    throw new UserError({ code: 'history.no-sheet', received: asked, values: { choices: listNames(names) } });
  }
  const problems: UserError[] = [];
  const readable = sheets.filter((sheet) => {
    try {
      isReadable(sheet.bytes);
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
      return false;
    }
  });
  const [best, ...others] = readable.toSorted((a, b) => b.rows - a.rows);
  if (best === undefined) throw problems[0] ?? new UserError({ code: 'file.empty' });
  const values = { sheet: best.name, choices: listNames(names) };
  const findings: Finding[] =
    names.length === 1
      ? []
      : [
          {
            code: others.length > 0 ? 'several-sheets' : 'sheet',
            level: others.length > 0 ? 'doubt' : 'note',
            values,
          },
        ];
  return { bytes: best.bytes, sheet: best.name, sheets: names, findings };
}
