import { describe, expect, it } from 'vitest';
import { isOurHost, isOurOrigin } from '../../../adapters/web/address.ts';
import { createRoom } from '../../../adapters/web/room.ts';
import { createWebFront } from '../../../adapters/web/web-front.ts';
import { botUnderTest } from '../../bot/bot-under-test.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { fakeRenderer } from '../terminal/fake-surroundings.ts';
import { stage } from './stage.ts';

const refusal = (text: string) => JSON.parse(text).error;

describe('every answer', () => {
  it('carries strict headers: no foreign script, no frame, no sniffing, no referrer', async () => {
    const { call } = await stage();
    for (const [path, status] of [
      ['/', 200],
      ['/main.js', 200],
      ['/texts.json', 200],
      ['/api/events', 401],
      ['/nothing', 404],
    ] as const) {
      const answer = await call('GET', path);
      expect([path, answer.status]).toEqual([path, status]);
      expect(answer.headers).toMatchObject({
        'content-security-policy': expect.stringMatching(
          /^default-src 'none'; script-src 'self'; style-src 'self'.*frame-ancestors 'none'$/,
        ),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
      expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    }
  });

  it('gives only the files of the page', async () => {
    const { call } = await stage();
    for (const path of ['/../routes.ts', '/%2e%2e/routes.ts', '/..%2froutes.ts', '//etc/passwd', '/page/']) {
      expect([path, (await call('GET', path)).status]).toEqual([path, 404]);
    }
    expect((await call('DELETE', '/')).status).toBe(405);
  });
});

describe('another name for this machine', () => {
  it('is refused: somebody’s DNS may have made it point here', async () => {
    const { call, port } = await stage();
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', '127.0.0.1@evil']) {
      const { status, text } = await call('GET', '/', { host });
      expect([host, status, refusal(text)]).toEqual([host, 403, 'host']);
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      expect([host, (await call('GET', '/', { host })).status]).toEqual([host, 200]);
    }
  });

  it('is let in where it is configured; where others can come, so is any bare address', () => {
    const own = { host: '127.0.0.1', names: [] };
    const open = { host: '0.0.0.0', names: ['chat.example.org'] };
    expect(isOurHost('192.168.1.5:8090', own)).toBe(false);
    expect(isOurHost('chat.example.org', own)).toBe(false);
    expect(isOurHost('192.168.1.5:8090', open)).toBe(true);
    expect(isOurHost('Chat.Example.org', open)).toBe(true);
    expect(isOurHost('evil.example', open)).toBe(false);
    expect(isOurHost('chat.example.org.evil.example', open)).toBe(false);
    expect(isOurHost(undefined, open)).toBe(false);
    expect(isOurOrigin('https://chat.example.org', 'chat.example.org')).toBe(true);
    expect(isOurOrigin('null', 'chat.example.org')).toBe(false);
  });
});

describe('another site', () => {
  it('cannot post anything, whatever session the browser sends along', async () => {
    const { call, post, enter, port, room, origin } = await stage();
    const mine = await enter();
    const line = { text: 'help', language: 'en' };
    for (const foreign of [
      'https://evil.example',
      'null',
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
      `${origin}.evil.example`,
    ]) {
      const answer = await post('/api/say', line, { ...mine, origin: foreign });
      expect([foreign, answer.status, refusal(answer.text)]).toEqual([foreign, 403, 'origin']);
    }
    const without = await call('POST', '/api/say', mine, JSON.stringify(line));
    expect([without.status, refusal(without.text)]).toEqual([403, 'origin']);
    const crossSite = await post('/api/say', line, { ...mine, 'sec-fetch-site': 'same-site' });
    expect(crossSite.status).toBe(403);
    expect(room.entries()).toEqual([]);
  });

  it('cannot listen, nor load a picture', async () => {
    const { call, enter } = await stage();
    const mine = await enter();
    expect((await call('GET', '/api/events', { ...mine, origin: 'https://evil.example' })).status).toBe(403);
    const embedded = { ...mine, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await call('GET', `/pictures/${'a'.repeat(22)}.png`, embedded)).status).toBe(403);
    const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await call('GET', '/', visit)).status).toBe(200);
  });

  it('gets nowhere with the cookie alone, or the token alone', async () => {
    const { post, enter } = await stage();
    const mine = await enter();
    const line = { text: 'help', language: 'en' };
    for (const part of ['cookie', 'x-channels-token']) {
      const answer = await post('/api/say', line, { [part]: mine[part] ?? '' });
      expect([part, answer.status, refusal(answer.text)]).toEqual([part, 401, 'session']);
    }
    expect((await post('/api/say', line, mine)).status).toBe(202);
  });
});

describe('the session’s cookie', () => {
  it('is for this site and the browser only, and its own for each port', async () => {
    const { post, port } = await stage();
    const { headers } = await post('/api/session', {});
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^channels_${port}=[\\w-]{22}; Path=/; HttpOnly; SameSite=Strict; Max-Age=86400$`),
      ),
    ]);
  });

  it('is never sent in the clear by a browser that came over an encrypting proxy', async () => {
    const { post, port } = await stage();
    const { headers } = await post('/api/session', {}, { origin: `https://127.0.0.1:${port}` });
    expect(headers['set-cookie']?.[0]).toMatch(/; Max-Age=86400; Secure$/);
  });
});

describe('a password', () => {
  const password = 'a long enough secret';

  it('opens; without it, or with a wrong one, nothing does', async () => {
    const { post, call, enter } = await stage({ password });
    const without = await post('/api/session', {});
    expect([without.status, refusal(without.text)]).toEqual([401, 'password-needed']);
    const wrong = await post('/api/session', { password: `${password}!` });
    expect([wrong.status, refusal(wrong.text), wrong.headers['set-cookie']]).toEqual([
      401,
      'password-wrong',
      undefined,
    ]);
    expect((await call('GET', '/api/events')).status).toBe(401);
    const mine = await enter(password);
    expect((await post('/api/say', { text: 'help', language: 'en' }, mine)).status).toBe(202);
    // Loading the page again takes no password.
    expect((await post('/api/session', {}, { cookie: mine.cookie ?? '' })).status).toBe(200);
  });

  it('is guessed ever more slowly, and the right one waits as well', async () => {
    let at = Date.parse('2026-03-02T08:30:00Z');
    const { post } = await stage({ password, now: () => new Date(at) });
    const attempt = async (given: string) => {
      const { status, headers } = await post('/api/session', { password: given });
      return [status, headers['retry-after']];
    };
    for (let slip = 0; slip < 3; slip += 1) expect(await attempt('wrong')).toEqual([401, undefined]);
    expect(await attempt('wrong')).toEqual([429, '1']);
    expect(await attempt(password)).toEqual([429, '1']);
    at += 1_000;
    expect(await attempt('wrong')).toEqual([401, undefined]);
    expect(await attempt('wrong')).toEqual([429, '2']);
    at += 2_000;
    expect((await attempt(password))[0]).toBe(200);
    expect(await attempt('wrong')).toEqual([401, undefined]);
  });

  it('must be there before others can reach the page', async () => {
    const front = createWebFront({
      bot: botUnderTest().bot,
      renderer: fakeRenderer,
      room: createRoom(),
      log: recordedLog(),
      now: () => new Date(),
      address: { host: '0.0.0.0', names: [] },
      port: 0,
      password: undefined,
      pageFolder: '.',
    });
    await expect(front.start()).rejects.toThrow('takes a password');
    expect(front.isReady()).toBe(false);
  });
});

describe('what is too much', () => {
  it('is refused before it is read', async () => {
    const { post, call, enter, origin, room } = await stage();
    const mine = await enter();
    const long = await post('/api/say', { text: 'x'.repeat(8_193), language: 'en' }, mine);
    expect([long.status, refusal(long.text)]).toEqual([413, 'line-too-long']);
    const longer = await post('/api/say', { text: 'x'.repeat(20_000), language: 'en' }, mine);
    expect([longer.status, refusal(longer.text)]).toEqual([413, 'too-large']);
    const file = { ...mine, origin, 'x-file-name': 'a.json', 'content-type': 'application/octet-stream' };
    const announced = await call(
      'POST',
      '/api/files',
      { ...file, 'content-length': String(20 * 1_048_576 + 1) },
      '',
    ).catch((error: unknown) => error);
    expect(announced).toMatchObject({ status: 413 });
    expect((await call('POST', '/api/files', file, new Uint8Array(1_048_576))).status).toBe(201);
    expect(room.entries()).toEqual([]);
  });

  it('and so is what cannot be read', async () => {
    const { call, post, enter, origin } = await stage();
    const mine = { ...(await enter()), origin };
    const json = { ...mine, 'content-type': 'application/json' };
    const send = async (headers: Record<string, string>, body: string | Uint8Array) => {
      const { status, text } = await call('POST', '/api/say', headers, body);
      return [status, refusal(text)];
    };
    expect(await send({ ...mine, 'content-type': 'text/plain' }, '{}')).toEqual([415, 'not-json']);
    expect(await send(json, '{')).toEqual([400, 'not-json']);
    expect(await send(json, Uint8Array.of(0xff, 0xfe))).toEqual([400, 'not-json']);
    expect(await send(json, '[]')).toEqual([400, 'shape']);
    expect(await send(json, '{"text":"help","language":"de"}')).toEqual([400, 'shape']);
    expect(await send(json, '{"text":"help","language":"en","more":1}')).toEqual([400, 'shape']);
    expect(await send(json, '{"text":" ","language":"en"}')).toEqual([400, 'shape']);
    const gone = await post('/api/say', { text: 'hi', language: 'en', thread: 'a'.repeat(22) }, mine);
    expect([gone.status, refusal(gone.text)]).toEqual([410, 'thread-gone']);
  });
});
