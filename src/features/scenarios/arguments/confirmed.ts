import { halfWidth } from '../../../scenario/half-width.ts';

/** What says that an amount is meant though it is far from what is known: `budget=50m!`. */
const mark = /\s*!$/;

/** Whether somebody says that the amount is meant as it stands. */
export const isConfirmed = (text: string): boolean => mark.test(halfWidth(text).trim());

/** The amount without that. */
export const asTyped = (text: string): string => halfWidth(text).trim().replace(mark, '');
