/** One line of `doctor`: what was looked at, whether it is in order, and how to mend it where it is not. */
export interface Finding {
  readonly subject: string;
  readonly state: 'right' | 'missing' | 'wrong';
  readonly detail: string;
  readonly mend?: string;
}
