import { importsOf, type Source } from './sources.ts';

/**
 * The circles of files that import each other, each as its files in order of their names: the strongly connected
 * components of more than one file (Tarjan 1972), and files that import themselves.
 */
export function circles(all: readonly Source[]): string[][] {
  const arrows = new Map(
    all.map((source) => [source.path, importsOf(source).flatMap(({ file }) => file ?? [])]),
  );
  const seen = new Map<string, { readonly order: number; low: number; isOpen: boolean }>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (file: string) => {
    const own = { order: seen.size, low: seen.size, isOpen: true };
    seen.set(file, own);
    path.push(file);
    for (const next of arrows.get(file) ?? []) {
      if (!arrows.has(next)) continue;
      const known = seen.get(next) ?? visit(next);
      if (known.isOpen) own.low = Math.min(own.low, known.low);
    }
    if (own.low === own.order) {
      const circle = path.splice(path.indexOf(file));
      for (const one of circle) seen.get(one)!.isOpen = false;
      if (circle.length > 1 || arrows.get(file)?.includes(file)) found.push(circle.sort());
    }
    return own;
  };
  for (const file of arrows.keys()) if (!seen.has(file)) visit(file);
  return found;
}
