import type { HistoryReading } from './history-reading.ts';
import { tableOfFile } from './read-file.ts';
import { type ReadPart, readPart } from './read-part.ts';
import { readTable } from './read-table.ts';
import { asRemembered, type RememberedShape, shapeOf } from './shape.ts';

/** How one file is to be read. Plain data, which crosses to another thread. */
export interface FileReading extends HistoryReading {
  /** Which sheet of a workbook. */
  readonly sheet?: string | undefined;
  /** What was confirmed of files before: one of the same shape is read in the same way. */
  readonly shapes?: readonly RememberedShape[] | undefined;
}

/** What one file says. Nothing of it is stored. */
export interface ReadFile extends ReadPart {
  readonly sheet?: string;
  /** Somebody confirmed a file of this shape before. */
  readonly isKnown: boolean;
}

/**
 * Reads any table, also of a workbook, in the light of what was confirmed of its shape.
 *
 * @throws UserError `file.too-large`, `file.empty`, `history.*`
 */
export async function readFilePart(
  bytes: Uint8Array,
  { sheet: asked, shapes = [], ...reading }: FileReading,
): Promise<ReadFile> {
  const knownAs = (table: Uint8Array) => {
    if (shapes.length === 0) return undefined;
    const shape = shapeOf(readTable(table).header.cells);
    return shapes.find((one) => one.shape === shape);
  };
  const table = await tableOfFile(bytes, (sheet) => void readPart(sheet, reading), asked);
  const known = knownAs(table.bytes);
  const part = readPart(table.bytes, asRemembered(reading, known));
  return {
    ...part,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    isKnown: known !== undefined,
    // A sheet that was chosen once is chosen.
    findings: [
      ...table.findings.map((one) => (known === undefined ? one : { ...one, level: 'note' as const })),
      ...part.findings,
    ],
  };
}
