import type { SameKeys } from '../catalogue.ts';
import type { exportTexts as english } from '../en/files.ts';

export const exportTexts = {
  failed: {
    upload: '文件没能发出来（{{code}}）。能给的都在上面的文字里。',
    here: '文件没能发到这里。',
    scope: '文件没能发出来：应用缺少 `files:write` 权限，请让配置它的人加上。',
    large_one: '有 {{count}} 个文件太大，这里发不了。',
    large_other: '有 {{count}} 个文件太大，这里发不了。',
    save: '{{name}} 没能写入。',
  },
  sentDirectly: '文件已发到你和我的私信里。',
  saved: '文件：{{path}}',
} as const satisfies SameKeys<typeof english>;
