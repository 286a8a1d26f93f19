import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type Aim, lateMs } from './aims.ts';
import type { Chance } from './chance.ts';
import type { Asked } from './platforms.ts';
import type { Ended, Line, Program } from './program.ts';

/** How far a process had come with a report when it was killed, as far as its log tells. */
type Stage = 'opened' | 'claimed' | 'planned' | 'posting';

/** A life of one process that ended before its work was done. */
export interface Kill {
  readonly process: number;
  readonly aim: string;
  readonly at: number;
  /** By SIGKILL; else something other than this run stopped it in order. */
  readonly isKilled: boolean;
  /** The reports between due and recorded that it had in hand, by their marks. */
  readonly inHand: ReadonlyMap<string, Stage>;
  readonly lines: readonly Line[];
}

/** Whether a report was between due and recorded in the hands of who was killed. */
export const isAtWork = ({ isKilled, inHand }: Kill): boolean => isKilled && inHand.size > 0;

/** How long a program may take to start, on a machine that has more to do, … */
const longestStartMs = 60_000;
/** … and then to come to what its life is aimed at, before it ends all the same. */
const longestLifeMs = 6_000;

const stageOf: Readonly<Record<string, Stage>> = {
  'report opened': 'opened',
  'report claimed': 'claimed',
  'report planned': 'planned',
  posting: 'posting',
};
/** What the log says of a report that a process still has in hand, but nothing of how far it is. */
const remarks: ReadonlySet<string> = new Set([
  'found',
  'an earlier post may have arrived, and nobody lets us look',
  'the claim to a report could not be renewed',
  'a report was sent, but the store could not note it',
]);

/** One of the processes that share the work: it lives, is killed and lives again. */
export class Mortal {
  readonly #start: (onLine: (line: Line) => void) => Program;
  readonly #chance: Chance;
  readonly #process: number;
  #met: (asked: Asked) => Promise<'drop' | undefined> = async () => undefined;

  constructor(options: {
    readonly process: number;
    readonly chance: Chance;
    readonly start: (process: number, onLine: (line: Line) => void) => Program;
  }) {
    this.#process = options.process;
    this.#chance = options.chance;
    this.#start = (onLine) => options.start(this.#process, onLine);
  }

  /** A request of this process arrived. */
  meet(asked: Asked): Promise<'drop' | undefined> {
    return this.#met(asked);
  }

  /** One life, to the death that is aimed at. Throws when the program ended by itself. */
  async live(aim: Aim, signal: AbortSignal): Promise<Kill> {
    let isArmed = true;
    const chance = this.#chance;
    // Not always the first report of a life.
    let passes = Math.floor(chance.upTo(2));
    const strikes = () => {
      if (!isArmed) return false;
      passes -= 1;
      if (passes >= 0) return false;
      isArmed = false;
      return true;
    };
    const killSoon = () => void delay(chance.upTo(aim.pauseMs)).then(() => program.kill());
    let isMissed = false;
    const miss = () => {
      isMissed = isArmed;
      isArmed = false;
      program.kill();
    };
    let limit = setTimeout(miss, longestStartMs);
    const program = this.#start(({ msg }) => {
      if (msg === 'ready') {
        clearTimeout(limit);
        limit = setTimeout(miss, longestLifeMs);
      }
      if (msg === aim.line && strikes()) killSoon();
    });
    this.#met = async (asked) => {
      if (asked !== aim.asked || !strikes()) return undefined;
      if (aim.when === 'after') {
        killSoon();
        return undefined;
      }
      const arrived = Date.now();
      program.kill();
      await program.ended;
      if (aim.when === 'late') await delay(chance.upTo(lateMs));
      // A machine with too much to do may have held this process up: so late is more than is promised for.
      const isTooLate = Date.now() - arrived > 2 * lateMs;
      return aim.when === 'before' || isTooLate ? 'drop' : undefined;
    };
    const giveUp = () => program.kill();
    signal.addEventListener('abort', giveUp, { once: true });
    const ended = await program.ended;
    signal.removeEventListener('abort', giveUp);
    clearTimeout(limit);
    this.#met = async () => undefined;
    if (ended.killedAt === undefined && !wasStopped(ended)) {
      throw new Error(`the program ended by itself: ${lastWords(ended)}`);
    }
    return {
      process: this.#process,
      aim: isMissed || isArmed ? 'any time (aim not met)' : aim.name,
      at: ended.killedAt ?? Date.now(),
      isKilled: ended.killedAt !== undefined,
      inHand: inHand(ended.lines),
      lines: ended.lines,
    };
  }

  /** Lives on until the signal, then ends in order. Gives its log. Throws when the program ended by itself. */
  async liveOn(signal: AbortSignal): Promise<readonly Line[]> {
    const lines: Line[] = [];
    while (!signal.aborted) {
      const program = this.#start(() => undefined);
      await Promise.race([once(signal, 'abort'), program.ended]);
      if (signal.aborted) program.stop();
      const limit = setTimeout(() => program.kill(), 30_000);
      const ended = await program.ended;
      clearTimeout(limit);
      lines.push(...ended.lines);
      if (!signal.aborted && !wasStopped(ended)) {
        throw new Error(`the program ended by itself: ${lastWords(ended)}`);
      }
    }
    return lines;
  }
}

/** It got a stop signal that this run did not send: something else on this machine did. */
const wasStopped = ({ lines }: Ended) =>
  lines.some(({ msg, reason }) => msg === 'stopping' && reason !== undefined);

const lastWords = ({ lines, other }: Ended) =>
  `${other}${lines
    .slice(-12)
    .map((line) => JSON.stringify(line))
    .join('\n')}`;

/** The reports that a process had not done with when it wrote its last line. */
function inHand(lines: readonly Line[]): Map<string, Stage> {
  const found = new Map<string, Stage>();
  for (const { report, msg } of lines) {
    if (report === undefined || remarks.has(msg)) continue;
    const stage = stageOf[msg];
    if (stage === undefined) found.delete(report);
    else found.set(report, stage);
  }
  return found;
}
