/** How a report, or an attempt at one, can end; and that its schedule rests since. */
export const reportOutcomes = ['sent', 'quiet', 'skipped', 'failed', 'retried', 'paused'] as const;

/** Counts and times what happens, for an operator's dashboards. Never throws, and costs next to nothing. */
export interface Meter {
  /** A command was answered; `seconds` from its arrival to the reply, before it is drawn and sent. */
  command(name: string, outcome: 'answered' | 'refused' | 'failed', seconds: number): void;
  /** A stage of the way took so long: reading, planning, drawing a chart, sending a message. */
  stage(name: 'prepare' | 'plan' | 'draw' | 'send', seconds: number): void;
  /** A report came to an end, or an attempt at it failed (`retried`). */
  report(outcome: (typeof reportOutcomes)[number], front: string): void;
  /** How late a report was when it arrived, in seconds. */
  reportDelay(seconds: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = {
  command: () => undefined,
  stage: () => undefined,
  report: () => undefined,
  reportDelay: () => undefined,
};
