import { defineCommand } from '../src/bot/command.ts';
import { scheduleNumber } from '../src/features/schedules/arguments/schedule-number.ts';
import { nameSchedule } from '../src/features/schedules/name-schedule.ts';
import { nextOccurrence } from '../src/features/schedules/recurrence.ts';
import { scheduleReply } from '../src/features/schedules/replies/schedule.ts';
import { refuseClosedPlace } from '../src/features/schedules/report-place.ts';
import { refuseGone, refuseStranger } from '../src/features/schedules/rights.ts';

export const scheduleResume = defineCommand({
  name: 'schedule resume',
  examples: ['schedule resume 3', '恢复定时 3'],
  audience: 'channel',
  args: { schedule: { kind: scheduleNumber, required: true, position: 0, example: '3' } },
  check({ schedule }, { invocation }) {
    refuseStranger(schedule, invocation);
  },
  async run({ schedule }, context) {
    const { store, invocation, now } = context;
    if (schedule.state === 'active') {
      return scheduleReply('runsAlready', await nameSchedule(schedule, context), context);
    }
    await refuseClosedPlace(schedule, context);
    // From now on: what was due while it rested is not made up for.
    const next = nextOccurrence(schedule.recurrence, schedule.timeZone, now);
    const changed = await store.schedules.change(invocation.where.workspace, schedule.number, {
      state: 'active',
      ...(next !== undefined && { nextDue: next.toISOString() }),
    });
    context.outlets.wakeReports();
    return scheduleReply('resumed', await nameSchedule(refuseGone(changed, schedule), context), context);
  },
});
