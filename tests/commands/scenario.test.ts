import { expect, test } from 'vitest';
import { assumptionsOf } from '../../src/features/scenarios/assumptions.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, textOf } from '../bot/bot-under-test.ts';

const shop = readScenario({
  schema: 'channels/scenario@1',
  model: 'response',
  id: 'shop',
  names: { en: 'Shop', zh: '商店' },
  currency: 'USD',
  period: 'month',
  budget: 3_000,
  goal: { roi: 2 },
  risk: 'cautious',
  response: { base: 10, valuePerOutcome: { value: 40, low: 30, high: 50, why: 'average basket' } },
  channels: [
    {
      id: 'ch-1',
      names: { en: 'Search ads', zh: '搜索广告' },
      today: 1_000,
      min: 200,
      max: { share: 0.6, of: 'spend' },
      response: { curve: 'hill', coefficient: 400, halfSaturation: 1_200, slope: 0.8 },
    },
    {
      id: 'mail',
      today: 500,
      why: 'one part-time writer',
      response: { curve: 'logistic', coefficient: 100, rate: 0.002 },
    },
  ],
  groups: [{ id: 'paid', channels: ['ch-1'], max: 2_500 }],
});

test('a scenario is shown with its channels, limits, assumptions and reasons', async () => {
  const { ask, store } = botUnderTest();
  await store.scenarios.save('slack:T1', shop, 'U1');
  expect(textOf(await ask('scenario show shop'))).toMatchInlineSnapshot(`
    "# Shop
    Shop: $3k/month over Search ads and mail; 2 numbers are assumptions with their reasons.
    Identifier: shop
    From: your own, version 1
    Budget: $3k/month
    Goal: the most value with a return of at least 2
    Risk: best in the worst tenth of cases
    Model: response: outcome rises with spend along a curve per channel
    [Channels: response curves]
    Channel | Current | Limits | Curve | Outcome at full effect | Spend at half effect
    Search ads | $1k | ≥ $200 ≤ 60% of spend | Hill, slope 0.8 | 400 | $1.2k
    mail | $500 | – | logistic | 100 | $549
    [Groups]
    Group | Channels | Limits
    paid | Search ads | ≤ $2.5k
    [Assumptions]
    Number | Middle | 90% interval | Why
    response.valuePerOutcome | 40 | 30…50 | average basket
    mail · today | 500 | – | one part-time writer
    - To put in your own: single numbers with scenario edit shop, a weekly history with data import shop and then fit shop.
    <Optimise: optimize shop>"
  `);
  expect(textOf(await ask('场景 查看 商店', { language: 'zh' }))).toMatchInlineSnapshot(`
    "# 商店
    商店：预算 $3,000/月，分给搜索广告和 mail；有 2 个数是写明理由的假设。
    标识: shop
    来源: 自有，第 1 版
    预算: $3,000/月
    目标: 回报率不低于 2 时价值最大
    风险: 最坏的十分之一情形下最优
    模型: 响应模型：成果随花费沿各渠道的曲线上升
    [渠道：响应曲线]
    渠道 | 现状 | 限制 | 曲线 | 饱和时的成果 | 达到一半效果的花费
    搜索广告 | $1,000 | ≥ $200 ≤ 花费的 60% | Hill，斜率 0.8 | 400 | $1,200
    mail | $500 | – | logistic | 100 | $549
    [分组]
    分组 | 渠道 | 限制
    paid | 搜索广告 | ≤ $2,500
    [假设]
    参数 | 中间值 | 90% 区间 | 理由
    response.valuePerOutcome | 40 | 30…50 | average basket
    mail · today | 500 | – | one part-time writer
    - 要换成自己的数：单个数字用 场景 修改 shop；每周的历史数据先 数据 导入 shop，再 拟合 shop。
    <优化: optimize shop>"
  `);
});

test('what is shown can be read as a scenario again', async () => {
  const { ask } = botUnderTest();
  for (const { id } of builtInScenarios) {
    const { record, summary } = await ask(`scenario show ${id}`);
    const again = readScenario(JSON.parse(JSON.stringify(record)));
    expect(again).toEqual(builtIn(id).scenario);
    expect(summary).toContain(`${assumptionsOf(again).length} numbers are assumptions`);
  }
});

test('scenarios are listed, the workspace’s own first', async () => {
  const { ask, store } = botUnderTest();
  await store.scenarios.save('slack:T1', shop, 'U1');
  expect(textOf(await ask('scenario list'))).toMatchInlineSnapshot(`
    "# Scenarios
    7 scenarios can be optimised here: shop, customer-service, medical, driving, finance, education, and smart-home.
    [Scenarios]
    Scenario | Name | Channels | Budget | From
    shop | Shop | 2 | $3k/month | your own, version 1
    customer-service | Customer service | 3 | ¥40k/week | built in
    medical | Medical | 4 | ¥52k/week | built in
    driving | Autonomous driving | 3 | ¥100k/week | built in
    finance | Financial risk control | 3 | ¥90k/week | built in
    education | Education and training | 3 | ¥38k/week | built in
    smart-home | Smart home | 3 | ¥50k/week | built in
    Next: \`/channels optimize shop\` or \`/channels scenario show shop\`."
  `);
  expect(
    textOf(await ask('场景 列表', { language: 'zh', where: { front: 'terminal' } })),
  ).toMatchInlineSnapshot(`
    "# 场景
    这里可以优化 7 个场景：shop、customer-service、medical、driving、finance、education 和 smart-home。
    [场景]
    场景 | 名称 | 渠道数 | 预算 | 来源
    shop | 商店 | 2 | $3,000/月 | 自有，第 1 版
    customer-service | 智能客服 | 3 | ¥4万/周 | 内置
    medical | 智慧医疗 | 4 | ¥5.2万/周 | 内置
    driving | 自动驾驶 | 3 | ¥10万/周 | 内置
    finance | 金融风控 | 3 | ¥9万/周 | 内置
    education | 教育培训 | 3 | ¥3.8万/周 | 内置
    smart-home | 智能家居 | 3 | ¥5万/周 | 内置
    接下来：\`npm start -- optimize shop\` 或 \`npm start -- scenario show shop\`。"
  `);
});
