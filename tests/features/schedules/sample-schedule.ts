import type { NewSchedule } from '../../../src/features/schedules/stored/schedule.ts';

/** Every Monday at nine in Berlin; the first time on 4 May 2026, at 07:00 UTC. */
export const mondays: NewSchedule = {
  scenario: 'medical',
  line: 'optimize medical',
  recurrence: { every: 'week', on: [1], at: '09:00' },
  timeZone: 'Europe/Berlin',
  place: { front: 'slack', channel: 'C1', isPrivate: false },
  language: 'en',
  by: 'U1',
  madeAt: '2026-04-30T12:00:00.000Z',
  state: 'active',
  nextDue: '2026-05-04T07:00:00.000Z',
};
