import { describe, expect, it } from 'vitest';
import type { KeptFile } from '../../src/features/history/stored/file.ts';
import { type StorePlace, stageStore } from './store-stage.ts';

/** A file of so many weeks. */
export function sampleFile(changes: Partial<KeptFile> = {}): KeptFile {
  return {
    scenario: 'ours',
    key: 'a'.repeat(32),
    name: 'Google Ads — “weekly” 报告.csv',
    at: '2026-05-12T00:00:00.000Z',
    by: 'U1',
    remembered: {
      shape: 'cost | day | 花费 😀',
      mapping: { spend: ["it's “quoted”"], control: [], event: [], isComplete: true },
      campaigns: { 'Brand — DE': 'Google Ads' },
      currency: 'CNY',
      settled: ['outlier|Cost|'],
    },
    platform: 'Google Ads',
    currency: 'CNY',
    isCurrencyTold: true,
    frequency: 'daily',
    weeks: ['2026-04-27', '2026-05-04'],
    series: [
      { name: 'Cost', role: 'spend', channel: { id: 'google', name: 'Google Ads' }, values: [1e-7, 12.5] },
      { name: 'Conv. value', role: 'outcome', unit: 'money', values: [0, 99.99] },
    ],
    ...changes,
  };
}

/** What every implementation of `HistoryFileStore` must do. */
export function historyFileContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of the files of histories`, () => {
    const on = stageStore(makePlace);
    const other = sampleFile({ key: 'b'.repeat(32), name: 'meta.csv' });

    it('gives back all that was put in, by scenario and key, in its own workspace only', async () => {
      const { historyFiles } = on.store;
      const theirs = sampleFile({ scenario: 'a-other' });
      for (const file of [other, sampleFile(), theirs]) await historyFiles.save('slack:T1', file);

      expect(await historyFiles.list('slack:T1')).toEqual([theirs, sampleFile(), other]);
      expect(await historyFiles.list('slack:T1', 'ours')).toEqual([sampleFile(), other]);
      expect(await historyFiles.list('slack:T2')).toEqual([]);
    });

    it('puts one in the place of the one of its shape', async () => {
      const { historyFiles } = on.store;
      await historyFiles.save('slack:T1', sampleFile());
      const next = sampleFile({ name: 'next.csv', at: '2026-05-19T00:00:00.000Z', by: 'U2' });
      await historyFiles.save('slack:T1', next);

      expect(await historyFiles.list('slack:T1')).toEqual([next]);
    });

    it('removes one, or all of a history, and counts them', async () => {
      const { historyFiles } = on.store;
      for (const file of [sampleFile(), other]) await historyFiles.save('slack:T1', file);
      await historyFiles.save('slack:T2', other);

      expect(await historyFiles.remove('slack:T1', 'ours', 'c'.repeat(32))).toBe(0);
      expect(await historyFiles.remove('slack:T1', 'ours', other.key)).toBe(1);
      expect(await historyFiles.list('slack:T1')).toEqual([sampleFile()]);
      expect(await historyFiles.remove('slack:T1', 'ours')).toBe(1);
      expect(await historyFiles.list('slack:T1')).toEqual([]);
      expect(await historyFiles.list('slack:T2')).toEqual([other]);
    });

    it('refuses what could not be read again', async () => {
      const { historyFiles } = on.store;
      await historyFiles.save('slack:T1', sampleFile());
      await expect(historyFiles.save('slack:T1', sampleFile({ key: 'short' }))).rejects.toThrow();
      await expect(historyFiles.save('slack:T1', sampleFile({ weeks: [] }))).rejects.toThrow();

      expect(await historyFiles.list('slack:T1')).toEqual([sampleFile()]);
    });

    it('forgets them with their workspace, and prunes what nobody brought anew', async () => {
      const { historyFiles, workspaces } = on.store;
      await historyFiles.save('slack:T1', sampleFile());
      await historyFiles.save('slack:T1', { ...other, at: '2026-06-01T00:00:00.000Z' });
      await historyFiles.save('slack:T2', sampleFile());
      await workspaces.prune('slack:T1', new Date('2026-05-20T00:00:00.000Z'));
      expect((await historyFiles.list('slack:T1')).map(({ key }) => key)).toEqual([other.key]);
      await workspaces.forget('slack:T1');
      expect(await historyFiles.list('slack:T1')).toEqual([]);
      expect(await historyFiles.list('slack:T2')).toEqual([sampleFile()]);
    });
  });
}
