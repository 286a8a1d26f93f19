import { defineCommand } from '../src/bot/command.ts';
import { scheduleNumber } from '../src/features/schedules/arguments/schedule-number.ts';
import { nameSchedule } from '../src/features/schedules/name-schedule.ts';
import { scheduleReply } from '../src/features/schedules/replies/schedule.ts';
import { refuseGone, refuseStranger } from '../src/features/schedules/rights.ts';

export const scheduleRemove = defineCommand({
  name: 'schedule remove',
  examples: ['schedule remove 3', '删除定时 3'],
  audience: 'channel',
  args: { schedule: { kind: scheduleNumber, required: true, position: 0, example: '3' } },
  check({ schedule }, { invocation }) {
    refuseStranger(schedule, invocation);
  },
  async run({ schedule }, context) {
    const wasThere = await context.store.schedules.remove(
      context.invocation.where.workspace,
      schedule.number,
    );
    refuseGone(wasThere ? schedule : undefined, schedule);
    return scheduleReply('removed', await nameSchedule(schedule, context), context);
  },
});
