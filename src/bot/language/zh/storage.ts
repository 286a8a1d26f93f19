import type { SameKeys } from '../catalogue.ts';
import type { storage as english } from '../en/storage.ts';

export const storage = {
  backup: {
    done: '{{path}}（{{size}} MB）是 {{from}} 中全部数据的副本，已读回检查，完好无损。\n恢复方法：停止 channels，如果 {{from}} 旁边有 channels.sqlite-wal 和 channels.sqlite-shm 就删除它们，用副本替换 channels.sqlite，然后启动。',
    server:
      '全部数据保存在 PostgreSQL（{{to}}）中，请用它自带的程序备份：\n\n  {{dump}}\n\n恢复到空数据库，或覆盖现有数据（先停止 channels）：\n\n  {{restore}}\n\n两条命令都会询问密码，也可以从 PGPASSWORD 或 ~/.pgpass 读取。',
  },
  joined: {
    done: '从现在起，终端和网页共用一个工作区：网页原来的数据已并入。合并前的数据备份在 {{backup}}。',
    renamed: '两边都有 {{from}}；网页的那一份现在叫 {{to}}。',
  },
  move: {
    noTarget:
      'migrate-store 把 {{from}} 中的全部数据迁移到 DATABASE_URL 指定的数据库，但没有设置 DATABASE_URL。例如：DATABASE_URL=postgres://用户:密码@主机:5432/数据库 npm start -- migrate-store',
    caption: '{{from}} → {{to}}',
    nothing: '{{from}} 中没有工作区。',
    columns: {
      workspace: '工作区',
      scenarios: '场景',
      runs: '运行',
      adoptions: '采纳的方案',
      schedules: '定时',
      reports: '报告',
      outcome: '结果',
    },
    outcomes: { moved: '已迁移并读回核对', same: '原已存在且一致', refused: '未迁移' },
    deliveries: '记录的已处理消息：{{count}}',
    problems: {
      heading: '以下工作区未迁移，两边都保持原样：',
      count: '{{workspace}}：“{{table}}”在目标中已有 {{there}} 行，这里有 {{here}} 行。',
      differs: '{{workspace}}：目标中已有“{{row}}”，且与这里的不同。',
      unstorable: '{{workspace}}：“{{row}}”已损坏，PostgreSQL 不接受它，或读回的内容不一致。',
      mendThere:
        '如果目标中的数据可以舍弃，请删除后重新执行：delete from channels.workspaces where id = {{id}};',
      mendHere: '请在 {{from}} 中修复或删除该行（可用 sqlite3 打开），然后重新执行。',
    },
    endings: {
      done: '全部迁移完成：每一行都已从 PostgreSQL 读回，内容一致。{{from}} 保持原样。请保留 DATABASE_URL 设置，然后启动。',
      refused: '除上面列出的以外都已迁移：每一行都已读回，内容一致。',
      changed:
        '迁移期间有其他进程写入了 {{from}}。请停止所有使用它的 channels，然后重新执行：已迁移且一致的数据会保留。',
      stopped: '在完成之前停止。请重新执行：已迁移且一致的数据会保留。',
    },
  },
} as const satisfies SameKeys<typeof english>;
