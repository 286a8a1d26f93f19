/** What every form says; titles, buttons and labels of each are with its command. */
export const forms = {
  hint: 'For example: {{example}}',
} as const;
