/** The bot token's scopes without which it cannot answer. */
export const neededScopes = [
  'commands',
  'chat:write',
  'files:write',
  'users:read',
  'app_mentions:read',
  'channels:read',
] as const;

/**
 * Scopes without which reports still come; each costs only what it is for. `history`: to see a report that stands
 * there already; `read`: to know private channels and direct messages as places for reports.
 */
export const reportScopes = {
  history: ['channels:history', 'groups:history', 'im:history'],
  read: ['groups:read', 'im:read'],
} as const;

/**
 * Scopes without which the bot hears less. `direct`: messages in the direct message with it (the scope serves the
 * reports there, too); `files`: what is dropped into a message to it.
 */
export const talkScopes = { direct: ['im:history'], files: ['files:read'] } as const;

/** All that `slack-manifest.yaml` asks for, which says why. */
export const requestedScopes = [
  ...neededScopes,
  ...talkScopes.files,
  ...reportScopes.history,
  ...reportScopes.read,
] as const;
