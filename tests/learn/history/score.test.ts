import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { readHistoryFile } from '../../../src/learn/history/read-history.ts';
import { judge, rightReadingOf, type Verdict } from './right-reading.ts';
const folder = new URL('../../fixtures/history/' +(process.env.SET??'nasty2')+'/', import.meta.url);
test('score', async () => {
  const counts: Record<string, number> = {};
  const out: string[] = [];
  for (const file of readdirSync(folder).filter((n) => !n.endsWith('.json')&& n!=='README.md')) {
    const url = new URL(file, folder);
    let v: Verdict | {verdict:'crash';why:string};
    try { v = await judge(rightReadingOf(url), () => readHistoryFile(readFileSync(url), { currency: 'EUR' })); } catch (e) { v = { verdict: 'crash', why: String(e instanceof Error ? e.stack : e).slice(0, 300) }; }
    counts[v.verdict] = (counts[v.verdict] ?? 0) + 1;
    out.push(`${v.verdict.padEnd(8)} ${file} ${v.why.slice(0,300)}`);
  }
  console.log(`${out.join('\n')}\n${JSON.stringify(counts)}`);
});
