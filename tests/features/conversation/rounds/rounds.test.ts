import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roundShape } from './expected.ts';
import { judged, type Verdict } from './score.ts';

const folder = new URL('../../../fixtures/sentences/rounds/', import.meta.url);

/** What is kept of what the rounds taught; their first scores, which count, are in `docs/talk-measured.md`. */
describe.each(['en', 'zh'] as const)('Sentences of all rounds (%s)', (language) => {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith(`-${language}.json`))
    .flatMap((name) => judged(roundShape.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))));
  const told = (verdict: Verdict) =>
    all
      .filter((one) => one.verdict === verdict)
      .map(({ says, got, wanted }) => `${verdict}: ${says} → ${got} ≠ ${wanted}`);
  const share = (count: number) => count / all.length;

  it('are six rounds of 60', () => {
    expect(all).toHaveLength(360);
  });

  it('are acted on wrongly in less than one of 100 cases', () => {
    expect(share(told('wrong').length), told('wrong').join('\n')).toBeLessThan(0.01);
  });

  it('are read rightly in seven of ten, and offered on a button in 17 of 20', () => {
    const left = [...told('unhelpful'), ...told('question'), ...told('button')].join('\n');
    const right = told('right').length;
    expect(share(right), left).toBeGreaterThanOrEqual(0.7);
    expect(share(right + told('button').length), left).toBeGreaterThanOrEqual(0.85);
  });
});
