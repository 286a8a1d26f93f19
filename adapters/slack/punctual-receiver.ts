import { HTTPReceiver } from '@slack/bolt';

/** How far a request's time may be from ours (docs.slack.dev/authentication/verifying-requests-from-slack). */
const longestSkewSeconds = 5 * 60;

/**
 * Bolt's receiver, which refuses requests that are too old, made to refuse those from the future as well: such a
 * request could be sent again for longer than those five minutes. (Requests without a time, Bolt refuses.)
 */
export class PunctualReceiver extends HTTPReceiver {
  constructor(options: ConstructorParameters<typeof HTTPReceiver>[0]) {
    super(options);
    const listener = this.requestListener;
    this.requestListener = (request, response) => {
      const aheadSeconds = Number(request.headers['x-slack-request-timestamp']) - Date.now() / 1_000;
      if (aheadSeconds > longestSkewSeconds) response.writeHead(401).end();
      else listener(request, response);
    };
  }
}
