import { scheduleNumber } from '../src/bot/arguments/schedule-number.ts';
import { defineCommand } from '../src/bot/command.ts';
import { scheduleReply } from '../src/bot/replies/schedule-reply.ts';
import { nameSchedule } from '../src/bot/schedules/name-schedule.ts';
import { refuseGone, refuseStranger } from '../src/bot/schedules/rights.ts';

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
