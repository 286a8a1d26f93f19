import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import type { fontFamilies } from './page.ts';

type Family = (typeof fontFamilies)[number];

const packages = createRequire(import.meta.url);

/** Which file draws which family. Each holds one alphabet; the Chinese one has the whole common set (GB 2312). */
const files: readonly { readonly family: Family; readonly file: string }[] = [
  { family: 'Noto Sans', file: 'noto-sans/files/noto-sans-latin-' },
  { family: 'Noto Sans Latin Ext', file: 'noto-sans/files/noto-sans-latin-ext-' },
  { family: 'Noto Sans Vietnamese', file: 'noto-sans/files/noto-sans-vietnamese-' },
  { family: 'Noto Sans Greek', file: 'noto-sans/files/noto-sans-greek-' },
  { family: 'Noto Sans Cyrillic', file: 'noto-sans/files/noto-sans-cyrillic-' },
  { family: 'Noto Sans SC', file: 'noto-sans-sc/files/noto-sans-sc-chinese-simplified-' },
  { family: 'Noto Emoji', file: 'noto-emoji/files/noto-emoji-emoji-' },
];
const weights = [400, 700] as const;

let registered = false;

/**
 * Makes the faces that charts are drawn in known to the canvas, so that pictures look the same on every machine,
 * also on one without any fonts. Some 70 ms and 4 MB of font files the first time, nothing after that.
 */
export function registerFonts(): void {
  if (registered) return;
  for (const { family, file } of files) {
    for (const weight of weights) {
      const path = packages.resolve(`@fontsource/${file}${weight}-normal.woff2`);
      if (GlobalFonts.registerFromPath(path, family) === null) {
        throw new Error(`the font ${path} cannot be read; install the packages again (npm ci)`);
      }
    }
  }
  registered = true;
}
