import { expect, test } from 'vitest';
import type { Reply } from '../../../src/bot/reply.ts';
import type { recordedLog } from '../../contracts/recorded-log.ts';
import { exported, exportedBytes } from '../../fixtures/exported-file.ts';
import { ready } from './fakes.ts';
import { frontOfEachTest } from './front-of-each-test.ts';
import { refuse } from './slack-double.ts';
import type { StartedFront } from './started-front.ts';

const startOne = frontOfEachTest();
function start(reply: Reply = exported): Promise<StartedFront> {
  return startOne(() => ready(reply, reply.audience));
}

const shared = { files: [{ id: 'F00000001', title: 'medical-12.csv' }] };

test('a file for the person who asked comes in their direct message, which a message to them opens', async () => {
  const { slack, type } = await start();
  await type('export 12 csv');
  const told = await slack.nth('response_url', 1);
  expect(told).toMatchObject({ response_type: 'ephemeral', text: exported.summary });
  expect(JSON.stringify(told)).toContain('The files are in your direct messages with me.');
  expect(slack.of('chat.postMessage')).toMatchObject([{ channel: 'U1', text: exported.summary }]);
  expect(slack.of('files.getUploadURLExternal')).toEqual([
    { filename: 'medical-12.csv', length: String(exportedBytes.byteLength) },
  ]);
  expect(slack.of('upload')).toEqual([{ bytes: exportedBytes.byteLength, id: 'F00000001' }]);
  expect(slack.of('files.completeUploadExternal')).toEqual([{ ...shared, channel_id: 'D1' }]);
});

test('a file that everybody may see comes where it was asked for', async () => {
  const { slack, type } = await start({ ...exported, audience: 'channel' });
  await type('export 12 csv');
  expect(await slack.nth('files.completeUploadExternal', 1)).toEqual({ ...shared, channel_id: 'C1' });
  expect(slack.of('chat.update')).toMatchObject([{ channel: 'C1', text: exported.summary }]);
});

test('where we are not in the channel, the file goes to the person, and the text arrives', async () => {
  const { slack, type } = await start({ ...exported, audience: 'channel' });
  slack.answer('chat.postMessage', ({ channel }) =>
    channel === 'C1' ? refuse('not_in_channel') : undefined,
  );
  slack.answer('files.completeUploadExternal', ({ channel_id: channel }) =>
    channel === 'C1' ? refuse('not_in_channel') : undefined,
  );
  await type('export 12 csv');
  expect(await slack.nth('response_url', 1)).toMatchObject({
    response_type: 'in_channel',
    text: exported.summary,
  });
  expect(await slack.nth('response_url', 2)).toMatchObject({
    response_type: 'ephemeral',
    text: 'The files are in your direct messages with me.',
  });
  expect(slack.of('files.completeUploadExternal').map(({ channel_id: channel }) => channel)).toEqual([
    'C1',
    'D1',
  ]);
});

test.each([
  ['files.getUploadURLExternal', 'missing_scope', 'the app lacks the right files:write'],
  ['files.completeUploadExternal', 'channel_not_found', 'The files could not be sent (channel_not_found).'],
  ['chat.postMessage', 'messages_tab_disabled', 'The files could not be sent (messages_tab_disabled).'],
])('when %s answers %s, the text arrives and says so', async (method, code, says) => {
  const { slack, type } = await start();
  slack.answer(method, () => refuse(code));
  await type('export 12 csv');
  const told = await slack.nth('response_url', 1);
  expect(told).toMatchObject({ response_type: 'ephemeral', text: exported.summary });
  expect(JSON.stringify(told)).toContain(says);
});

test('no bytes of a file are logged', async () => {
  const { slack, type, log } = await start();
  slack.answer('upload', () => ({ status: 500, body: 'broken' }));
  await type('export 12 csv');
  await slack.nth('response_url', 1);
  const lines: ReturnType<typeof recordedLog>['lines'] = log.lines;
  expect(lines.some(({ message }) => message === 'files could not be sent')).toBe(true);
  expect(JSON.stringify(lines)).not.toContain('患者');
});
