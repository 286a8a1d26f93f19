import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createTableReader } from '../../../adapters/jobs/table-reader.ts';
import { readFilePart } from '../../../src/learn/history/read-file-part.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const file = new URL('../../fixtures/history/shipped/weekly.xlsx', import.meta.url);

function reader() {
  const workerFile = new URL('../../../dist/adapters/jobs/table-worker.js', import.meta.url);
  const made = createTableReader({ workerFile });
  onTestFinished(() => made.close());
  return made;
}

test('a thread reads what is read here, a workbook too', async () => {
  const bytes = readFileSync(file);
  const reading = { currency: 'USD', fileName: 'weekly.xlsx' };
  expect(await reader().read(bytes, reading)).toEqual(await readFilePart(bytes, reading));
});

test('what is wrong with a file crosses the thread as it is', async () => {
  const bytes = new TextEncoder().encode('nothing here');
  await expect(reader().read(bytes, { currency: 'USD' })).rejects.toBeInstanceOf(UserError);
});
