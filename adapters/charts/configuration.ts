import type { Chart } from '../../src/bot/chart.ts';
import { echo, UserError } from '../../src/scenario/problem.ts';
import { barDrawing } from './bars.ts';
import { lineDrawing } from './lines.ts';
import type { Drawing } from './page.ts';

/** quickchart-js and its server take text between these marks for code. Either mark alone is refused. */
const codeMark = /__(BEGIN|END)FUNCTION__/i;

/** Line breaks, other control characters, and those that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced here
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/**
 * One Chart.js 4 configuration for any chart, as plain JSON: it holds no functions, and its every text has been
 * checked, so that it can be drawn here or sent to a server that would turn certain texts into code.
 * @throws UserError `front.chart-text` when a text of the chart holds a mark of such code.
 */
export function configurationOf(chart: Chart): Drawing {
  refuseCode(chart, '');
  const printable: Chart = JSON.parse(JSON.stringify(chart), (_, value) =>
    typeof value === 'string' ? value.toWellFormed().replace(unprintable, ' ') : value,
  );
  const drawing = printable.kind === 'bars' ? barDrawing(printable) : lineDrawing(printable);
  // Through JSON, so that what is drawn here is exactly what a server would be sent.
  const plain: Drawing = JSON.parse(JSON.stringify(drawing));
  refuseCode(plain, '');
  return plain;
}

function refuseCode(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (codeMark.test(value)) throw new UserError({ code: 'front.chart-text', path, received: echo(value) });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      refuseCode(key, path);
      refuseCode(part, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`);
    }
  }
}
