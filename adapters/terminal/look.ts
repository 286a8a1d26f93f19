import picocolors from 'picocolors';

/** How text is to look on the screen (or in the file) that it goes to. */
export interface Look {
  /** Columns. */
  readonly width: number;
  readonly colour: boolean;
  /** How a command line is shown so that it can be typed: in the shell with `npm start --`, in the prompt bare. */
  readonly place: 'shell' | 'prompt';
}

/** Where text goes: `process.stdout`, `process.stderr`, or a test's. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const narrowest = 40;
const widest = 120;
const elsewhere = 100;

/** The look that suits an output: coloured and as wide as the window on a terminal, plain elsewhere. */
export function lookOf(output: Output, options: { mayColour: boolean; place: Look['place'] }): Look {
  const columns = output.isTTY === true ? (output.columns ?? 80) : elsewhere;
  return {
    width: Math.min(widest, Math.max(narrowest, columns)),
    colour: output.isTTY === true && options.mayColour,
    place: options.place,
  };
}

/** Colours by what they are for; each leaves text alone where there are to be none. */
export function paletteOf(look: Look) {
  const colours = picocolors.createColors(look.colour);
  return {
    strong: colours.bold,
    quiet: colours.dim,
    wrong: (text: string) => colours.red(colours.bold(text)),
    right: colours.green,
    typed: colours.cyan,
    before: colours.gray,
    after: colours.blue,
    best: colours.cyan,
  };
}

/** A command line as one types it here. */
export function typable(line: string, look: Look): string {
  if (look.place === 'prompt') return line;
  if (/^[\w\s.,:/=+@%\p{Script=Han}-]*$/u.test(line)) return `npm start -- ${line}`;
  return `npm start -- '${line.replaceAll("'", `'\\''`)}'`;
}
