const mark = '[redacted]';

/** Shorter values would also hide innocent text, and no platform has secrets as short. */
const shortestSecret = 8;

/** Names of fields whose values are never written, at any depth. */
const secretField =
  '[\\w-]*(?:token|secret|authorization|password|passwd|cookie|api[-_]?key|response_url|responseUrl)';

const patterns: readonly (readonly [RegExp, string])[] = [
  // Slack: bot, user, app-level, refresh, configuration and workflow tokens.
  [/\bxox[a-z](?:\.xox[a-z])?-[\w-]{6,}/g, mark],
  [/\b(?:xapp|xwfp)-[\w-]{6,}/g, mark],
  // Whoever has a response_url or webhook address can post with it.
  [/(https:\/\/hooks\.slack(?:-gov)?\.com\/)[^\s"\\<>]+/g, `$1${mark}`],
  // Discord: a bot's token (id.time.signature, base64url), and the tokens of interactions and webhooks in paths.
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, mark],
  [/(\/(?:interactions|webhooks)\/\d+\/)[\w.-]{20,}/g, `$1${mark}`],
  [/\b(Bearer|Bot|Basic)(\s+)[\w.~+/=-]{16,}/g, `$1$2${mark}`],
  // The password in a database's address.
  [/(\bpostgres(?:ql)?:\/\/[^\s"\\:@/]*:)[^\s"\\@]+(?=@)/g, `$1${mark}`],
  [/([?&](?:token|key|secret|signature|password)=)[^&\s"\\<>]+/gi, `$1${mark}`],
  // JSON inside a JSON string (a quoted response body), then the line's own fields.
  [new RegExp(`(\\\\"${secretField}\\\\":\\s*\\\\")[^"\\\\]*(\\\\")`, 'gi'), `$1${mark}$2`],
  [new RegExp(`("${secretField}":")(?:[^"\\\\]|\\\\.)*(")`, 'gi'), `$1${mark}$2`],
];

/**
 * Makes a function that takes secrets out of a line of JSON or of plain text: the given values wherever they stand,
 * whatever has the form of one of the platforms' secrets, and the values of fields that are named for one. A
 * line of JSON stays valid JSON.
 */
export function createRedaction(secrets: readonly string[]): (line: string) => string {
  const values = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .sort((a, b) => b.length - a.length);
  const distinct = [...new Set(values)];
  return (line) => {
    let clean = line;
    for (const value of distinct) clean = clean.replaceAll(value, mark);
    for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
    return clean;
  };
}
