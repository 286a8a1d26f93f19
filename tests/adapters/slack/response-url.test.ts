import { expect, test } from 'vitest';
import { isSlackUrl } from '../../../adapters/slack/response-url.ts';

test.each([
  'https://hooks.slack.com/commands/T1/1/abc',
  'https://hooks.slack-gov.com/commands/T1/1/abc',
  'https://slack.com/x',
])('an answer may be posted to %s', (url) => {
  expect(isSlackUrl(url, undefined)).toBe(true);
});

test.each([
  'http://hooks.slack.com/commands/T1/1/abc',
  'https://hooks.slack.com.evil.example/x',
  'https://evilslack.com/x',
  'https://evil.example/hooks.slack.com',
  'https://hooks.slack.com@evil.example/x',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'hooks.slack.com',
  '',
])('an answer may not be posted to %j', (url) => {
  expect(isSlackUrl(url, undefined)).toBe(false);
});

test('where something stands in for Slack, its host is taken, too', () => {
  expect(isSlackUrl('http://127.0.0.1:4000/response/1', 'http://127.0.0.1:3000/api/')).toBe(true);
  expect(isSlackUrl('http://127.0.0.2:4000/response/1', 'http://127.0.0.1:3000/api/')).toBe(false);
});
