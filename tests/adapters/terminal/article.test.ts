import { describe, expect, it } from 'vitest';
import { printArticle } from '../../../adapters/terminal/article.ts';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { loadTensorEngine } from '../../../src/optimise/engine/load.ts';

async function printed(language: 'en' | 'zh', json: boolean): Promise<string> {
  let text = '';
  await printArticle({ words: wordsFor(language), json, write: (part) => (text += part) });
  return text;
}

/** Losses below this are noise of float32 and differ from backend to backend. */
const withoutNoise = (text: string) =>
  text
    .replaceAll(/ *\b(?:0|[\d.]+e-1[1-9])$/gm, ' ~0')
    .replaceAll(/(at|为) (0|[\d.]+e-1\d)(?=[ （])/g, '$1 ~0');

// Some seconds a run: 10,000 small steps are what tensors are slowest at.
describe('the article in the terminal', () => {
  it('prints a table of steps and losses', async () => {
    const engine = (await loadTensorEngine())!.name;
    expect(withoutNoise(await printed('en', false))).toBe(
      `The article's own loop: Adam on the nine levels, learning rate 0.001, 10,000 steps; reckoned by ${engine}

     step       loss
─────────  ─────────
        0     0.1075
    1,000   1.371e-9
    2,000 ~0
    3,000 ~0
    4,000 ~0
    5,000 ~0
    6,000 ~0
    7,000 ~0
    8,000 ~0
    9,000 ~0
   10,000 ~0

It starts at 0.1075 (the article prints 0.108) and ends at ~0 (the article prints 5.71e-7).
The loss is the sum of (1 − strength)² over the channels. With no budget in it, its best is known in advance: every strength at 1, a loss of 0. For a plan under a budget: npm start -- optimize customer-service
`,
    );
  });

  it('prints it in Chinese, the columns still in line', async () => {
    const lines = (await printed('zh', false)).split('\n');
    expect(lines[0]).toMatch(
      /^文章原有的循环：对九个水平做 Adam 优化，学习率 0\.001，共 10,000 步；由 tfjs-\w+ 计算$/,
    );
    expect(lines.slice(2, 6)).toEqual([
      '     步数       损失',
      '─────────  ─────────',
      '        0     0.1075',
      '    1,000   1.371e-9',
    ]);
    expect(withoutNoise(lines.at(-3)!)).toBe(
      '起始损失为 0.1075（文章中打印为 0.108），最终为 ~0（文章中打印为 5.71e-7）。',
    );
  });

  it('prints the whole run as JSON and nothing else', async () => {
    const run = JSON.parse(await printed('zh', true));
    expect(Object.keys(run)).toEqual(['rate', 'engine', 'steps', 'lines', 'strengths']);
    expect(run).toMatchObject({ rate: 0.001, engine: (await loadTensorEngine())!.name, steps: 10_000 });
    expect(run.lines.map(({ step }: { step: number }) => step)).toEqual(
      Array.from({ length: 11 }, (_, j) => 1_000 * j),
    );
    expect(run.lines[0].loss).toBeCloseTo(0.1075, 6);
    expect(run.lines[10].loss).toBeLessThanOrEqual(5.71e-7);
  });
});
