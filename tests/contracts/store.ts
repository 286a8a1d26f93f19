import { adoptionContract } from './store-adoptions.ts';
import { closingContract } from './store-closing.ts';
import { connectionContract } from './store-connections.ts';
import { conversationContract } from './store-conversations.ts';
import { deliveryContract } from './store-deliveries.ts';
import { experimentContract } from './store-experiments.ts';
import { fitContract } from './store-fits.ts';
import { historyContract } from './store-histories.ts';
import { historyFileContract } from './store-history-files.ts';
import { storeInStepContract } from './store-in-step.ts';
import { learnedAtOnceContract } from './store-learned.ts';
import { observationContract } from './store-observations.ts';
import { pruningContract } from './store-pruning.ts';
import { reportClaimContract } from './store-report-claims.ts';
import { reportContract } from './store-reports.ts';
import { runContract } from './store-runs.ts';
import { scenarioChangeContract, scenarioContract } from './store-scenarios.ts';
import { scheduleContract } from './store-schedules.ts';
import type { StorePlace } from './store-stage.ts';
import { storeTablesContract } from './store-tables.ts';
import { forgettingContract, settingsContract } from './store-workspaces.ts';

/** What every implementation of `Store` must do, within one process: one suite for each port, then what all share. */
export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  for (const contract of [
    runContract,
    adoptionContract,
    scenarioContract,
    scenarioChangeContract,
    settingsContract,
    forgettingContract,
    pruningContract,
    deliveryContract,
    scheduleContract,
    reportContract,
    reportClaimContract,
    conversationContract,
    historyContract,
    historyFileContract,
    fitContract,
    experimentContract,
    observationContract,
    connectionContract,
    learnedAtOnceContract,
    storeTablesContract,
    storeInStepContract,
    closingContract,
  ]) {
    contract(name, makePlace);
  }
}
