import type { ReportKey } from './stored/report.ts';

/**
 * What a report's message is known by on its platform, and its log lines by in the log: the same at every attempt
 * and in every process, and of this report alone, as schedules' numbers are never given again.
 */
export const markOf = ({ workspace, schedule, due }: ReportKey) => `report:${workspace}:${schedule}:${due}`;
