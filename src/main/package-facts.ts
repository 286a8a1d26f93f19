import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const packageShape = z.object({
  name: z.literal('channels'),
  version: z.string(),
  engines: z.object({ node: z.string() }),
});

/** The folder of package.json: above `src` as well as above `dist`. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

/** The program's version and the Node.js that it needs, from package.json. */
export function packageFacts(): z.infer<typeof packageShape> {
  return packageShape.parse(JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')));
}
