import { article } from './article.ts';
import { charts } from './charts.ts';
import { commands } from './commands.ts';
import { discord } from './discord.ts';
import { explanation } from './explanation.ts';
import { problems } from './problems.ts';
import { replies } from './replies.ts';
import { slack } from './slack.ts';
import { storage } from './storage.ts';
import { terminal } from './terminal.ts';

/** Every text that people see, in 简体中文. */
export const zh = {
  article,
  charts,
  commands,
  discord,
  explanation,
  problems,
  replies,
  slack,
  storage,
  terminal,
};
