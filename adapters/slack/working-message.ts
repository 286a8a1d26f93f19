/** The message that stands in the channel while a plan is worked out, and its progress. */
import type { Language } from '../../src/bot/chart.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import { type Words, wordsFor } from '../../src/bot/language/words.ts';
import type { Log } from '../../src/bot/ports.ts';
import { createForecast, roundedTime } from '../../src/bot/remaining-time.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { echo } from '../../src/scenario/problem.ts';
import { cancelBlock, richTextBlocks } from './blocks.ts';
import { slackLimits } from './limits.ts';
import type { ChannelPace } from './patience.ts';
import type { Rendering } from './render-reply.ts';
import type { PostedMessage, SlackApi } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';
import { fallbackText } from './text-for-slack.ts';

/** Quick work ends before any progress is shown. */
export const firstUpdateMs = 1_500;
/** chat.update allows some 50 a minute. */
export const betweenUpdatesMs = 1_200;
const barLength = 12;

/** What the working message says beside what is worked on. */
export interface WorkState {
  readonly progress?: Progress;
  /** How long it may still take, where that can be told. */
  readonly remainingMs?: number;
  /** The work that its button cancels; without one there is no button. */
  readonly work?: string;
}

/** "Working on …", with a bar, the step, the gap and the remaining time as far as known, and a button to cancel. */
export function workingMessage(line: string, language: Language, state: WorkState = {}): Rendering {
  const words = wordsFor(language);
  const typed = echo(line);
  const sentence = words.say('slack.working.title', { line: typed });
  const details = progressLine(state, words);
  return {
    text: fallbackText(sentence, slackLimits.plainMessageText),
    blocks: [
      ...richTextBlocks([sentence, ...(details ? [`\n${details}`] : [])]),
      ...(state.work === undefined ? [] : [cancelBlock(state.work, words.say('slack.working.cancel'))]),
    ],
  };
}

function progressLine({ progress, remainingMs }: WorkState, words: Words): string {
  if (progress === undefined) return '';
  const { step, fraction, gap } = progress;
  const done = Math.round(Math.min(1, Math.max(0, fraction ?? 0)) * barLength);
  return [
    fraction === undefined ? '' : `${'▓'.repeat(done)}${'░'.repeat(barLength - done)}`,
    words.say(`slack.working.step.${step}`),
    gap === undefined ? '' : words.say('slack.working.gap', { gap: words.percent(gap, 2) }),
    remainingMs === undefined ? '' : remainingText(remainingMs, words),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function remainingText(remainingMs: number, words: Words): string {
  const time = roundedTime(remainingMs);
  return 'seconds' in time
    ? words.say('slack.working.seconds', time)
    : words.say('slack.working.minutes', time);
}

/** Shows progress in a posted message, seldom enough for Slack, until stopped. */
export interface ShownProgress {
  report(progress: Progress): void;
  /** No update goes out after this resolves. */
  stop(): Promise<void>;
}

/**
 * Shows progress from 1.5 s on, with the button that cancels the work. `pace` gives all working messages of a
 * channel their turns. An update that fails is left to the next one.
 */
export function showProgress(
  message: PostedMessage,
  { line, language, work }: { readonly line: string; readonly language: Language; readonly work: string },
  {
    api,
    clock,
    log,
    pace,
  }: { readonly api: SlackApi; readonly clock: Clock; readonly log: Log; readonly pace: ChannelPace },
): ShownProgress {
  const stopped = new AbortController();
  const remaining = createForecast(() => clock.now());
  let wanted: Rendering | undefined = workingMessage(line, language, { work });
  let mayShow = false;
  let shown = '';
  let running: Promise<void> | undefined;

  const first = clock.wait(firstUpdateMs, stopped.signal).then(() => {
    mayShow = true;
    return update();
  });

  async function catchUp(): Promise<void> {
    while (wanted && JSON.stringify(wanted) !== shown) {
      await pace.turn(message.channel, stopped.signal);
      if (stopped.signal.aborted) break;
      const next: Rendering = wanted;
      try {
        await api.tryUpdate(message, next);
        shown = JSON.stringify(next);
      } catch (error) {
        const failure = slackFailure(error);
        log.debug({ code: failure.code }, 'a progress update did not go through');
        if (failure.kind === 'rate') pace.hold(failure.retryAfterMs);
        if (wanted === next) wanted = undefined;
      }
    }
    running = undefined;
  }

  async function update(): Promise<void> {
    if (!mayShow || stopped.signal.aborted) return;
    running ??= catchUp();
    await running;
  }

  return {
    report(progress) {
      const remainingMs = remaining(progress);
      wanted = workingMessage(line, language, {
        progress,
        work,
        ...(remainingMs !== undefined && { remainingMs }),
      });
      void update();
    },
    async stop() {
      stopped.abort();
      await first;
      await running;
    },
  };
}
