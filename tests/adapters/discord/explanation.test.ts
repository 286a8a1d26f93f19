import { test } from 'vitest';
import { explanationReplies } from '../../features/plans/explanation-replies.ts';
import { expectToFit } from './every-rung.ts';

test.each(explanationReplies())('%s fits Discord on every rung', (_, reply) => {
  expectToFit(reply, ['budget.png', 'responses.png']);
});
