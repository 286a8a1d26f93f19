import stringWidth from 'string-width';
import type { Words } from '../../src/bot/language/words.ts';
import { article, runArticle } from '../../src/optimise/article.ts';
import { float64 } from '../../src/optimise/engine/float64.ts';
import { loadTensorEngine } from '../../src/optimise/engine/load.ts';

/**
 * Runs the article's loop on the machine's tensors and prints its course, each line as it comes; with `json` the
 * whole run as one JSON object and nothing else. It keeps the thread busy for some seconds.
 */
export async function printArticle(needs: {
  readonly words: Words;
  readonly json: boolean;
  readonly write: (text: string) => unknown;
}): Promise<void> {
  const { words, json, write } = needs;
  const engine = (await loadTensorEngine()) ?? float64;
  const { rate, steps, printed } = article;
  if (json) {
    write(`${JSON.stringify({ rate, ...runArticle(engine) }, null, 2)}\n`);
    return;
  }
  const titles = [words.say('article.step'), words.say('article.loss')];
  const widths = titles.map((title) => Math.max(stringWidth(title), columnWidth));
  const line = (...cells: string[]) =>
    write(`${cells.map((cell, i) => ' '.repeat(widths[i]! - stringWidth(cell)) + cell).join('  ')}\n`);
  write(
    `${words.say('article.heading', { rate, steps: steps.toLocaleString('en-US'), engine: engine.name })}\n\n`,
  );
  line(...titles);
  line(...widths.map((width) => '─'.repeat(width)));
  const { lines } = runArticle(engine, ({ step, loss }) =>
    line(step.toLocaleString('en-US'), lossText(loss)),
  );
  const outcome = words.say('article.outcome', {
    first: lossText(lines[0]!.loss),
    last: lossText(lines.at(-1)!.loss),
    printedFirst: String(printed.first),
    printedLast: String(printed.last),
  });
  write(`\n${outcome}\n${words.say('article.meaning')}\n`);
}

/** Fits `10,000` and `1.371e-9`. */
const columnWidth = 9;

/** Four digits, as small as it may be. */
function lossText(loss: number): string {
  return String(Number(loss.toPrecision(4)));
}
