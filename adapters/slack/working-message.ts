/** The message that stands in the channel while a plan is worked out, and its progress. */
import type { Language } from '../../src/bot/chart.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { Log } from '../../src/bot/ports.ts';
import { echo } from '../../src/scenario/problem.ts';
import { richTextBlocks } from './blocks.ts';
import type { Clock } from './clock.ts';
import { slackLimits } from './limits.ts';
import type { Rendering } from './render-reply.ts';
import type { PostedMessage, SlackApi } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';
import { fallbackText } from './text-for-slack.ts';

/** Quick work ends before any progress is shown. */
const firstUpdateMs = 1_500;
/** chat.update allows some 50 a minute. */
const betweenUpdatesMs = 1_200;
const barLength = 12;

/** "Working out …", with the step, a bar and the gap so far where known. */
export function workingMessage(line: string, language: Language, progress?: Progress): Rendering {
  const words = wordsFor(language);
  const typed = echo(line);
  const sentence = words.say('slack.working.title', { line: typed });
  const details = progress ? progressLine(progress, language) : '';
  return {
    text: fallbackText(sentence, slackLimits.plainMessageText),
    blocks: richTextBlocks([sentence, ...(details ? [`\n${details}`] : [])]),
  };
}

function progressLine({ step, fraction, gap }: Progress, language: Language): string {
  const words = wordsFor(language);
  const done = Math.round(Math.min(1, Math.max(0, fraction ?? 0)) * barLength);
  return [
    fraction === undefined ? '' : `${'▓'.repeat(done)}${'░'.repeat(barLength - done)}`,
    words.say(`slack.working.step.${step}`),
    gap === undefined ? '' : words.say('slack.working.gap', { gap: words.percent(gap, 2) }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Shows progress in a posted message, seldom enough for Slack, until stopped. */
export interface ShownProgress {
  report(progress: Progress): void;
  /** No update goes out after this resolves. */
  stop(): Promise<void>;
}

/** Starts to show progress. An update that fails is left to the next one. */
export function showProgress(
  message: PostedMessage,
  line: string,
  language: Language,
  { api, clock, log }: { readonly api: SlackApi; readonly clock: Clock; readonly log: Log },
): ShownProgress {
  const stopped = new AbortController();
  const began = clock.now().getTime();
  let notBefore = began + firstUpdateMs;
  let wanted: Rendering | undefined;
  let shown = JSON.stringify(workingMessage(line, language));
  let running: Promise<void> | undefined;

  async function catchUp(): Promise<void> {
    while (wanted && !stopped.signal.aborted) {
      await clock.wait(Math.max(0, notBefore - clock.now().getTime()), stopped.signal);
      const next = wanted;
      wanted = undefined;
      if (stopped.signal.aborted || JSON.stringify(next) === shown) continue;
      let pause = betweenUpdatesMs;
      try {
        await api.tryUpdate(message, next);
        shown = JSON.stringify(next);
      } catch (error) {
        const failure = slackFailure(error);
        log.debug({ code: failure.code }, 'a progress update did not go through');
        if (failure.kind === 'rate') pause = Math.max(pause, failure.retryAfterMs);
      }
      notBefore = clock.now().getTime() + pause;
    }
    running = undefined;
  }

  return {
    report(progress) {
      wanted = workingMessage(line, language, progress);
      if (!stopped.signal.aborted) running ??= catchUp();
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
