import { limitText } from '../../scenario/limit-text.ts';
import { type Problem, UserError } from '../../scenario/problem.ts';
import type { RequestedLimit } from '../../scenario/with-limits.ts';

/**
 * An error that names limits, with each as it was typed instead of as the scenario has it: `keep website` where that
 * stands as `website>=23000`, 官网 where somebody writes 官网. Other errors stay as they are.
 */
export function inTypedWords(error: unknown, limits: readonly RequestedLimit[]): unknown {
  if (!(error instanceof UserError) || limits.length === 0) return error;
  const [first, ...more] = error.problems;
  return new UserError(reworded(first, limits), ...more.map((problem) => reworded(problem, limits)));
}

const aboutLimits: ReadonlySet<Problem['code']> = new Set([
  'limit.sums',
  'plan.infeasible',
  'plan.infeasible-several',
]);

function reworded(problem: Problem, limits: readonly RequestedLimit[]): Problem {
  if (!aboutLimits.has(problem.code)) return problem;
  const { received, values = {} } = problem;
  const mend = (name: string) => {
    const text = values[name];
    return typeof text === 'string' ? { [name]: withTypedName(text, limits) } : {};
  };
  const named = received?.split(', ').map((text) => typedText(text, limits));
  return {
    ...problem,
    ...(named !== undefined && { received: [...new Set(named)].join(', ') }),
    ...(problem.values !== undefined && { values: { ...values, ...mend('mend'), ...mend('change') } }),
  };
}

const nameOf = ({ channels }: RequestedLimit) => channels.join('+');

/** The limit as it was typed, where it is one that was. */
function typedText(text: string, limits: readonly RequestedLimit[]): string {
  const typed = limits.find((limit) => limitText(nameOf(limit), limit.side, limit.amount) === text);
  return typed?.text ?? text;
}

/** The same limit with the name that somebody typed for the channel. */
function withTypedName(text: string, limits: readonly RequestedLimit[]): string {
  const [, name = '', rest = ''] = /^([^<>=]+)([<>=].*)$/.exec(text) ?? [];
  const typed = limits.find((limit) => nameOf(limit) === name)?.text;
  const own = /^("[^"]*"|[^<>=\s\d][^<>=\s]*)[<>]=?(?!.*[<>])/.exec(typed ?? '')?.[1];
  return own === undefined || isWord.test(own) ? text : `${own}${rest}`;
}

/** Words that stand before a sign and name no channel. */
const isWord = /^(?:keep|change|changes|move|moves|shift|shifts|保持)$|(?:变动|变化|浮动|调整)(?:幅度)?$/i;
