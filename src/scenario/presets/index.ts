import { readScenario } from '../read-scenario.ts';
import type { Scenario } from '../scenario.ts';
import { customerService } from './customer-service.ts';
import { driving } from './driving.ts';
import { education } from './education.ts';
import { finance } from './finance.ts';
import { medical } from './medical.ts';
import { smartHome } from './smart-home.ts';

/** The scenarios that every workspace has from the start, each checked like one from a file. */
export const builtInScenarios: readonly Scenario[] = [
  customerService,
  medical,
  driving,
  finance,
  education,
  smartHome,
].map(readScenario);
