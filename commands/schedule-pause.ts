import { defineCommand } from '../src/bot/command.ts';
import { scheduleNumber } from '../src/features/schedules/arguments/schedule-number.ts';
import { nameSchedule } from '../src/features/schedules/name-schedule.ts';
import { scheduleReply } from '../src/features/schedules/replies/schedule.ts';
import { refuseGone, refuseStranger } from '../src/features/schedules/rights.ts';

export const schedulePause = defineCommand({
  name: 'schedule pause',
  examples: ['schedule pause 3', '暂停定时 3'],
  audience: 'channel',
  args: { schedule: { kind: scheduleNumber, required: true, position: 0, example: '3' } },
  check({ schedule }, { invocation }) {
    refuseStranger(schedule, invocation);
  },
  async run({ schedule }, context) {
    const { store, invocation } = context;
    if (schedule.state === 'paused') {
      return scheduleReply('restsAlready', await nameSchedule(schedule, context), context);
    }
    const change = { state: 'paused', pausedBecause: 'asked' } as const;
    const changed = await store.schedules.change(invocation.where.workspace, schedule.number, change);
    return scheduleReply('paused', await nameSchedule(refuseGone(changed, schedule), context), context);
  },
});
