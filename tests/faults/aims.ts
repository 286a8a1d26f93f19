import type { Asked } from './platforms.ts';
import type { Line } from './program.ts';

/**
 * At which point of a report's life a process is killed. `pauseMs`: up to how long after the event that it waits
 * for; the pause is drawn evenly from there.
 */
export interface Aim {
  readonly name: string;
  readonly pauseMs: number;
  /** The line of the log that sets it off, … */
  readonly line?: Line['msg'];
  /** … or the request to a platform: */
  readonly asked?: Asked;
  /**
   * `before`: the platform never carries it out. `held`: it carries it out when the sender is dead already. `late`:
   * a while after that. `after`: the answer leaves first.
   */
  readonly when?: 'before' | 'held' | 'late' | 'after';
}

/** How long after its sender's death a request is still carried out, in milliseconds: well within what settles. */
export const lateMs = 400;

/** All of them, in the order of a report's life. */
export const aims: readonly Aim[] = [
  { name: 'any time since a claim', line: 'report claimed', pauseMs: 2_500 },
  { name: 'opening', line: 'report opened', pauseMs: 10 },
  { name: 'claimed, no plan yet', line: 'report claimed', pauseMs: 50 },
  { name: 'planned, nothing noted yet', line: 'report planned', pauseMs: 5 },
  { name: 'noted, drawing pictures', line: 'posting', pauseMs: 100 },
  { name: 'uploading', asked: 'upload', when: 'after', pauseMs: 20 },
  { name: 'between upload and post', asked: 'uploaded', when: 'after', pauseMs: 20 },
  { name: 'post received, never carried out', asked: 'post', when: 'before', pauseMs: 0 },
  { name: 'post carried out, answer held', asked: 'post', when: 'held', pauseMs: 0 },
  { name: 'post carried out after the death', asked: 'post', when: 'late', pauseMs: 0 },
  { name: 'post answered, not recorded', asked: 'post', when: 'after', pauseMs: 8 },
];

/** Those at which a message may stand there that nobody recorded. */
export const aimsAtTheWindow: readonly Aim[] = aims.filter(({ asked }) => asked === 'post');
