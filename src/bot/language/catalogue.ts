/** The shape that a translation must have: the same keys as the English catalogue, any text. */
export type SameKeys<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : SameKeys<Tree[Key]>;
};
