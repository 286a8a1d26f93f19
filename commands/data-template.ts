import { defineCommand } from '../src/bot/command.ts';
import { calendarDay } from '../src/bot/time/calendar-day.ts';
import { historyName } from '../src/features/history/arguments/history-name.ts';
import { dataTemplateReply } from '../src/features/history/replies/template.ts';
import { historyTemplate } from '../src/features/history/template.ts';
import { dayMs } from '../src/learn/history/parse-date.ts';

export const dataTemplate = defineCommand({
  name: 'data template',
  examples: ['data template medical', 'data template', '数据 模板 智慧医疗'],
  // A file is for whoever wants to fill it in.
  audience: 'caller',
  args: { name: { kind: historyName, required: false, position: 0, example: 'medical' } },
  async run({ name }, context) {
    const { store, invocation, words, now, timeZone } = context;
    const stored = name && (await store.histories.get(invocation.where.workspace, name.id));
    const today = calendarDay(now, timeZone) / dayMs;
    const of = { scenario: name?.scenario, history: stored?.history, today };
    const file = { name: `${name?.id ?? 'weekly'}-history.csv`, bytes: historyTemplate(of, words) };
    return dataTemplateReply(name?.id, file, words);
  },
});
