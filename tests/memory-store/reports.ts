import { type Report, type ReportKey, reportShape } from '../../src/features/reports/stored/report.ts';
import type { ReportClaim, ReportStore } from '../../src/features/reports/stored/store.ts';
import { addRun, given, type KeptReport, type MemoryContents, moment } from './contents.ts';

export function memoryReports(contents: MemoryContents): ReportStore {
  const { runs, schedules, reports } = contents;
  let leases = 0;

  const scheduleOf = (workspace: string, number: number) =>
    schedules.get(workspace)?.find((schedule) => schedule.number === number);
  const find = ({ workspace, schedule, due }: ReportKey) =>
    reports.find(
      ({ report }) =>
        report.workspace === workspace && report.schedule === schedule && report.due === moment(due),
    );
  /** The report as long as this claim is the last that was made to it. */
  const held = ({ report, lease }: ReportClaim) => {
    const kept = find(report);
    return kept?.lease === lease ? kept : undefined;
  };
  const isInWork = (kept: KeptReport, at: Date) =>
    kept.report.state === 'open' && kept.lease !== undefined && kept.freeAt > moment(at);

  /** Adds a report unless there is one for this moment. */
  function add(key: ReportKey, at: string | Date, fields: Pick<Report, 'cause' | 'state' | 'skipped'>) {
    const schedule = scheduleOf(key.workspace, key.schedule);
    if (schedule === undefined || find(key) !== undefined) return false;
    const nextAttempt = moment(at);
    const report = reportShape.parse({ ...key, due: moment(key.due), attempts: 0, nextAttempt, ...fields });
    reports.push({ report, front: schedule.place.front, lease: undefined, freeAt: nextAttempt });
    return true;
  }

  return {
    async open(workspace, number, occurrence) {
      const { at } = occurrence;
      const [due, nextDue] = [moment(occurrence.due), moment(occurrence.nextDue)];
      const passedOver = occurrence.skipped.map(moment);
      const schedule = scheduleOf(workspace, number);
      if (schedule?.state !== 'active' || schedule.nextDue !== moment(occurrence.expected)) return false;
      schedules.set(
        workspace,
        (schedules.get(workspace) ?? []).map((one) => (one === schedule ? { ...one, nextDue } : one)),
      );
      for (const missed of passedOver) {
        const key = { workspace, schedule: number, due: missed };
        add(key, at, { cause: 'due', state: 'skipped', skipped: [] });
      }
      add({ workspace, schedule: number, due }, at, { cause: 'due', state: 'open', skipped: passedOver });
      return true;
    },

    async ask(workspace, schedule, at) {
      const key = { workspace, schedule, due: moment(at) };
      return add(key, at, { cause: 'asked', state: 'open', skipped: [] });
    },

    async claim({ at, until, fronts }) {
      if (until <= at) throw new RangeError('A claim must last.');
      const inWork = (workspace: string) =>
        reports.filter((kept) => kept.report.workspace === workspace && isInWork(kept, at)).length;
      const [first] = reports
        .filter(
          ({ report, front, freeAt }) =>
            report.state === 'open' && freeAt <= moment(at) && fronts.includes(front),
        )
        .map((kept) => ({ kept, rank: inWork(kept.report.workspace) }))
        .sort(
          (one, other) =>
            one.rank - other.rank ||
            one.kept.report.nextAttempt.localeCompare(other.kept.report.nextAttempt) ||
            one.kept.report.due.localeCompare(other.kept.report.due) ||
            one.kept.report.workspace.localeCompare(other.kept.report.workspace) ||
            one.kept.report.schedule - other.kept.report.schedule,
        );
      if (first === undefined) return undefined;
      const { kept } = first;
      leases += 1;
      kept.lease = `lease ${leases}`;
      kept.freeAt = moment(until);
      kept.report = { ...kept.report, attempts: kept.report.attempts + 1 };
      return { report: kept.report, lease: kept.lease };
    },

    async renew(claim, until) {
      const kept = held(claim);
      if (kept === undefined) return false;
      kept.freeAt = moment(until);
      return true;
    },

    async plan(claim, run, figures) {
      const kept = held(claim);
      if (kept === undefined) return undefined;
      const { workspace } = kept.report;
      // Neither is stored where one could not be read again.
      reportShape.parse({ ...kept.report, run: 1, figures });
      const added = addRun(contents, workspace, run);
      kept.report = reportShape.parse({ ...kept.report, run: added.number, figures });
      return added;
    },

    async note(claim, change) {
      const kept = held(claim);
      if (kept === undefined) return false;
      const { postingSince, ...others } = given(change);
      const report = { ...kept.report, ...others };
      if (typeof postingSince === 'string') report.postingSince = moment(postingSince);
      if (postingSince === null) delete report.postingSince;
      if (others.sentAt !== undefined) report.sentAt = moment(others.sentAt);
      report.nextAttempt = moment(report.nextAttempt);
      kept.report = reportShape.parse(report);
      if (others.nextAttempt !== undefined || kept.report.state !== 'open') {
        kept.lease = undefined;
        kept.freeAt = kept.report.nextAttempt;
      }
      return true;
    },

    async get(key) {
      return find(key)?.report;
    },

    async past(workspace, schedule, { states, limit, before }) {
      return reports
        .map(({ report }) => report)
        .filter(
          (report) =>
            report.workspace === workspace &&
            report.schedule === schedule &&
            states.includes(report.state) &&
            (before === undefined || report.due < moment(before)),
        )
        .sort((one, other) => other.due.localeCompare(one.due))
        .slice(0, limit);
    },

    async run(workspace, number) {
      return runs.get(workspace)?.find((run) => run.number === number);
    },

    async backlog(at) {
      const open = reports.filter(({ report }) => report.state === 'open');
      const [oldest] = open.map(({ report }) => report.due).sort();
      return {
        open: open.length,
        claimed: open.filter((kept) => isInWork(kept, at)).length,
        ...(oldest === undefined ? {} : { oldest: new Date(oldest) }),
      };
    },

    async nextMoment(fronts) {
      const isAsked = (front: KeptReport['front']) => fronts?.includes(front) ?? true;
      const moments = [
        ...reports
          .filter(({ report, front }) => report.state === 'open' && isAsked(front))
          .map(({ freeAt }) => freeAt),
        ...[...schedules.values()]
          .flat()
          .filter(({ state, place }) => state === 'active' && isAsked(place.front))
          .map(({ nextDue }) => nextDue),
      ];
      const [first] = moments.sort();
      return first === undefined ? undefined : new Date(first);
    },
  };
}
