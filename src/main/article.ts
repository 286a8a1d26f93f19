import { printArticle } from '../../adapters/terminal/article.ts';
import type { Asked } from './arguments.ts';
import type { Start } from './start.ts';

/** Prints the article's own loop. */
export async function article({ json }: Asked<'article'>, { words, out }: Start): Promise<0> {
  await printArticle({ words, json, write: (text) => out.write(text) });
  return 0;
}
