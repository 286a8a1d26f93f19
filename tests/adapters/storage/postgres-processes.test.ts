import { beforeAll, describe } from 'vitest';
import { openPostgresStore } from '../../../adapters/storage/postgres.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { storeProcessContract } from '../../contracts/store-processes.ts';
import { makeDatabase, type TestDatabase, withoutPostgres } from '../../postgres/databases.ts';

describe.skipIf(withoutPostgres)('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
    return () => database.drop();
  });

  storeProcessContract('PostgreSQL', async () => ({
    address: { kind: 'postgres', url: database.url },
    open: () => openPostgresStore({ url: database.url, log: recordedLog() }),
    remove: () => database.empty(),
  }));
});
