import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * Files share the modules that a process has loaded, so a hook at the top of a shared one would belong to the first
 * file that loads it, and to no other. What is begun for a test ends by `onTestFinished`.
 */
test('no module that tests share has hooks at its top', () => {
  const shared = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  expect(shared.length).toBeGreaterThan(20);
  const hooked = shared.filter((file) =>
    /^(before|after)(Each|All)\(/m.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(hooked).toEqual([]);
});
