import { setImmediate } from 'node:timers/promises';
import { createCanvas } from '@napi-rs/canvas';
import { Chart as ChartJs } from 'chart.js/auto';
import type { Chart } from '../../src/bot/chart.ts';
import type { ChartRenderer, Picture } from '../../src/bot/ports.ts';
import { paper } from './colours.ts';
import { configurationOf } from './configuration.ts';
import { registerFonts } from './fonts.ts';
import { type Drawing, page } from './page.ts';
import { pictureOf } from './picture.ts';
import { drawsChinese, sampleChart } from './sample.ts';

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly background: string;
}

/** Drawing holds the thread, so charts are drawn one after the other, and other work gets its turn in between. */
let previous: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const mine = previous.then(async () => {
    await setImmediate();
    signal?.throwIfAborted();
    return await work();
  });
  previous = mine.catch(() => undefined);
  return mine;
}

async function draw(drawing: Drawing, sheet: Sheet): Promise<Picture> {
  registerFonts();
  const canvas = createCanvas(sheet.width, sheet.height);
  const chart = new ChartJs(canvas, drawing);
  try {
    const context = canvas.getContext('2d');
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = sheet.background;
    context.fillRect(0, 0, sheet.width, sheet.height);
    // Compressing happens on a thread of its own.
    return pictureOf(await canvas.encode('png'));
  } finally {
    chart.destroy();
  }
}

/** Draws a Chart.js configuration, as it is, on a canvas of the given size. */
export function drawConfiguration(drawing: Drawing, sheet: Sheet): Promise<Picture> {
  return inTurn(() => draw(drawing, sheet));
}

/** Draws charts in this process: nothing leaves the machine, and no fonts need to be installed. */
export function createLocalRenderer(): ChartRenderer {
  const sheet: Sheet = { ...page, background: paper };
  const render = (chart: Chart, signal?: AbortSignal) =>
    inTurn(async () => await draw(configurationOf(chart), sheet), signal);
  return {
    render,
    async check() {
      const { width, height } = await render(sampleChart);
      if (!(await drawsChinese(render)))
        throw new Error('charts are drawn here, but without Chinese characters');
      return `charts are drawn here (Chart.js ${ChartJs.version}, ${width}×${height}, Chinese included)`;
    },
  };
}
