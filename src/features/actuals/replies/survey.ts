import type { Words } from '../../../bot/language/words.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import type { Reply } from '../../../bot/reply.ts';
import { type Survey, surveyedSatisfaction } from '../../../learn/feedback/satisfaction.ts';
import type { Parameter } from '../../../scenario/parameter.ts';
import { factorText, middleText } from '../../plans/replies/factor-text.ts';
import { versionActions } from './version-actions.ts';

/** What became of a survey: a new version of the scenario, or why it is only noted. */
export type SurveyNews =
  | {
      readonly before: Parameter;
      readonly after: Parameter;
      readonly version: number;
      /** The version before it; 0: the built-in scenario. */
      readonly from: number;
    }
  | { readonly notedOnly: string };

/** `4.2 of 5` */
export function ratingText({ mean, scale }: Pick<Survey, 'mean' | 'scale'>, words: Words): string {
  return words.say('feedback.survey.rating', { mean: words.number(mean), high: words.number(scale.high) });
}

/** Says what a survey made of user satisfaction. */
export function surveyReply(
  survey: Survey,
  { id, label }: { readonly id: string; readonly label: string },
  news: SurveyNews,
  words: Words,
): Reply {
  const { value, standardError } = surveyedSatisfaction(survey);
  const values = { scenario: label, rating: ratingText(survey, words), count: survey.answers };
  const isChanged = 'version' in news;
  const measured = words.say('feedback.survey.measuredText', {
    value: words.percent(value),
    error: words.percent(value * standardError, 2),
  });
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('feedback.survey.title', { scenario: label }),
    summary: isChanged
      ? words.say('feedback.survey.changed', {
          ...values,
          version: news.version,
          was: middleText(news.before, words),
          is: middleText(news.after, words),
        })
      : words.say('feedback.survey.noted', values),
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: words.say('feedback.survey.measured'), value: measured },
          ...(isChanged
            ? [
                {
                  label: words.say('feedback.u'),
                  value: words.say('feedback.change', {
                    was: factorText(news.before, words),
                    is: factorText(news.after, words),
                  }),
                },
              ]
            : []),
        ],
      },
      isChanged ? { kind: 'caveats', items: [words.say('feedback.survey.rule')] } : textBlock(news.notedOnly),
      ...(isChanged ? versionActions(id, news, words) : []),
    ],
    record: {
      scenario: id,
      survey,
      ...(isChanged && { version: news.version, before: news.before, after: news.after }),
    },
  };
}
