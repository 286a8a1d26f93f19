import { ButtonStyle, ComponentType } from 'discord.js';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Words } from '../../src/bot/language/words.ts';
import { roundedTime } from '../../src/bot/remaining-time.ts';
import { limits } from './limits.ts';
import { inlineCode } from './markup.ts';
import type { OutgoingMessage } from './message.ts';

/** What the custom_id of a stop button begins with; the invocation's id follows. */
export const stopPrefix = 'stop:';

const cells = 20;

/** How far work is, and how long it may still take, where that can be told. */
export interface Standing extends Progress {
  readonly remainingMs?: number | undefined;
}

/**
 * The message that stands while work is under way: the step, a bar, the gap so far, the time that is left, and a
 * button to stop it.
 */
export function progressMessage(progress: Standing, words: Words, invocationId: string): OutgoingMessage {
  const parts = [words.say(`discord.progress.${progress.step}`)];
  if (progress.fraction !== undefined && Number.isFinite(progress.fraction)) {
    const share = Math.min(1, Math.max(0, progress.fraction));
    const full = Math.round(share * cells);
    parts.push(
      inlineCode(`${'█'.repeat(full)}${'░'.repeat(cells - full)}`),
      words.percent(Math.floor(share * 100) / 100),
    );
  }
  if (progress.gap !== undefined && Number.isFinite(progress.gap)) {
    parts.push(words.say('discord.progress.gap', { gap: words.percent(progress.gap, 2) }));
  }
  if (progress.remainingMs !== undefined) {
    const time = roundedTime(progress.remainingMs);
    parts.push(
      'seconds' in time
        ? words.say('discord.progress.seconds', time)
        : words.say('discord.progress.minutes', time),
    );
  }
  const custom_id = `${stopPrefix}${invocationId}`;
  return {
    content: parts.join(' · '),
    embeds: [],
    files: [],
    components:
      custom_id.length > limits.customId
        ? []
        : [
            {
              type: ComponentType.ActionRow,
              components: [
                {
                  type: ComponentType.Button,
                  style: ButtonStyle.Secondary,
                  label: words.say('discord.stop'),
                  custom_id,
                },
              ],
            },
          ],
  };
}

/**
 * Shows progress from `fromMs` on, at most once per `everyMs`, always the newest. `end` waits for what is being
 * shown, so that it never overtakes the answer.
 */
export function progressPace(
  show: (progress: Standing) => Promise<void>,
  pace: { readonly fromMs: number; readonly everyMs: number },
): { report(progress: Standing): void; end(): Promise<void> } {
  let newest: Standing | undefined;
  let showing: Promise<void> | undefined;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;

  function wait(ms: number): void {
    timer = setTimeout(() => {
      timer = undefined;
      if (newest !== undefined) begin(newest);
    }, ms);
    timer.unref();
  }

  function begin(progress: Standing): void {
    newest = undefined;
    showing = show(progress)
      .catch(() => {
        // The answer itself still comes; whoever shows logs what went wrong.
      })
      .then(() => {
        showing = undefined;
        if (!isOver) wait(pace.everyMs);
      });
  }

  wait(pace.fromMs);
  return {
    report(progress) {
      if (isOver) return;
      newest = progress;
      if (timer === undefined && showing === undefined) begin(progress);
    },
    async end() {
      isOver = true;
      clearTimeout(timer);
      await showing;
    },
  };
}

/** How long after one progress edit in a channel the next may come: Discord takes five edits of five seconds there. */
const betweenEditsMs = 1_200;

/**
 * Gives the messages of a channel their turns to show progress: true at most once in a while for each channel. Answers
 * to interactions need none, as Discord counts each for itself.
 */
export function channelTurns(now: () => Date): (channel: string) => boolean {
  const taken = new Map<string, number>();
  return (channel) => {
    const at = now().getTime();
    for (const [other, since] of taken) if (at - since >= betweenEditsMs) taken.delete(other);
    if (taken.has(channel)) return false;
    taken.set(channel, at);
    return true;
  };
}
