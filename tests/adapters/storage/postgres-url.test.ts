import { describe, expect, it } from 'vitest';
import { isPostgresUrl, postgresSecrets, readPostgresUrl } from '../../../adapters/storage/postgres-url.ts';

describe('the address of a PostgreSQL database', () => {
  it.each([
    'postgres://me:secret@db.example:5433/channels',
    'postgresql://me@db.example/channels',
    'postgres://me:p%40ss%23w%25rd@db.example/channels?sslmode=require',
    'postgres://me@/channels?host=/var/run/postgresql',
    'postgres:///channels?host=/var/run/postgresql&user=me',
    'postgres://me@%2Fvar%2Frun%2Fpostgresql/channels',
    'postgres://me@[::1]:5432/channels?sslmode=verify-full',
    'postgres://me@h/channels?sslmode=verify-ca&sslrootcert=/etc/root.crt',
    'postgres://me@h/channels?sslmode=require&channel_binding=require',
  ])('%s will do', (url) => {
    expect(isPostgresUrl(url)).toBe(true);
  });

  it.each([
    '',
    'channels',
    'mysql://me@db.example/channels',
    'postgres:me@db.example/channels',
    'postgres://db.example',
    'postgres://db.example/',
    'postgres://me:pass#word@db.example/channels',
    'postgres://me:password@db.example/channels#1',
    'postgres://me:100%@db.example/channels',
    'postgres://me:pass word@db.example/channels',
    'postgres://me@db.example:fivefour/channels',
    'postgres://me@db.example/channels?sslmode=required',
    'postgres://me@db.example/channels?sslmode=verify-ca',
  ])('“%s” will not', (url) => {
    expect(isPostgresUrl(url)).toBe(false);
  });

  it('is read whole, and shown without its password', () => {
    const { config, ...rest } = readPostgresUrl(
      'postgres://me:p%40ss@db.example:5433/channels?sslmode=verify-full',
    );
    expect(config).toMatchObject({
      host: 'db.example',
      port: 5433,
      user: 'me',
      password: 'p@ss',
      database: 'channels',
      ssl: {},
    });
    expect(rest).toEqual({
      mayBePlain: false,
      name: 'channels at db.example:5433',
      user: 'me',
      database: 'channels',
      shown: 'postgres://me@db.example:5433/channels?sslmode=verify-full',
    });
  });

  it('may name a socket, whose connections need no encryption', () => {
    const url = 'postgres://me:secret@/channels?host=/var/run/postgresql&password=secret';
    const { config, ...rest } = readPostgresUrl(url);
    expect(config).toMatchObject({ host: '/var/run/postgresql', user: 'me', database: 'channels' });
    expect(config.ssl).toBeUndefined();
    expect(rest).toMatchObject({
      mayBePlain: false,
      name: 'channels at /var/run/postgresql',
      shown: 'postgres://me@/channels?host=%2Fvar%2Frun%2Fpostgresql',
    });
  });

  // What libpq, and with it psql and pg_dump, means by each.
  it.each([
    ['', { rejectUnauthorized: false }, true],
    ['?sslmode=prefer', { rejectUnauthorized: false }, true],
    ['?sslmode=disable', false, false],
    ['?sslmode=require', { rejectUnauthorized: false }, false],
    ['?sslmode=verify-full', {}, false],
  ])('says by “%s” how connections are encrypted', (query, ssl, mayBePlain) => {
    const address = readPostgresUrl(`postgres://me@db.example/channels${query}`);
    expect({ ssl: address.config.ssl, mayBePlain: address.mayBePlain }).toEqual({ ssl, mayBePlain });
  });

  it('that names a certificate which is not there says so', () => {
    const url = 'postgres://me:secret@h/channels?sslmode=verify-full&sslrootcert=/nowhere/root.crt';
    expect(isPostgresUrl(url)).toBe(true);
    expect(() => readPostgresUrl(url)).toThrow('DATABASE_URL names /nowhere/root.crt, which cannot be read.');
  });

  it('has its password kept secret in either form', () => {
    const url = 'postgres://me:p%40ss@h/channels';
    expect(postgresSecrets(url)).toEqual([url, 'p%40ss', 'p@ss']);
    expect(postgresSecrets('postgres://me@h/channels')).toEqual(['postgres://me@h/channels']);
    expect(postgresSecrets('mysql://me:secret@h/x')).toEqual(['mysql://me:secret@h/x']);
    const asOption = 'postgres:///channels?password=hush%21';
    expect(postgresSecrets(asOption)).toEqual([asOption, 'hush!']);
  });
});
