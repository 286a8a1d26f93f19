import type { ReportWork } from './parts.ts';
import type { ReportChange } from './stored/store.ts';

/** The claim went to another, or the report is gone with its schedule: whoever hears it leaves the report alone. */
export class ClaimLost extends Error {
  constructor() {
    super('the claim to the report went to another, or the report is gone');
    this.name = 'ClaimLost';
  }
}

/** Notes what was found out. Throws `ClaimLost`. */
export async function note({ parts, claim }: ReportWork, change: ReportChange): Promise<void> {
  if (!(await parts.store.reports.note(claim, change))) throw new ClaimLost();
}

/** Does work that takes its time, and keeps the claim meanwhile. Throws `ClaimLost` where it went to another. */
export async function whileClaimed<Result>(
  { parts: { store, clock, times }, claim, log, stopping }: ReportWork,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const done = new AbortController();
  const lost = new AbortController();
  async function keep(): Promise<void> {
    for (;;) {
      await clock.wait(times.renewMs, done.signal);
      if (done.signal.aborted) return;
      try {
        const until = new Date(clock.now().getTime() + times.leaseMs);
        if (!(await store.reports.renew(claim, until))) return lost.abort(new ClaimLost());
      } catch (err) {
        // There is time for another try before the claim ends; and it is renewed once more before posting.
        log.warn({ err }, 'the claim to a report could not be renewed');
      }
    }
  }
  void keep();
  try {
    return await work(AbortSignal.any([stopping, lost.signal]));
  } catch (error) {
    throw lost.signal.aborted ? lost.signal.reason : error;
  } finally {
    done.abort();
  }
}
