import { defineCommand } from '../src/bot/command.ts';
import { nameSchedules } from '../src/features/schedules/name-schedule.ts';
import { scheduleListReply } from '../src/features/schedules/replies/list.ts';
import { maySee } from '../src/features/schedules/rights.ts';

export const scheduleList = defineCommand({
  name: 'schedule list',
  examples: ['schedule list'],
  // It may list what its reader made in private elsewhere.
  audience: 'caller',
  args: {},
  async run(_values, context) {
    const { store, invocation } = context;
    const all = await store.schedules.list(invocation.where.workspace);
    const seen = all.filter((schedule) => maySee(schedule, invocation));
    return scheduleListReply(await nameSchedules(seen, context), context);
  },
});
