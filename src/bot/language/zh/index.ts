import { article } from './article.ts';
import { charts } from './charts.ts';
import { commands } from './commands.ts';
import { delivery } from './delivery.ts';
import { discord } from './discord.ts';
import { explanation } from './explanation.ts';
import { forms } from './forms.ts';
import { problems } from './problems.ts';
import { replies } from './replies.ts';
import { reports } from './reports.ts';
import { schedules } from './schedules.ts';
import { slack } from './slack.ts';
import { storage } from './storage.ts';
import { terminal } from './terminal.ts';
import { web } from './web.ts';

/** Every text that people see, in 简体中文. */
export const zh = {
  article,
  charts,
  commands,
  delivery,
  discord,
  explanation,
  forms,
  problems,
  replies,
  reports,
  schedules,
  slack,
  storage,
  terminal,
  web,
};
