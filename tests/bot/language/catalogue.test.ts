import { expectTypeOf, test } from 'vitest';
import type { NoMore, SameKeys } from '../../../src/bot/language/catalogue.ts';

interface English {
  readonly plan: { readonly title: 'Plan'; readonly none: 'None' };
}
interface Lacking {
  readonly plan: { readonly title: '方案' };
}
interface Surplus {
  readonly plan: { readonly title: '方案'; readonly none: '无'; readonly more: '更多' };
}

// These are checked by the compiler, with the other types: running them proves nothing.
test('a translation that lacks a text does not compile', () => {
  expectTypeOf<Surplus>().toExtend<SameKeys<English>>();
  expectTypeOf<Lacking>().not.toExtend<SameKeys<English>>();
});

test('a translation with a text of its own does not compile', () => {
  expectTypeOf<Lacking>().toExtend<NoMore<Lacking, English>>();
  expectTypeOf<Surplus>().not.toExtend<NoMore<Surplus, English>>();
});
