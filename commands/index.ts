import type { Command } from '../src/bot/command.ts';
import { again } from './again.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { optimize } from './optimize.ts';
import { scenarioList } from './scenario-list.ts';
import { scenarioShow } from './scenario-show.ts';

/** Every command, in the order in which help lists them. */
export const allCommands: readonly Command[] = [
  optimize,
  again,
  explain,
  scenarioList,
  scenarioShow,
  history,
  help,
];
