import { ButtonStyle, ComponentType } from 'discord.js';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Words } from '../../src/bot/language/words.ts';
import { limits } from './limits.ts';
import { inlineCode } from './markup.ts';
import type { OutgoingMessage } from './message.ts';

/** What the custom_id of a stop button begins with; the invocation's id follows. */
export const stopPrefix = 'stop:';

const cells = 20;

/** The message that stands while work is under way: the step, a bar, the gap so far, and a button to stop it. */
export function progressMessage(progress: Progress, words: Words, invocationId: string): OutgoingMessage {
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
  show: (progress: Progress) => Promise<void>,
  pace: { readonly fromMs: number; readonly everyMs: number },
): { report(progress: Progress): void; end(): Promise<void> } {
  let newest: Progress | undefined;
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

  function begin(progress: Progress): void {
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
