import { describe, expect, it } from 'vitest';
import { planReply, problemReply } from './sample.ts';
import { gate, ready, stage } from './stage.ts';
import { ids } from './world.ts';

const callback = /\/callback$/;
const original = /\/messages\/@original$/;
const inChannel = /^\/channels\/300000000000000001\/messages$/;
const optimize = (double: Awaited<ReturnType<typeof stage>>['double'], where = {}) =>
  double.command('optimize', { scenario: 'medical' }, where);

const contents = (log: readonly { level: string; message: string }[], level: string) =>
  log.filter((line) => line.level === level).map(({ message }) => message);

describe('stopping', () => {
  it('lets running work end, and asks new requests to come back', async () => {
    const end = gate();
    const { double, front } = await stage({
      prepare: () =>
        ready(async () => {
          await end.opened;
          return planReply;
        }),
    });
    optimize(double);
    await double.next('POST', callback);
    const stopped = front.stop();
    expect(front.isReady()).toBe(false);
    optimize(double);
    expect((await double.next('POST', callback)).body).toMatchObject({
      type: 4,
      data: { flags: 64, content: 'I am restarting. Please try again in a minute.' },
    });
    double.typing('optimize', { scenario: 'me' }, 'scenario');
    expect((await double.next('POST', callback)).body).toEqual({ type: 8, data: { choices: [] } });
    double.say(`<@${ids.application}> history`);
    expect((await double.next('POST', inChannel)).body).toMatchObject({
      content: 'I am restarting. Please try again in a minute.',
    });
    end.open();
    await stopped;
    expect((await double.next('PATCH', original)).files).toHaveLength(2);
  });

  it('hands back work that takes too long', async () => {
    const { double, front } = await stage({
      prepare: () =>
        ready(async ({ signal }) => {
          await new Promise((resolve) => signal?.addEventListener('abort', resolve));
          return { ...problemReply, summary: 'Stopped.', blocks: [] };
        }),
      pace: { finishWithinMs: 1 },
    });
    optimize(double);
    await double.next('POST', callback);
    await front.stop();
    expect((await double.next('POST', /^\/webhooks\//)).body).toMatchObject({ content: 'Stopped.' });
  });

  it('gives up on work that does not stop', async () => {
    const { double, front, log } = await stage({
      prepare: () => ready(() => new Promise(() => {})),
      pace: { finishWithinMs: 1, handBackWithinMs: 1 },
    });
    optimize(double);
    await double.next('POST', callback);
    await front.stop();
    expect(contents(log, 'error')).toEqual(['gave up on work that does not stop']);
  });
});
