import * as actuals from '../../../features/actuals/texts/en.ts';
import * as conversation from '../../../features/conversation/texts/en.ts';
import * as experiments from '../../../features/experiments/texts/en.ts';
import * as fits from '../../../features/fits/texts/en.ts';
import * as history from '../../../features/history/texts/en.ts';
import * as plans from '../../../features/plans/texts/en.ts';
import * as reports from '../../../features/reports/texts/en.ts';
import * as scenarios from '../../../features/scenarios/texts/en.ts';
import * as schedules from '../../../features/schedules/texts/en.ts';
import * as workspace from '../../../features/workspace/texts/en.ts';
import type { NoMore, ProblemTexts } from '../catalogue.ts';
import { article } from './article.ts';
import { charts } from './charts.ts';
import { discord } from './discord.ts';
import { exportTexts } from './files.ts';
import { forms } from './forms.ts';
import { problems } from './problems.ts';
import { replies } from './replies.ts';
import { slack } from './slack.ts';
import { storage } from './storage.ts';
import { terminal } from './terminal.ts';
import { web } from './web.ts';

const allProblems = {
  ...problems,
  ...scenarios.problems,
  ...plans.problems,
  ...history.problems,
  ...fits.problems,
  ...experiments.problems,
  ...actuals.problems,
  ...schedules.problems,
  ...conversation.problems,
  ...workspace.problems,
};

/**
 * Every text that people see, in English, put together from the rooms; the other catalogues have the same keys. Each
 * problem that can be told has its text here, and no other has.
 */
export const en = {
  article,
  charts,
  commands: {
    ...scenarios.commands,
    ...plans.commands,
    ...history.commands,
    ...fits.commands,
    ...experiments.commands,
    ...actuals.commands,
    ...schedules.commands,
    ...workspace.commands,
  },
  compare: plans.compare,
  data: history.data,
  delivery: reports.delivery,
  discord,
  experiments: experiments.experiments,
  explanation: plans.explanation,
  export: { ...exportTexts, ...plans.export },
  feedback: { ...plans.feedback, ...actuals.feedback },
  fit: { ...scenarios.fit, ...plans.fit, ...fits.fit },
  forms: {
    ...forms,
    ...scenarios.forms,
    ...plans.forms,
    ...history.forms,
    ...fits.forms,
    ...experiments.forms,
    ...actuals.forms,
    ...schedules.forms,
    ...workspace.forms,
  },
  problems: allProblems satisfies ProblemTexts & NoMore<typeof allProblems, ProblemTexts>,
  replies: { ...replies, ...scenarios.replies, ...plans.replies, ...workspace.replies },
  reports: { ...plans.reports, ...reports.reports },
  scenarios: { ...scenarios.scenarios, ...workspace.scenarios },
  schedules: { ...plans.schedules, ...schedules.schedules },
  slack,
  sources: history.sources,
  storage,
  talk: conversation.talk,
  terminal,
  web,
  whatIf: plans.whatIf,
};
