/** A new user's first files, dropped one after the other on Slack, up to the first plan; and the week after. */
import { expect, it } from 'vitest';
import { googleAdsFile, metaFile, shopFile } from '../fixtures/three-platforms.ts';
import { onSlack } from './on-slack.ts';

it('three platforms’ files come to a plan after three answers, and the week after after none', async () => {
  const { slack, program, say, press } = await onSlack();
  let dropped = 0;
  const drop = (words: string, name: string, bytes: Uint8Array, text: string) => {
    dropped += 1;
    const url = slack.host(`/files/${dropped}.csv`, (_, response) => void response.end(bytes));
    const file = {
      id: `F${dropped}`,
      name,
      size: bytes.length,
      mimetype: 'text/csv',
      url_private_download: url,
    };
    return say(words, text, [file]);
  };
  await drop('data import store', 'google_ads.csv', googleAdsFile(0, 60), 'store: file taken in');
  await drop('data import store', 'meta.csv', metaFile(0, 60), 'Files so far');
  const asked = await drop(
    'data import store',
    'shopify.csv',
    shopFile(0, 60),
    'Check what I read for store',
  );
  expect(asked.text).toContain('Read together with');
  const stored = await press(asked, 'data confirm', 'store has 60 weeks');
  const fitted = await press(stored, 'fit store', 'store: fit 1');
  const planned = await press(fitted, 'optimize store', 'store: plan #1');
  expect(planned.text).toContain('Google Ads');
  const later = [
    await drop('data import', 'google_ads (1).csv', googleAdsFile(58, 63), 'google_ads (1).csv'),
    await drop('data import', 'meta (1).csv', metaFile(58, 63), 'meta (1).csv'),
    await drop('data import', 'shopify (1).csv', shopFile(58, 63, 250), '3 new weeks, 1 changed'),
  ];
  for (const { buttons } of later) {
    expect(buttons.filter(({ raw }) => raw.value.startsWith('data confirm'))).toEqual([]);
  }
  expect(slack.problems).toEqual([]);
  program.child.kill('SIGTERM');
  expect((await program.ending).exitCode).toBe(0);
});
