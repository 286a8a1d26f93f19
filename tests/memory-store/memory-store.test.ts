import { adoptionContract } from '../contracts/store-adoptions.ts';
import { conversationContract } from '../contracts/store-conversations.ts';
import { experimentContract } from '../contracts/store-experiments.ts';
import { fitContract } from '../contracts/store-fits.ts';
import { historyContract } from '../contracts/store-histories.ts';
import { historyFileContract } from '../contracts/store-history-files.ts';
import { learnedAtOnceContract } from '../contracts/store-learned.ts';
import { observationContract } from '../contracts/store-observations.ts';
import { reportClaimContract } from '../contracts/store-report-claims.ts';
import { reportContract } from '../contracts/store-reports.ts';
import { scenarioChangeContract } from '../contracts/store-scenarios.ts';
import { scheduleContract } from '../contracts/store-schedules.ts';
import { forgettingContract } from '../contracts/store-workspaces.ts';
import { memoryStore } from './memory-store.ts';

// The tests' own store must not promise what the real ones do not keep.
for (const contract of [
  adoptionContract,
  scenarioChangeContract,
  forgettingContract,
  scheduleContract,
  reportContract,
  reportClaimContract,
  conversationContract,
  historyContract,
  historyFileContract,
  fitContract,
  experimentContract,
  observationContract,
  learnedAtOnceContract,
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
