export const replies = {} as const;
