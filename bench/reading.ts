import { parse } from 'csv-parse/sync';
import { readHistory } from '../src/learn/history/read-history.ts';

const megabyte = 1024 * 1024;

/** Daily rows of campaigns and ad sets, as platforms export them, of about this many bytes. */
function campaignRows(size: number): Buffer {
  const days = 1_095;
  const head = 'Day,Platform,Campaign,Ad set,Cost,Impr.,Clicks,Conv. value\n';
  const rowsPerDay = Math.ceil(size / days / 60);
  const file = Buffer.alloc(size + 1_000_000);
  let end = file.write(head);
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.UTC(2023, 0, 2 + day)).toISOString().slice(0, 10);
    for (let k = 0; k < rowsPerDay && end < size; k += 1) {
      const platform = ['Google', 'Meta', 'TikTok', 'Bing'][k % 4] ?? '';
      const cost = (((day * 7_919 + k * 104_729) % 100_000) / 100).toFixed(2);
      const row = `${date},${platform},Campaign ${k % 40},Ad set ${k % 997},${cost},${k * 31},${k % 91},${(Number(cost) * 3.1).toFixed(2)}\n`;
      end += file.write(row, end);
    }
  }
  return file.subarray(0, end);
}

/**
 * Reads a generated file (50 MB unless told) and says what that took: time as a multiple of splitting the same file into
 * cells and throwing them away, memory beyond the file's own bytes as a multiple of the file.
 */
export function benchReading(argv: readonly string[]): number {
  const size = Number(argv[argv.indexOf('--megabytes') + 1] ?? 50) || 50;
  const bytes = campaignRows(size * megabyte);
  const held = process.memoryUsage().rss;
  const start = process.hrtime.bigint();
  const { history, columns } = readHistory(bytes, { currency: 'USD' });
  const took = Number(process.hrtime.bigint() - start);
  const peak = process.resourceUsage().maxRSS * 1024;
  const begin = process.hrtime.bigint();
  let rows = 0;
  parse(bytes, {
    on_record() {
      rows += 1;
      return null;
    },
  });
  const plain = Number(process.hrtime.bigint() - begin);
  const lines = [
    `${(bytes.length / megabyte).toFixed(0)} MB, ${rows.toLocaleString('en')} rows → ${history.weeks.length} weeks, ${history.channels.length} channels, ${columns.length} columns`,
    `memory beyond the file: ${((peak - held) / bytes.length).toFixed(2)} times its size (${((peak - held) / megabyte).toFixed(0)} MB)`,
    `time: ${(took / plain).toFixed(2)} times that of splitting it into cells`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
