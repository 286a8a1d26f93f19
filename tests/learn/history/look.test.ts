import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { readHistoryFile } from '../../../src/learn/history/read-history.ts';
import { UserError } from '../../../src/scenario/problem.ts';
test('look', async () => {
  for (const f of (process.env.FILES ?? '').split(' ')) {
    try {
      const r = await readHistoryFile(readFileSync(f), { currency: 'EUR', fileName: f });
      console.log(f, r.history.weeks.length, r.history.currency, r.history.outcome.name, r.history.outcome.values.reduce((a, b) => a + b, 0), JSON.stringify(r.history.channels.map((c) => [c.name, c.spend.reduce((a, b) => a + b, 0)])), '\n', r.columns.map((c) => `${c.name}: ${c.role} ${c.because ?? ''}`).join(' | '), '\n', r.findings.map((x) => JSON.stringify(x)).join('\n '));
    } catch (e) { console.log(f, e instanceof UserError ? JSON.stringify(e.problems) : e); }
  }
});
