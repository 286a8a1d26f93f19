export const article = {
  heading:
    "The article's own loop: Adam on the nine levels, learning rate {{rate}}, {{steps}} steps; reckoned by {{engine}}",
  step: 'step',
  loss: 'loss',
  outcome:
    'It starts at {{first}} (the article prints {{printedFirst}}) and ends at {{last}} (the article prints {{printedLast}}).',
  meaning:
    'The loss is the sum of (1 − strength)² over the channels. With no budget in it, its best is known in advance: every strength at 1, a loss of 0. For a plan under a budget: npm start -- optimize customer-service',
} as const;
