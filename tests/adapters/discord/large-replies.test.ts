import { expect, it } from 'vitest';
import { composeReply, rungs } from '../../../adapters/discord/compose.ts';
import { modalOf, withForm } from '../../../adapters/discord/form.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import { largeReplies } from '../../bot/large-replies.ts';
import { refusalsOf, requestProblems } from './request-check.ts';
import { pictureOf } from './stage.ts';

const sent = { method: 'POST', authorization: undefined, files: [] };

it.each(['en', 'zh'] as const)(
  'a reply of every kind on forty channels with long names keeps every limit, however plain (%s)',
  async (language) => {
    const replies = await largeReplies(language);
    for (const { said, reply, form } of replies) {
      expect({ said, incident: reply.incident }).toEqual({ said, incident: undefined });
      const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
      const pictures = new Map(charts.map((chart) => [chart, pictureOf(chart)]));
      for (const rung of rungs) {
        for (const drawn of [pictures, new Map<never, never>()]) {
          const message = composeReply(reply, drawn, rung, chartAsText);
          expect({ said, rung, problems: refusalsOf(message) }).toEqual({ said, rung, problems: [] });
        }
      }
      if (form === undefined) continue;
      const data = modalOf(form, language);
      const path = '/interactions/1/token/callback';
      const problems = requestProblems({ ...sent, path, body: { type: 9, data } });
      expect({ said, problems }).toEqual({ said, problems: [] });
      // What was entered comes back, as far as it fits.
      const entered = Object.fromEntries(form.fields.map(({ name }) => [name, '😀*_`@everyone'.repeat(90)]));
      const again = withForm(
        composeReply(reply, pictures, 'bars', chartAsText),
        form.command,
        language,
        entered,
      );
      expect(refusalsOf(again)).toEqual([]);
    }
    expect(replies.filter(({ form }) => form !== undefined)).toHaveLength(5);
  },
);
