import * as actuals from '../../../features/actuals/texts/zh.ts';
import * as conversation from '../../../features/conversation/texts/zh.ts';
import * as experiments from '../../../features/experiments/texts/zh.ts';
import * as fits from '../../../features/fits/texts/zh.ts';
import * as history from '../../../features/history/texts/zh.ts';
import * as plans from '../../../features/plans/texts/zh.ts';
import * as reports from '../../../features/reports/texts/zh.ts';
import * as scenarios from '../../../features/scenarios/texts/zh.ts';
import * as schedules from '../../../features/schedules/texts/zh.ts';
import * as workspace from '../../../features/workspace/texts/zh.ts';
import type { NoMore, SameKeys } from '../catalogue.ts';
import type { en } from '../en/index.ts';
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

const texts = {
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
  problems: {
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
  },
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

/** Every text that people see, in 简体中文, put together from the rooms. A text in one language only does not compile. */
export const zh = texts satisfies SameKeys<typeof en> & NoMore<typeof texts, typeof en>;
