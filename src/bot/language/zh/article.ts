import type { SameKeys } from '../catalogue.ts';
import type { article as english } from '../en/article.ts';

export const article = {
  heading: '文章原有的循环：对九个水平做 Adam 优化，学习率 {{rate}}，共 {{steps}} 步；由 {{engine}} 计算',
  step: '步数',
  loss: '损失',
  outcome:
    '起始损失为 {{first}}（文章中打印为 {{printedFirst}}），最终为 {{last}}（文章中打印为 {{printedLast}}）。',
  meaning:
    '损失是各渠道 (1 − 强度)² 之和。其中没有预算，最优解事先就知道：所有强度都为 1，损失为 0。要在预算之内求方案：npm start -- optimize customer-service',
} as const satisfies SameKeys<typeof english>;
