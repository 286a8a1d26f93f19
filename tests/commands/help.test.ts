import { expect, test } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import { botUnderTest, textOf } from '../bot/bot-under-test.ts';

test('help lists every command with an example', async () => {
  const { ask } = botUnderTest();
  expect(textOf(await ask('help'))).toMatchInlineSnapshot(`
    "# What I can do
    Commands: optimize, whatif, again, explain, compare, export, adopt, schedule add, schedule list, schedule pause, schedule resume, schedule remove, schedule run, fit, experiment add, experiment list, experiment show, experiment apply, experiment undo, feedback, observe, scenario list, scenario show, scenario new, scenario edit, scenario copy, scenario import, scenario versions, scenario restore, scenario remove, data template, data import, data confirm, data show, data remove, data sources, data connect, data refresh, data disconnect, history, home, settings, forget, help.
    *optimize*: Find the best split of a scenario's budget over its channels, with a proof \`/channels optimize medical\`
    *whatif*: Price a plan of your own: what it is worth, against today’s and the best, and what it breaks \`/channels whatif medical app=+20% content=30k\`
    *again*: Run an earlier optimisation again, with the scenario as it is now \`/channels again 12\`
    *explain*: Tell why a plan is as it is: marginal returns, what limits cost, what would change it \`/channels explain 12\`
    *compare*: Set two plans side by side: what differs in assumptions, spend and value \`/channels compare 12 15\`
    *export*: Export a plan or a fit as files: CSV, JSON or charts \`/channels export 12 csv\`
    *adopt*: Take a plan as the team’s own: reports compare with it, and later it is today’s spend \`/channels adopt 12\`
    *schedule add*: Report a scenario’s best plan regularly: daily, weekly, monthly or by a cron pattern \`/channels schedule add medical weekly mon 09:00\`
    *schedule list*: List the schedules, and when their next reports come \`/channels schedule list\`
    *schedule pause*: Let a schedule rest until somebody resumes it \`/channels schedule pause 3\`
    *schedule resume*: Let a paused schedule run again, from its next time on \`/channels schedule resume 3\`
    *schedule remove*: Remove a schedule and what is kept of its reports \`/channels schedule remove 3\`
    *schedule run*: Send a report of a schedule now \`/channels schedule run 3\`
    *fit*: Learn the response curves from the history, with how far they can be trusted \`/channels fit medical\`
    *experiment add*: Add an A/B test of a channel: lift, interval, probability, and what is still needed \`/channels experiment add medical app control=1200/30000 variant=1340/30000\`
    *experiment list*: List the experiments, what they came to and which are applied \`/channels experiment list\`
    *experiment show*: Show an experiment: lift, interval, probability, and what is still needed \`/channels experiment show 3\`
    *experiment apply*: Take an experiment into its scenario: a level moves, or the next fit takes it in \`/channels experiment apply 3\`
    *experiment undo*: Take an applied experiment back: the scenario is as it was before it \`/channels experiment undo 3\`
    *feedback*: Tell how satisfied users are, which moves u, or whether a report was useful \`/channels feedback medical satisfaction=4.2/5 n=120\`
    *observe*: Tell what really came and was spent: market and precision move, reports compare \`/channels observe medical value=210k\`
    *scenario list*: List the scenarios that can be optimised here \`/channels scenario list\`
    *scenario show*: Show a scenario: channels, limits, and the assumptions with their reasons \`/channels scenario show medical\`
    *scenario new*: Make a scenario: from a few words about its channels, or like another one \`/channels scenario new Web shop budget=60k website=20k app=15k partners=10k\`
    *scenario edit*: Change a scenario: budget, goal, limits, any number; each change is a new version \`/channels scenario edit medical budget=60k patient-app.today=9k\`
    *scenario copy*: Make a scenario of your own that begins like another one \`/channels scenario copy medical Our medical\`
    *scenario import*: Keep a scenario from a file: JSON, or a CSV table of channels, dropped into the chat \`/channels scenario import\`
    *scenario versions*: List the versions of a scenario: when, by whom, what each changed \`/channels scenario versions medical\`
    *scenario restore*: Bring an earlier version of a scenario back, also of one that was removed \`/channels scenario restore medical 3\`
    *scenario remove*: Remove a scenario of your own, after asking; its versions stay \`/channels scenario remove medical\`
    *data template*: A CSV file to fill in with weekly spend and outcome \`/channels data template medical\`
    *data import*: Import spend and outcome from a CSV or Excel file dropped in the chat \`/channels data import medical\`
    *data confirm*: Import a file that was shown, as it was understood or with other columns \`/channels data confirm 1a2b3c4d confirm=yes\`
    *data show*: Show the weekly history: weeks, spend by channel, outcome \`/channels data show medical\`
    *data remove*: Remove a weekly history, after asking \`/channels data remove medical\`
    *data sources*: List the sources, what they feed, and when they were last read \`/channels data sources\`
    *data connect*: Feed a weekly history from a source that the operator set up: a link, a query or a folder \`/channels data connect medical shop\`
    *data refresh*: Fetch the latest numbers from the connected sources now \`/channels data refresh medical\`
    *data disconnect*: Stop a source from feeding a history; the weeks it brought stay \`/channels data disconnect medical\`
    *history*: List earlier runs, newest first \`/channels history\`
    *home*: Show everything at a glance: scenarios, last runs, schedules, settings \`/channels home\`
    *settings*: Show the settings of this workspace or, for admins, change them \`/channels settings\`
    *forget*: Delete all data of this workspace, after asking; admins only \`/channels forget\`
    *help*: Explain the commands, or one of them \`/channels help\`
    More about one: \`/channels help optimize\`"
  `);
  expect(textOf(await ask('帮助', { language: 'zh' }))).toMatchInlineSnapshot(`
    "# 我能做什么
    命令：优化、假设、重跑、解释、对比、导出、采纳、定时 添加、定时 列表、定时 暂停、定时 恢复、定时 删除、定时 执行、拟合、实验 添加、实验 列表、实验 查看、实验 应用、实验 撤回、反馈、实绩、场景 列表、场景 查看、场景 新建、场景 修改、场景 复制、场景 导入、场景 版本、场景 恢复、场景 删除、数据 模板、数据 导入、数据 确认、数据 查看、数据 删除、数据 来源、数据 连接、数据 刷新、数据 断开、历史、主页、设置、清除数据、帮助。
    *优化*：为场景的预算找出各渠道的最优分配，并证明它离最优有多近 \`/channels 优化 智慧医疗 预算=30万 周期=月\`
    *假设*：估算一个你自己的方案：价值多少，与今天和最优相比如何，违反哪些限制 \`/channels 假设 医疗 应用=+20% 内容=3万\`
    *重跑*：按场景现在的样子，重新运行一次以前的优化 \`/channels again 12\`
    *解释*：解释一个方案为什么是这样：边际回报、各项限制的代价、什么会改变结论 \`/channels 解释 12\`
    *对比*：并排对比两个方案：假设、花费和价值有哪些不同 \`/channels 对比 12 今天\`
    *导出*：把方案或拟合导出成文件：CSV、JSON 或图表 \`/channels 导出 12 csv\`
    *采纳*：把一个方案定为团队的方案：报告与它比较，之后它就是今天的花费 \`/channels 采纳 12\`
    *定时 添加*：定期报告一个场景的最优方案：每天、每周、每月，或按 cron 表达式 \`/channels 定时 添加 智慧医疗 每周一 9:00 北京时间\`
    *定时 列表*：列出各个定时，以及下一份报告什么时候发 \`/channels schedule list\`
    *定时 暂停*：让一个定时暂停，直到有人恢复它 \`/channels 暂停定时 3\`
    *定时 恢复*：让暂停的定时从下一次起继续 \`/channels 恢复定时 3\`
    *定时 删除*：删除一个定时，连同它留下的报告记录 \`/channels 删除定时 3\`
    *定时 执行*：现在就发一份某个定时的报告 \`/channels 立即报告 3\`
    *拟合*：从历史数据中学习响应曲线，并说明可以信任到什么程度 \`/channels 拟合 智慧医疗\`
    *实验 添加*：添加一个渠道的 A/B 测试：提升、区间、概率，以及还需要多少样本 \`/channels 实验 添加 智慧医疗 应用 对照组=1200/30000 实验组=1340/30000\`
    *实验 列表*：列出实验、各自的结果，以及哪些已经应用 \`/channels 实验 列表 智慧医疗\`
    *实验 查看*：查看一个实验：提升、区间、概率，以及还需要多少样本 \`/channels 实验 查看 3\`
    *实验 应用*：把实验用到场景里：调整一个水平，或让下一次拟合算进去 \`/channels 实验 应用 3\`
    *实验 撤回*：撤回一个已应用的实验：场景回到它之前的样子 \`/channels 实验 撤回 3\`
    *反馈*：说明用户有多满意（会调整 u），或者报告是否有用 \`/channels 反馈 智慧医疗 满意度=4.2/5 人数=120\`
    *实绩*：告诉我真实的结果和花费：市场和精度随之调整，报告会拿来比较 \`/channels 实绩 智慧医疗 价值=21万 从=2024-01-01 到=2024-01-07\`
    *场景 列表*：列出这里可以优化的场景 \`/channels scenario list\`
    *场景 查看*：查看一个场景：渠道、限制，以及各项假设和理由 \`/channels scenario show medical\`
    *场景 新建*：新建一个场景：用几句话说明各渠道，或照着另一个场景 \`/channels 场景 新建 网店 预算=6万 channels="官网 2万; 小程序 1.5万"\`
    *场景 修改*：修改一个场景：预算、目标、限制、任何一个数；每次修改都是一个新版本 \`/channels 场景 修改 智慧医疗 预算=6万\`
    *场景 复制*：照着一个场景，建一个自己的 \`/channels 场景 复制 智慧医疗 我们的医疗\`
    *场景 导入*：从文件保存一个场景：把 JSON，或各渠道的 CSV 表格，拖进聊天 \`/channels scenario import\`
    *场景 版本*：列出一个场景的各个版本：什么时候、谁、改了什么 \`/channels 场景 版本 智慧医疗\`
    *场景 恢复*：恢复场景的一个旧版本，删除了的也可以 \`/channels 场景 恢复 智慧医疗 3\`
    *场景 删除*：删除一个自有场景，先确认；各版本会留着 \`/channels 场景 删除 智慧医疗\`
    *数据 模板*：给出一张 CSV 表格，填写每周的花费和结果 \`/channels 数据 模板 智慧医疗\`
    *数据 导入*：从拖进聊天的 CSV 或 Excel 文件导入花费和结果 \`/channels 数据 导入 智慧医疗\`
    *数据 确认*：导入刚才显示的文件：按读到的样子，或另外指定各列 \`/channels data confirm 1a2b3c4d confirm=yes\`
    *数据 查看*：查看每周的历史数据：有哪些周、各渠道的花费、结果 \`/channels 数据 查看 智慧医疗\`
    *数据 删除*：删除一份历史数据，先确认 \`/channels 数据 删除 智慧医疗\`
    *数据 来源*：列出数据源、各自更新哪份数据、上次读取时间 \`/channels 数据 来源\`
    *数据 连接*：用运维人员配置的数据源（链接、查询或文件夹）自动更新每周历史数据 \`/channels 数据 连接 智慧医疗 shop\`
    *数据 刷新*：立即从已连接的数据源获取最新数据 \`/channels 数据 刷新 智慧医疗\`
    *数据 断开*：不再用某个数据源更新历史数据；已有的各周保留 \`/channels 数据 断开 智慧医疗\`
    *历史*：列出以前的运行，最新的在前 \`/channels history\`
    *主页*：一眼看全：场景、最近的运行、定时、设置 \`/channels 主页\`
    *设置*：查看这个工作区的设置；管理员可以更改 \`/channels 设置 语言=zh\`
    *清除数据*：删除这个工作区的全部数据，先确认；仅限管理员 \`/channels forget\`
    *帮助*：说明各个命令，或其中一个 \`/channels help\`
    了解其中一个：\`/channels help optimize\`"
  `);
});

test('help explains one command', async () => {
  const { ask } = botUnderTest();
  expect(textOf(await ask('help optimize'))).toMatchInlineSnapshot(`
    "# optimize
    Find the best split of a scenario's budget over its channels, with a proof
    [Options]
    Option | Meaning | Needed | Example
    scenario | Which scenario: a built-in one or your own | yes | medical
    budget | Budget per period, such as 50k, or with its own: 120k/month | no | budget=50k
    extra | So much more than is spent now, such as 10k: where does it go, the rest as it is | no | extra=10k
    goal | What to aim for: value, profit, roi>=2, cpa<=20, value>=300k | no | goal=profit
    risk | Best on average (mean), or in bad cases (cautious) | no | risk=cautious
    period | The period that amounts are stated for | no | period=month
    release | Held channels that the plan may move: tv, or all | no | release=tv
    anyway | yes: a plan although its fit carries none | no | anyway=yes
    limits | Limits such as app<=20k, website<=+20%, within 20%, keep partners | no | app<=20k
    \`/channels optimize medical\`
    \`/channels optimize medical budget=50k goal=profit app<=20k\`
    \`/channels optimize medical partners<=40% period=month\`
    Also called: optimise, plan, opt, 优化, 最优, 规划"
  `);
  expect(textOf(await ask('帮助 优化', { language: 'zh' }))).toMatchInlineSnapshot(`
    "# 优化
    为场景的预算找出各渠道的最优分配，并证明它离最优有多近
    [选项]
    选项 | 含义 | 必填 | 例子
    场景 (scenario) | 哪个场景：内置的或你自己的 | 是 | medical
    预算 (budget) | 每个周期的预算，例如 50k、30万，或自带周期：12万/月 | 否 | budget=50k
    追加 (extra) | 在现状之上再加多少，例如 1万：这笔钱投到哪里，其余不变 | 否 | extra=10k
    目标 (goal) | 目标：value 价值、profit 利润、roi>=2、cpa<=20、value>=30万 | 否 | goal=profit
    风险 (risk) | 平均最优（mean 期望）或坏情形下最优（cautious 稳健） | 否 | risk=cautious
    周期 (period) | 金额按什么周期计 | 否 | period=month
    放开 (release) | 方案可以调整的、原本保持现状的渠道：电视，或 全部 | 否 | release=tv
    仍然 (anyway) | 是：拟合支撑不了也要一个方案 | 否 | anyway=yes
    限制 (limits) | 限制，例如 app<=20k、官网<=+20%、变动<=20%、保持官网不变 | 否 | app<=20k
    \`/channels optimize medical\`
    \`/channels optimize medical budget=50k goal=profit app<=20k\`
    \`/channels optimize medical partners<=40% period=month\`
    \`/channels 优化 智慧医疗 预算=30万 周期=月\`
    也叫：optimise、plan、opt、优化、最优、规划"
  `);
  expect(textOf(await ask('help scenario list'))).toMatchInlineSnapshot(`
    "# scenario list
    List the scenarios that can be optimised here
    \`/channels scenario list\`
    Also called: scenarios, list scenarios, scenario, 场景 列表, 场景列表, 场景, 列表"
  `);
});

test('examples are written as their front takes them', async () => {
  const { ask } = botUnderTest();
  const examples = async (front: 'terminal' | 'discord') =>
    textOf(await ask('help optimize', { where: { front } }))
      .split('\n')
      .filter((line) => line.startsWith('`'));
  expect(await examples('terminal')).toEqual([
    '`npm start -- optimize medical`',
    '`npm start -- optimize medical budget=50k goal=profit "app<=20k"`',
    '`npm start -- optimize medical "partners<=40%" period=month`',
  ]);
  expect(await examples('discord')).toEqual([
    '`/channels optimize scenario:medical`',
    '`/channels optimize scenario:medical budget:50k goal:profit limits:app<=20k`',
    '`/channels optimize scenario:medical period:month limits:partners<=40%`',
  ]);
});

test('help for what is no command names the nearest', async () => {
  const { ask } = botUnderTest();
  expect(textOf(await ask('help optmize'))).toBe(
    [
      '# That cannot be done as written',
      'There is no command optmize.',
      `Did you mean \`optimize\`? The commands are: ${allCommands.map(({ name }) => name).join(', ')}.`,
      'Try: `/channels help optimize`',
    ].join('\n'),
  );
});
