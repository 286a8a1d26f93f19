import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/features/history/stored/connection.ts';
import { type StorePlace, stageStore } from './store-stage.ts';

export const sampleConnection = (changes: Partial<Connection> = {}): Connection => ({
  scenario: 'ours',
  source: 'shop',
  by: 'U1',
  at: '2026-05-06T07:08:09.010Z',
  refit: 'auto',
  reading: {
    mapping: { outcome: 'revenue', spend: ['tv', 'radio "loud"'] },
    options: { unit: 'money', dates: 'day-first' },
  },
  columns: [{ name: 'tv', role: 'spend' }],
  passed: ['["guessed-control","价格",""]'],
  state: {},
  ...changes,
});

/** What every implementation of `ConnectionStore` must do. */
export function connectionContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of connections`, () => {
    const on = stageStore(makePlace);

    it('gives back all that was put in, in its own workspace only', async () => {
      const { connections } = on.store;
      await connections.save('slack:T1', sampleConnection());

      expect(await connections.get('slack:T1', 'ours', 'shop')).toEqual(sampleConnection());
      expect(await connections.list('slack:T1')).toEqual([sampleConnection()]);
      expect(await connections.get('slack:T1', 'ours', 'ads')).toBeUndefined();
      expect(await connections.get('slack:T2', 'ours', 'shop')).toBeUndefined();
      expect(await connections.list('slack:T2')).toEqual([]);
    });

    it('lists them by history and source, and those of one history', async () => {
      for (const [scenario, source] of [
        ['b', 'x'],
        ['a-b', 'y'],
        ['a', 'z'],
        ['a', 'b'],
      ] as const) {
        await on.store.connections.save('slack:T1', sampleConnection({ scenario, source }));
      }
      const keys = (all: readonly Connection[]) => all.map(({ scenario, source }) => `${scenario}/${source}`);
      expect(keys(await on.store.connections.list('slack:T1'))).toEqual(['a/b', 'a/z', 'a-b/y', 'b/x']);
      expect(keys(await on.store.connections.list('slack:T1', 'a'))).toEqual(['a/b', 'a/z']);
    });

    it('puts another agreement in the place of the one before', async () => {
      const { connections } = on.store;
      await connections.save(
        'slack:T1',
        sampleConnection({ state: { triedAt: '2026-05-06T07:08:09.010Z' } }),
      );
      const other = sampleConnection({ refit: 'off', by: 'U2' });
      await connections.save('slack:T1', other);
      expect(await connections.list('slack:T1')).toEqual([other]);
    });

    it('notes how a refresh went, of one that is there, and changes nothing else', async () => {
      const { connections } = on.store;
      const state = {
        triedAt: '2026-05-07T00:00:00.000Z',
        readAt: '2026-05-06T00:00:00.000Z',
        problem: { code: 'source.status', received: 'shop', values: { status: 403, why: '“gone”' } },
        brought: { at: '2026-05-06T00:00:00.000Z', added: 1, changed: 2 },
        refit: { at: '2026-05-06T00:00:00.000Z', fit: 3 },
      };
      await connections.save('slack:T1', sampleConnection());
      await connections.save('slack:T1', sampleConnection({ source: 'ads' }));
      expect(await connections.note('slack:T1', 'ours', 'shop', state)).toBe(true);
      expect(await connections.note('slack:T1', 'ours', 'none', state)).toBe(false);
      expect(await connections.note('slack:T2', 'ours', 'shop', state)).toBe(false);
      expect(await connections.get('slack:T1', 'ours', 'shop')).toEqual(sampleConnection({ state }));
      expect(await connections.get('slack:T1', 'ours', 'ads')).toEqual(sampleConnection({ source: 'ads' }));
    });

    it('removes one, and all that a workspace has when it is forgotten', async () => {
      const { connections, workspaces } = on.store;
      for (const workspace of ['slack:T1', 'slack:T2']) {
        await connections.save(workspace, sampleConnection());
        await connections.save(workspace, sampleConnection({ source: 'ads' }));
      }
      expect(await connections.remove('slack:T1', 'ours', 'shop')).toBe(true);
      expect(await connections.remove('slack:T1', 'ours', 'shop')).toBe(false);
      expect(await connections.list('slack:T1')).toHaveLength(1);
      await workspaces.forget('slack:T1');
      expect(await connections.list('slack:T1')).toEqual([]);
      expect(await connections.list('slack:T2')).toHaveLength(2);
    });

    it('refuses what could not be read again', async () => {
      const broken = { ...sampleConnection(), at: 'yesterday' };
      await expect(on.store.connections.save('slack:T1', broken)).rejects.toThrow();
      expect(await on.store.connections.list('slack:T1')).toEqual([]);
    });
  });
}
