import type { Log } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import type { SlackBlock } from './blocks.ts';
import type { Rendering } from './render-reply.ts';
import { slackFailure } from './slack-failure.ts';

/** Pauses before a message with a just-uploaded picture is tried again: Slack needs a moment to know the file. */
const picturePausesMs = [400, 800, 1_600, 3_200];

/**
 * Sends the richest rendering that Slack takes. Where Slack says which block it refuses, renderings with such a
 * block are passed over; otherwise the next plainer one is tried. `attempts` bounds how often `send` is called;
 * the last attempt is the plainest rendering.
 *
 * @throws what `send` threw when it was not the content that was refused, or when even the plainest was
 */
export async function deliver<Sent>(
  renderings: readonly [Rendering, ...Rendering[]],
  send: (rendering: Rendering) => Promise<Sent>,
  { clock, log, attempts = Number.POSITIVE_INFINITY }: { clock: Clock; log: Log; attempts?: number },
): Promise<Sent> {
  const refused = new Set<SlackBlock['type']>();
  const pauses = [...picturePausesMs];
  const plainest = renderings[renderings.length - 1] ?? renderings[0];
  let left = attempts;
  const attempt = (rendering: Rendering) => {
    left -= 1;
    return send(rendering);
  };
  for (const rendering of renderings) {
    if (rendering === plainest) break;
    while (left > 1 && !rendering.blocks.some(({ type }) => refused.has(type))) {
      try {
        return await attempt(rendering);
      } catch (error) {
        const failure = slackFailure(error);
        if (failure.kind !== 'content') throw error;
        const kinds = degradable(failure.blocks.map((index) => rendering.blocks[index]?.type));
        log.warn({ code: failure.code, refused: kinds }, 'Slack refused a message; trying another form');
        const maybePicture =
          rendering.blocks.some(({ type }) => type === 'image') &&
          (kinds.length === 0 || kinds.includes('image'));
        const pause = maybePicture ? pauses.shift() : undefined;
        if (pause !== undefined) {
          await clock.wait(pause);
          continue;
        }
        for (const kind of kinds) refused.add(kind);
        break;
      }
    }
  }
  return attempt(plainest);
}

/** Of the refused blocks those that a plainer rendering does without. */
function degradable(types: readonly (SlackBlock['type'] | undefined)[]): SlackBlock['type'][] {
  return types.filter(
    (type): type is SlackBlock['type'] =>
      type === 'image' || type === 'data_visualization' || type === 'table',
  );
}
