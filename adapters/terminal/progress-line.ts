import type { Progress } from '../../src/bot/invocation.ts';
import type { Words } from '../../src/bot/language/words.ts';
import { type Look, type Output, paletteOf } from './look.ts';
import { cut } from './plain.ts';

/** How long work runs before it shows how far it is. */
const patienceMs = 1_500;
/** At most so often is the line drawn again. */
const redrawMs = 100;
const barWidth = 20;
/** Below it, nobody reads the digits. */
const smallestGap = 1e-6;

/** A line that shows how far work has come and is gone when the work is done. */
export interface ProgressLine {
  show(progress: Progress): void;
  /** Takes the line away and shows nothing any more. */
  end(): void;
}

/** On a terminal, a line that redraws itself once the work takes longer than `delayMs`; elsewhere nothing. */
export function createProgressLine(
  output: Output,
  words: Words,
  look: Look,
  delayMs: number = patienceMs,
): ProgressLine {
  if (output.isTTY !== true) return { show() {}, end() {} };
  let latest: Progress | undefined;
  let isShown = false;
  const draw = () => {
    if (latest === undefined) return;
    output.write(`\r\u001b[2K${progressText(latest, words, look)}`);
    isShown = true;
  };
  let redraw: NodeJS.Timeout | undefined;
  const start = setTimeout(() => {
    draw();
    redraw = setInterval(draw, redrawMs);
    redraw.unref();
  }, delayMs);
  start.unref();
  return {
    show(progress) {
      latest = progress;
    },
    end() {
      clearTimeout(start);
      clearInterval(redraw);
      if (isShown) output.write('\r\u001b[2K');
    },
  };
}

/** `Searching for the best plan ██████░░░░ 62% · gap 1.2% · Ctrl-C stops it` */
export function progressText(progress: Progress, words: Words, look: Look): string {
  const { quiet, after } = paletteOf(look);
  const parts = [words.say(`terminal.progress.${progress.step}`)];
  if (progress.fraction !== undefined) {
    const filled = Math.round(Math.min(1, Math.max(0, progress.fraction)) * barWidth);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
    parts.push(`${bar} ${words.percent(Math.min(1, progress.fraction), 2)}`);
  }
  if (progress.gap !== undefined) {
    const gap =
      progress.gap > 0 && progress.gap < smallestGap
        ? `<${words.percent(smallestGap)}`
        : words.percent(progress.gap, 2);
    parts.push(words.say('terminal.progress.gap', { gap }));
  }
  const text = cut([...parts, words.say('terminal.progress.stop')].join(' · '), look.width - 1);
  return look.colour ? text.replace(/█+/, (bar) => after(bar)).replace(/░+/, (bar) => quiet(bar)) : text;
}
