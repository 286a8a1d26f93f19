import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A file of the program, as `path from the root`, with its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Everything that the program is made of. */
export const sources = (): Source[] =>
  ['src', 'commands', 'adapters'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[jt]s$/.test(file))
      .map((file) => join(folder, file).replaceAll('\\', '/'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );

/** One `import … from`, `export … from` or `import(…)`, of types too. */
export interface Import {
  /** Where it stands in the text. */
  readonly index: number;
  readonly name: string;
  /** The file that it names, as a path from the root; undefined for a package. */
  readonly file?: string;
}

const importPattern = /\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g;

export const importsOf = ({ path, text }: Source): Import[] =>
  [...text.matchAll(importPattern)].map(({ index, 1: name = '' }) => ({
    index,
    name,
    ...(name.startsWith('.') && {
      file: relative(root, join(root, dirname(path), name)).replaceAll('\\', '/'),
    }),
  }));
