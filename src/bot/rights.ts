import { type Problem, type ProblemCode, UserError } from '../scenario/problem.ts';
import type { Person } from './invocation.ts';

/** Who may do something: everybody, whoever made the thing (and admins), or admins only. */
type Holder = 'everyone' | 'maker' | 'admin';

/** Everything that changes what others see or rely on, who may do it, and how a refusal says so. */
const rights = {
  'plan.adopt': { may: 'everyone' },
  'schedule.make': { may: 'everyone' },
  'schedule.ask': { may: 'everyone' },
  'schedule.change': { may: 'maker', refusal: 'schedule.not-yours' },
  'scenario.make': { may: 'everyone' },
  'scenario.change': { may: 'maker', refusal: 'scenario.not-yours' },
  'scenario.remove': { may: 'maker', refusal: 'scenario.not-yours' },
  'experiment.add': { may: 'everyone' },
  'feedback.give': { may: 'everyone' },
  'data.import': { may: 'admin', refusal: 'data.admins' },
  'data.connect': { may: 'admin', refusal: 'source.admins' },
  'data.remove': { may: 'admin', refusal: 'data.admins' },
  'settings.change': { may: 'admin', refusal: 'settings.admins' },
  'workspace.forget': { may: 'admin', refusal: 'forget.admins' },
} as const satisfies Readonly<
  Record<string, { readonly may: 'everyone' } | { readonly may: Holder; readonly refusal: ProblemCode }>
>;

export type Right = keyof typeof rights;

/** What a right is about: how it is called, and who made it. */
export interface Made {
  readonly name: string;
  /** The platform's id of the person; absent where nobody did. */
  readonly by?: string | undefined;
}

/** Whether somebody may do it; with `made`, to that thing. */
export function mayDo(right: Right, { id, isAdmin }: Person, made?: Made): boolean {
  const { may }: { readonly may: Holder } = rights[right];
  return may === 'everyone' || isAdmin || (may === 'maker' && made?.by === id);
}

/** Refuses who may not, and says who may. Throws `UserError`. */
export function refuseUnlessMay(right: Right, person: Person, made?: Made): void {
  if (mayDo(right, person, made)) return;
  const row = rights[right];
  if (!('refusal' in row)) throw new Error(`nobody should be refused ${right}`);
  const problem: Problem = {
    code: row.refusal,
    ...(made !== undefined && { received: made.name, values: { maker: made.by ?? '–' } }),
  };
  throw new UserError(problem);
}
