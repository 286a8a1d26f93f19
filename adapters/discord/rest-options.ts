import { Agent } from 'undici';

/**
 * How the REST client behaves: waits as long as a 429 says, repeats three times after 5xx. Its connections are its
 * own: undici keeps those that nobody names in one place for the whole process, where a newer undici, as Slack's
 * library brings one, puts its own kind, and that cannot send the forms in which pictures travel.
 * @param apiUrl The REST base without a version; Discord's own when absent.
 */
export function restOptions(apiUrl: string | undefined) {
  return {
    retries: 3,
    timeout: 15_000,
    agent: new Agent(),
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
  };
}
