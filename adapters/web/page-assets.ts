import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A file of the page. */
export interface Asset {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The files of the page, by the path under which they are served; only what lies in the folder can be asked for. */
export async function readPage(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const name of await readdir(folder)) {
    const mediaType = mediaTypes[extname(name)];
    if (mediaType === undefined) continue;
    const path = name === 'index.html' ? '/' : `/${name}`;
    assets.set(path, { mediaType, bytes: await readFile(join(folder, name)) });
  }
  return assets;
}
