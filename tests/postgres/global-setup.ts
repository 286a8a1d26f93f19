import type { TestProject } from 'vitest/node';
import { startPostgres } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server's URL without a database, as a user who may make databases; or why there is none. */
    readonly postgres: { readonly url: string } | { readonly absent: string };
  }
}

/** Once for a whole run of tests: the server in TEST_DATABASE_URL, or one of this machine's own, or none. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    const url = new URL(given);
    url.pathname = '';
    project.provide('postgres', { url: url.href });
    return undefined;
  }
  const server = await startPostgres();
  if ('absent' in server) {
    process.stderr.write(
      `\nPostgreSQL tests are skipped: ${server.absent}. Install PostgreSQL (Debian: apt-get install ` +
        'postgresql), or set TEST_DATABASE_URL to a server where the tests may make databases.\n',
    );
    project.provide('postgres', server);
    return undefined;
  }
  project.provide('postgres', { url: server.url });
  return () => server.stop();
}
