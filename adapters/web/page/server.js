/** What the server would not do: `code` is a key of `refusals`. */
export class Refused extends Error {
  constructor(code, answer = {}) {
    super(code);
    this.code = code;
    this.answer = answer;
  }
}

let token = '';

/**
 * Posts JSON, or a file; gives the answer. Throws `Refused`. A session that has ended (the program was started anew)
 * is opened again, once, where that takes no password.
 */
export async function post(path, body, { headers = {}, isRetry = false } = {}) {
  const isFile = body instanceof Blob;
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': isFile ? 'application/octet-stream' : 'application/json',
        'x-channels-token': token,
        ...headers,
      },
      body: isFile ? body : JSON.stringify(body),
    });
  } catch {
    throw new Refused('network');
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (answer.error === 'session' && !isRetry) {
    await openSession();
    return post(path, body, { headers, isRetry: true });
  }
  throw new Refused(answer.error ?? (response.status === 422 ? 'fields' : 'fault'), answer);
}

/** Gets a session, with the password where there is one. Throws `Refused` (`password-needed`, `password-wrong` …). */
export async function openSession(password) {
  const answer = await post('/api/session', password === undefined ? {} : { password }, { isRetry: true });
  token = answer.token;
}

/** Reads the events of one connection until it ends. Throws `Refused` when it does not begin. */
export async function readEvents(onEvent) {
  let response;
  try {
    response = await fetch('/api/events', { headers: { 'x-channels-token': token } });
  } catch {
    throw new Refused('network');
  }
  if (!response.ok) throw new Refused((await response.json().catch(() => ({}))).error ?? 'fault');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    // Where the connection breaks off, whoever reads begins again.
    const { value, done } = await reader.read().catch(() => ({ done: true }));
    if (done) return;
    rest += value;
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const text of events) {
      // Not by `^` and `$`, which also hold at line separators that people's texts may have in them.
      const lines = text.split('\n');
      const after = (label) => lines.find((line) => line.startsWith(label))?.slice(label.length);
      const [name, data] = [after('event: '), after('data: ')];
      if (name === undefined || data === undefined) continue;
      try {
        onEvent(name, JSON.parse(data));
      } catch (error) {
        // One message that cannot be shown must not take the others away.
        reportError(error);
      }
    }
  }
}
