import type { Asked } from './arguments.ts';
import { packageFacts } from './package-facts.ts';
import type { Start } from './start.ts';

/** Prints what the program can be asked for. */
export async function usage({ words, out }: Start): Promise<0> {
  out.write(`${words.say('terminal.usage', { version: packageFacts().version })}\n`);
  return 0;
}

export async function version({ out }: Start): Promise<0> {
  out.write(`${packageFacts().version}\n`);
  return 0;
}

/** Says why nobody knows what was asked for. */
export async function refuse(
  { problem, received, command }: Asked<'refused'>,
  { words, complain }: Start,
): Promise<2> {
  complain(words.say(`terminal.arguments.${problem}`, { option: received, received, command }));
  return 2;
}
