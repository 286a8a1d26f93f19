/** The bot token's scopes that the code uses; `slack-manifest.yaml` asks for exactly these, and says why. */
export const neededScopes = [
  'commands',
  'chat:write',
  'files:write',
  'users:read',
  'app_mentions:read',
  'channels:read',
] as const;
