import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roundShape } from './expected.ts';
import { judged, type Verdict } from './score.ts';

const folder = new URL('../../../fixtures/sentences/rounds/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe.skipIf(files.length === 0).each(files.length === 0 ? ['none'] : files)('Sentences of %s', (file) => {
  const round = roundShape.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const all = judged(round);
  const told = (verdict: Verdict) =>
    all
      .filter((one) => one.verdict === verdict)
      .map(({ says, got, wanted }) => `${verdict}: ${says} → ${got} ≠ ${wanted}`);
  const share = (count: number) => count / all.length;

  it('are never acted on wrongly', () => {
    expect(told('wrong')).toEqual([]);
  });

  it('are read rightly in four of five, and offered on a button in nineteen of twenty', () => {
    const left = [...told('unhelpful'), ...told('question'), ...told('button')].join('\n');
    const right = told('right').length;
    expect(share(right), left).toBeGreaterThanOrEqual(0.8);
    expect(share(right + told('button').length), left).toBeGreaterThanOrEqual(0.95);
  });
});
