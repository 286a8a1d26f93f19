import { defineCommand } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { scheduleNumber } from '../src/features/schedules/arguments/schedule-number.ts';
import { nameSchedule } from '../src/features/schedules/name-schedule.ts';
import { scheduleReply } from '../src/features/schedules/replies/schedule.ts';
import { refuseGone } from '../src/features/schedules/rights.ts';
import { UserError } from '../src/scenario/problem.ts';

export const scheduleRun = defineCommand({
  name: 'schedule run',
  examples: ['schedule run 3', '立即报告 3'],
  // The report itself is for everyone; that it comes, only the one who asked wants to know.
  audience: 'caller',
  args: { schedule: { kind: scheduleNumber, required: true, position: 0, example: '3' } },
  check(_values, { invocation }) {
    refuseUnlessMay('schedule.ask', invocation.who);
  },
  async run({ schedule }, context) {
    const { store, invocation, now } = context;
    const { workspace } = invocation.where;
    if (!(await store.reports.ask(workspace, schedule.number, now))) {
      refuseGone(await store.schedules.get(workspace, schedule.number), schedule);
      throw new UserError({ code: 'schedule.asked-already', received: String(schedule.number) });
    }
    context.outlets.wakeReports();
    const reply = scheduleReply('asked', await nameSchedule(schedule, context), context);
    return { ...reply, audience: 'caller' };
  },
});
