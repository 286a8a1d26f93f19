import type { Command } from '../src/bot/command.ts';
import { adopt } from './adopt.ts';
import { again } from './again.ts';
import { compare } from './compare.ts';
import { dataConfirm } from './data-confirm.ts';
import { dataConnect } from './data-connect.ts';
import { dataDisconnect } from './data-disconnect.ts';
import { dataImport } from './data-import.ts';
import { dataRefresh } from './data-refresh.ts';
import { dataRemove } from './data-remove.ts';
import { dataShow } from './data-show.ts';
import { dataSources } from './data-sources.ts';
import { dataTemplate } from './data-template.ts';
import { experimentAdd } from './experiment-add.ts';
import { experimentApply } from './experiment-apply.ts';
import { experimentList } from './experiment-list.ts';
import { experimentShow } from './experiment-show.ts';
import { experimentUndo } from './experiment-undo.ts';
import { explain } from './explain.ts';
import { exportRun } from './export.ts';
import { feedback } from './feedback.ts';
import { fit } from './fit.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { observe } from './observe.ts';
import { optimize } from './optimize.ts';
import { scenarioCopy } from './scenario-copy.ts';
import { scenarioEdit } from './scenario-edit.ts';
import { scenarioImport } from './scenario-import.ts';
import { scenarioList } from './scenario-list.ts';
import { scenarioNew } from './scenario-new.ts';
import { scenarioRemove } from './scenario-remove.ts';
import { scenarioRestore } from './scenario-restore.ts';
import { scenarioShow } from './scenario-show.ts';
import { scenarioVersions } from './scenario-versions.ts';
import { scheduleAdd } from './schedule-add.ts';
import { scheduleList } from './schedule-list.ts';
import { schedulePause } from './schedule-pause.ts';
import { scheduleRemove } from './schedule-remove.ts';
import { scheduleResume } from './schedule-resume.ts';
import { scheduleRun } from './schedule-run.ts';
import { settings } from './settings.ts';
import { whatif } from './whatif.ts';

/** Every command, in the order in which help lists them. */
export const allCommands: readonly Command[] = [
  optimize,
  whatif,
  again,
  explain,
  compare,
  exportRun,
  adopt,
  scheduleAdd,
  scheduleList,
  schedulePause,
  scheduleResume,
  scheduleRemove,
  scheduleRun,
  fit,
  experimentAdd,
  experimentList,
  experimentShow,
  experimentApply,
  experimentUndo,
  feedback,
  observe,
  scenarioList,
  scenarioShow,
  scenarioNew,
  scenarioEdit,
  scenarioCopy,
  scenarioImport,
  scenarioVersions,
  scenarioRestore,
  scenarioRemove,
  dataTemplate,
  dataImport,
  dataConfirm,
  dataShow,
  dataRemove,
  dataSources,
  dataConnect,
  dataRefresh,
  dataDisconnect,
  history,
  home,
  settings,
  forget,
  help,
];
