export const problems = {
  change: {
    none: { message: '没有写要改什么。', hint: '写明改动，例如 `应用=+20%` 或 `应用=3万`。' },
    unreadable: {
      message: '`{{received}}` 不是能看懂的改动。',
      hint: '改动写成 `app=+20%`、`app=-5k` 或 `app=3万`。',
    },
    unsigned: {
      message: '`{{received}}` 没有说明是增加还是减少。',
      hint: '增减写成 `+20%` 或 `-20%`；要给一个固定金额，就写金额，例如 `3万`。',
    },
    'below-nothing': { message: '`{{received}}` 减掉的比原有的还多。', hint: '最多 `-100%`，也就是 `0`。' },
    'too-large': {
      message: '`{{received}}` 的变化太大，算不出有意义的结果。',
      hint: '最多 `{{bound}}`；要给一个固定金额，就写金额，例如 `3万`。',
    },
    'too-many': {
      message: '{{count}} 处改动太多，最多读 {{bound}} 处。',
      hint: '可以按分组改，不必逐个渠道改。',
    },
    repeated: { message: '`{{received}}` 改了两次（单独改，或随分组一起改）。', hint: '保留其中一处。' },
    'from-nothing': {
      message: '`{{received}}` 的各渠道在那个方案里都没有花费，不知道怎么分。',
      hint: '请逐个渠道改。',
    },
    negative: {
      message: '这样 `{{channel}}` 会剩下 {{left}}；在被改的方案里它有 {{spend}}。',
      hint: '最多减去 {{spend}}。',
    },
    'no-run': {
      message: '这是一个场景，没有某次运行的方案可改。',
      hint: '写 `基于=今天` 或 `基于=最优`，或者以运行的编号开头：`假设 12 应用=+20%`。',
    },
  },
  run: {
    unknown: {
      message: '这里没有编号为 {{received}} 的运行，或者它是别人私下做的。',
      hint: '`历史` 会列出你能看到的运行。',
    },
    unexplained: {
      message: '运行 {{received}} 无法解释：程序有了变化，当时的请求现在得不到方案。',
      hint: '请按场景现在的样子重新运行：`重跑 {{received}}`。原因：',
    },
  },
  adopt: {
    file: {
      message: '方案 {{received}} 来自文件，而采纳方案需要一个一直存在的场景。',
      hint: '请采纳某个有名称的场景的方案：`history` 会列出方案。',
    },
  },
  compare: {
    same: {
      message: '运行 {{received}} 不能和自己对比。',
      hint: '请写另一次运行，或 `今天`：`对比 {{received}} 今天`。',
    },
  },
  export: {
    'no-picture': {
      message: '运行 {{number}} 的图刚才没能画出来。',
      hint: '可以再试一次，或先拿数字：`导出 {{number}} csv`。',
    },
  },
  plan: {
    infeasible: {
      message: '这些限制无法同时满足：{{received}}。',
      hint: '改动最小的办法：`{{mend}}`。',
    },
    'infeasible-several': {
      message: '这些限制无法同时满足：{{received}}。',
      hint: '只改一处不够：请降低某个下限，并提高某个上限或预算。',
    },
    'no-outcome': {
      message: '这个场景的价值就是金额，没有可以计算单个成本的成果。',
      hint: '请改用回报率目标，例如 `roi>=2`。',
    },
    'no-money-value': {
      message: '这个场景没有说明成果值多少钱，所以这个目标没有意义。',
      hint: '请用 `目标=value`，或在场景里给出 `response.valuePerOutcome`。',
    },
    cancelled: { message: '在找到方案之前被取消了。', hint: '没有保存任何内容。' },
    busy: {
      message: '正在计算的方案很多，已有 {{waiting}} 个在排队，你的要等很久。',
      hint: '没有保存任何内容；请过一分钟再试。',
    },
  },
} as const;
