import { beforeAll, describe } from 'vitest';
import { openPostgresStore } from '../../../adapters/storage/postgres.ts';
import { storeContract } from '../../contracts/store.ts';
import { makeDatabase, type TestDatabase, withoutPostgres } from '../../postgres/databases.ts';

describe.skipIf(withoutPostgres)('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
    return () => database.drop();
  });

  storeContract('PostgreSQL', async () => ({
    open: (options) => openPostgresStore({ url: database.url, ...options }),
    execute: async (statement) => void (await database.query(statement)),
    remove: () => database.empty(),
  }));
});
