import { article } from './article.ts';
import { charts } from './charts.ts';
import { commands } from './commands.ts';
import { compare } from './compare.ts';
import { data } from './data.ts';
import { delivery } from './delivery.ts';
import { discord } from './discord.ts';
import { experiments } from './experiments.ts';
import { explanation } from './explanation.ts';
import { exportTexts } from './export.ts';
import { feedback } from './feedback.ts';
import { fit } from './fit.ts';
import { forms } from './forms.ts';
import { problems } from './problems.ts';
import { replies } from './replies.ts';
import { reports } from './reports.ts';
import { scenarios } from './scenarios.ts';
import { schedules } from './schedules.ts';
import { slack } from './slack.ts';
import { storage } from './storage.ts';
import { talk } from './talk.ts';
import { terminal } from './terminal.ts';
import { web } from './web.ts';
import { whatIf } from './what-if.ts';

/** Every text that people see, in English. The other catalogues have the same keys. */
export const en = {
  article,
  charts,
  commands,
  compare,
  data,
  delivery,
  discord,
  experiments,
  explanation,
  export: exportTexts,
  feedback,
  fit,
  forms,
  problems,
  replies,
  reports,
  scenarios,
  schedules,
  slack,
  storage,
  talk,
  terminal,
  web,
  whatIf,
};
