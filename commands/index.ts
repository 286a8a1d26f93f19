import type { Command } from '../src/bot/command.ts';
import { adopt } from './adopt.ts';
import { again } from './again.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { optimize } from './optimize.ts';
import { scenarioList } from './scenario-list.ts';
import { scenarioShow } from './scenario-show.ts';
import { scheduleAdd } from './schedule-add.ts';
import { scheduleList } from './schedule-list.ts';
import { schedulePause } from './schedule-pause.ts';
import { scheduleRemove } from './schedule-remove.ts';
import { scheduleResume } from './schedule-resume.ts';
import { scheduleRun } from './schedule-run.ts';

/** Every command, in the order in which help lists them. */
export const allCommands: readonly Command[] = [
  optimize,
  again,
  explain,
  adopt,
  scheduleAdd,
  scheduleList,
  schedulePause,
  scheduleResume,
  scheduleRemove,
  scheduleRun,
  scenarioList,
  scenarioShow,
  history,
  help,
];
