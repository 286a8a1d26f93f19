import { test } from 'vitest';
import { explanationReplies } from '../../features/plans/explanation-replies.ts';
import { expectToFit } from './every-form.ts';

test.each(explanationReplies())('%s fits Slack in every form of the message', (_, reply) => {
  expectToFit(reply, 'again 1');
});
