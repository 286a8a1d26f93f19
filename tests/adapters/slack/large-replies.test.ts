import { expect, test } from 'vitest';
import { modalOf } from '../../../adapters/slack/modal.ts';
import { homeBlocks, renderReply } from '../../../adapters/slack/render-reply.ts';
import { workingMessage } from '../../../adapters/slack/working-message.ts';
import { largeReplies } from '../../bot/large-replies.ts';
import { chartAsText } from './fakes.ts';
import { homeProblems, limitProblems, modalProblems } from './slack-limits-check.ts';

test.each(['en', 'zh'] as const)(
  'a reply of every kind on forty channels with long names keeps every limit, in every form (%s)',
  async (language) => {
    const replies = await largeReplies(language);
    for (const { said, reply, form } of replies) {
      expect({ said, incident: reply.incident }).toEqual({ said, incident: undefined });
      const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
      const pictures = new Map(charts.map((chart, index) => [chart, `F0000000${index}`]));
      for (const rendering of renderReply(reply, { pictures, remarks: [], chartAsText })) {
        expect({ said, problems: limitProblems({ ...rendering }) }).toEqual({ said, problems: [] });
      }
      const working = workingMessage(said, language, {
        progress: { step: 'proving', fraction: 0.5, gap: 0.01 },
        work: 'w',
        remainingMs: 60_000,
      });
      expect(limitProblems({ ...working })).toEqual([]);
      if (form === undefined) continue;
      const modal = modalOf(form, { command: form.command, channel: 'C1', language });
      expect({ said, problems: modalProblems(modal) }).toEqual({ said, problems: [] });
    }
    expect(replies.filter(({ form }) => form !== undefined)).toHaveLength(5);
    const home = replies.find(({ said }) => said === 'home');
    if (home === undefined) throw new Error('nobody asked for the home page');
    const view = { type: 'home', blocks: homeBlocks(home.reply, chartAsText) };
    expect(homeProblems(view)).toEqual([]);
  },
);
