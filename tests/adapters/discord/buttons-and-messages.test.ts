import { describe, expect, it } from 'vitest';
import { planReply, problemReply } from './sample.ts';
import { planBody, planFiles, problemBody } from './sample-message.ts';
import { ready, stage } from './stage.ts';
import { ids, inGuildChannel } from './world.ts';

const callback = /\/callback$/;
const original = /\/messages\/@original$/;
const inChannel = /^\/channels\/300000000000000001\/messages$/;

describe('a button', () => {
  it('runs its line as whoever presses it, in a new message; also one from before a restart', async () => {
    const { double, heard } = await stage();
    const { token } = double.press('run:again 12', { who: ids.bob });
    expect((await double.next('POST', callback)).body).toEqual({ type: 5, data: {} });
    const edit = await double.next('PATCH', original);
    expect(edit.path).toContain(token);
    expect(edit.body).toEqual(planBody);
    expect(heard[0]).toMatchObject({
      request: { kind: 'line', line: 'again 12' },
      who: { id: ids.bob, isAdmin: false },
    });
  });

  it.each(['run:', 'buy:everything', 'x'.repeat(100)])(
    'that is not ours (%s) gets a helpful word',
    async (id) => {
      const { double, heard } = await stage();
      double.press(id);
      expect((await double.next('POST', callback)).body).toMatchObject({
        type: 4,
        data: {
          flags: 64,
          content: 'This button is not one of mine any more. Type `/channels help` to see what I can do.',
        },
      });
      expect(heard).toEqual([]);
    },
  );

  it('that stops work which has ended says so', async () => {
    const { double } = await stage();
    double.press('stop:discord-1');
    expect((await double.next('POST', callback)).body).toMatchObject({
      type: 4,
      data: { flags: 64, content: 'That has already ended.' },
    });
  });
});

describe('a message', () => {
  it('that mentions the bot is answered by a reply that notifies nobody', async () => {
    const { double, heard } = await stage();
    const id = double.say(`<@${ids.application}> optimize medical app<=20k`, { isAdmin: true });
    await double.next('POST', /typing$/);
    const reply = await double.next('POST', inChannel);
    expect(heard[0]).toEqual({
      id: `discord-${id}`,
      request: { kind: 'line', line: 'optimize medical app<=20k', isTalk: true },
      who: { id: ids.ann, isAdmin: true },
      where: inGuildChannel,
    });
    expect(reply.body).toEqual({
      ...planBody,
      message_reference: { message_id: id, fail_if_not_exists: false },
      nonce: expect.stringMatching(/^[\w-]{25}$/),
      enforce_nonce: true,
    });
    expect(reply.files).toEqual(planFiles);
  });

  it('sent directly needs no mention', async () => {
    const { double, heard } = await stage({ prepare: () => ready(undefined, 'caller') });
    double.say('history', { channel: ids.direct });
    const reply = await double.next('POST', new RegExp(`/channels/${ids.direct}/messages`));
    expect(heard[0]).toMatchObject({
      request: { kind: 'line', line: 'history' },
      who: { id: ids.ann, isAdmin: true },
      where: { workspace: `discord:dm:${ids.ann}`, isPrivate: true },
    });
    expect(reply.body).toMatchObject(planBody);
  });

  it('whose answer only its writer may see is answered directly, and says so in the channel', async () => {
    const { double } = await stage({
      prepare: () => ready(() => Promise.resolve({ ...planReply, audience: 'caller' }), 'caller'),
    });
    double.say(`<@${ids.application}> history`);
    expect((await double.next('POST', /@me\/channels/)).body).toEqual({ recipient_id: ids.ann });
    expect((await double.next('POST', new RegExp(`/channels/${ids.direct}/messages`))).body).toMatchObject(
      planBody,
    );
    expect((await double.next('POST', inChannel)).body).toMatchObject({
      content: 'I sent you the answer as a direct message, because only you are to see it.',
    });
  });

  it('that cannot be used is answered where it was written', async () => {
    const { double } = await stage({ prepare: () => ({ kind: 'refused', reply: problemReply }) });
    double.say(`<@${ids.application}> optimize medcal`);
    expect((await double.next('POST', inChannel)).body).toMatchObject(problemBody);
  });
});
