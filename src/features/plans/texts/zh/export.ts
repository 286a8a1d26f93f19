const exportTexts = {
  title: '{{scenario}}：#{{number}} 的文件',
  summary: {
    csv: '{{scenario}} #{{number}} 的方案表格：{{files}}。',
    json: '{{scenario}} #{{number}} 的完整记录：{{files}}。',
    png_one: '{{scenario}} #{{number}} 的图：{{files}}。',
    png_other: '{{scenario}} #{{number}} 的图：{{files}}。',
  },
  about: {
    csv: '一行一个渠道；数字不带格式，单位写在表头。会被表格软件当成公式的文字前面加了一个撇号。',
    json: '当时的场景、提出的要求，以及全部结果。格式说明见 `npm start -- schema run`。',
    png: '每张 1200 × 675 像素。',
  },
  csv: {
    id: '渠道标识',
    channel: '渠道',
    today: '今天的花费（{{unit}}）',
    proposed: '建议的花费（{{unit}}）',
    own: '这个方案的花费（{{unit}}）',
    best: '最优方案的花费（{{unit}}）',
    change: '比今天的变化（{{unit}}）',
    contribution: '贡献（{{unit}}）',
    low: '贡献的 90% 区间下限（{{unit}}）',
    high: '贡献的 90% 区间上限（{{unit}}）',
    marginal: '边际回报（{{unit}}）',
    per: '{{value}} / {{spend}}',
  },
} as const;

export { exportTexts as export };
