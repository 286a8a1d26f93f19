import { adoptionContract } from '../contracts/store-adoptions.ts';
import { changeContract } from '../contracts/store-changes.ts';
import { conversationContract } from '../contracts/store-conversations.ts';
import { learnedContract } from '../contracts/store-learned.ts';
import { reportClaimContract } from '../contracts/store-report-claims.ts';
import { reportContract } from '../contracts/store-reports.ts';
import { scheduleContract } from '../contracts/store-schedules.ts';
import { memoryStore } from './memory-store.ts';

// The tests' own store must not promise what the real ones do not keep.
for (const contract of [
  adoptionContract,
  conversationContract,
  changeContract,
  learnedContract,
  scheduleContract,
  reportContract,
  reportClaimContract,
]) {
  contract('Memory', async () => {
    const store = memoryStore();
    return {
      open: async () => store,
      execute: async () => {
        throw new Error('There is no SQL in memory.');
      },
      remove: async () => {},
    };
  });
}
