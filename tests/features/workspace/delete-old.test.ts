import { expect, it } from 'vitest';
import { deleteOld } from '../../../src/features/workspace/delete-old.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { sampleRun } from '../../contracts/stored-samples.ts';
import { memoryStore } from '../../memory-store/memory-store.ts';

const now = new Date('2026-06-01T00:00:00.000Z');

it('deletes what each workspace does not want any longer, and nothing of the others', async () => {
  const store = memoryStore();
  for (const workspace of ['slack:T1', 'slack:T2', 'slack:T3']) {
    await store.runs.add(workspace, sampleRun({ at: '2026-03-01T00:00:00.000Z' }));
  }
  await store.workspaces.save('slack:T1', { keepDays: 60 });
  await store.workspaces.save('slack:T2', { keepDays: 120 });
  const log = recordedLog();
  await deleteOld({ store, log }, now);
  expect([...store.savedRuns].map(([workspace, runs]) => [workspace, runs.length])).toEqual([
    ['slack:T1', 0],
    ['slack:T2', 1],
    ['slack:T3', 1],
  ]);
  expect(log.lines).toMatchObject([
    {
      level: 'info',
      fields: { workspace: 'slack:T1', days: 60, runs: 1, reports: 0, conversations: 0, histories: 0 },
    },
  ]);
});

it('goes on with the others where it fails for one', async () => {
  const store = memoryStore();
  for (const workspace of ['slack:T1', 'slack:T2']) {
    await store.runs.add(workspace, sampleRun({ at: '2026-03-01T00:00:00.000Z' }));
    await store.workspaces.save(workspace, { keepDays: 30 });
  }
  const { prune } = store.workspaces;
  const broken = {
    ...store.workspaces,
    prune: async (workspace: string, before: Date) => {
      if (workspace === 'slack:T1') throw new Error('disk full');
      return prune(workspace, before);
    },
  };
  const log = recordedLog();
  await deleteOld({ store: { workspaces: broken }, log }, now);
  expect([...store.savedRuns.values()].map((runs) => runs.length)).toEqual([1, 0]);
  expect(log.lines.map(({ level }) => level)).toEqual(['error', 'info']);
});
