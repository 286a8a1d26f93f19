import type { ProblemCode } from '../../scenario/problem.ts';

/** The shape that a translation must have: the same keys as the English catalogue, any text. */
export type SameKeys<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : SameKeys<Tree[Key]>;
};

/**
 * No key beside those of `Whole`: with it, `satisfies` also finds what is too much in objects that are put together
 * from parts, where the compiler itself looks only for what is lacking.
 */
export type NoMore<Given, Whole> = {
  readonly [Key in keyof Given]: Key extends keyof Whole
    ? Given[Key] extends string
      ? unknown
      : NoMore<Given[Key], Whole[Key]>
    : never;
};

type Family = ProblemCode extends `${infer First}.${string}` ? First : never;
type Within<First extends string> =
  Extract<ProblemCode, `${First}.${string}`> extends `${First}.${infer Rest}` ? Rest : never;

/** A text for every problem code: what is wrong, and how to put it right. */
export type ProblemTexts = {
  readonly [First in Family]: {
    readonly [Rest in Within<First>]: { readonly message: string; readonly hint: string };
  };
};
