export const charts = {
  interval: '90% interval',
} as const;
