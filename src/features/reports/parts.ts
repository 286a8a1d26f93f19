import type { Command } from '../../bot/command.ts';
import type { Words } from '../../bot/language/words.ts';
import type { Log, Messenger, Meter, Planner, Store } from '../../bot/ports.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Clock } from '../../bot/time/clock.ts';
import type { Run } from '../plans/stored/run.ts';
import type { Schedule } from '../schedules/stored/schedule.ts';
import type { ReportFacts } from './facts.ts';
import type { FreshData } from './fresh-data.ts';
import type { AttemptTimes } from './patience.ts';
import type { planForReport } from './plan-for-report.ts';
import type { Report } from './stored/report.ts';
import type { ReportClaim } from './stored/store.ts';

/** What reports are made and delivered with. */
export interface ReportParts {
  readonly store: Store;
  readonly planner: Planner;
  /** Reports of other fronts than theirs are left to processes that have them. */
  readonly messengers: readonly Messenger[];
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly times: AttemptTimes;
  /** A number from 0 to 1 by chance. */
  readonly chance: () => number;
  /** Brings the data up to date first, as far as that goes; throws by the signal only. */
  readonly freshData: FreshData;
  /** Works out a schedule's plan. Throws `UserError` where there is none. */
  readonly planForReport: typeof planForReport;
  readonly reportReply: (facts: ReportFacts, words: Words) => Reply;
  /** Whether the plan, or its value, is another by more than that share than in the last report. */
  readonly hasMoved: (run: Run, previous: Run | undefined, share: number) => boolean;
}

/** Work on one report: the claim to it, and what one needs at hand. */
export interface ReportWork {
  readonly parts: ReportParts;
  readonly claim: ReportClaim;
  readonly report: Report;
  readonly schedule: Schedule;
  readonly messenger: Messenger;
  readonly words: Words;
  /** Names the report in every line. */
  readonly log: Log;
  readonly mark: string;
  /** Messages that the platform took and the store does not know of yet, by mark. */
  readonly taken: Map<string, TakenMessage>;
  /** Aborted when the process is to end. */
  readonly stopping: AbortSignal;
}

/** A message that stands in its channel. */
export interface TakenMessage {
  readonly message: string;
  readonly at: string;
}
