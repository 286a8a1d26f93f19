import { z } from 'zod';
import { isAddressOrRange } from '../adapters/sources/addresses.ts';
import { isPostgresUrl } from '../adapters/storage/postgres-url.ts';

const webAddress = z.url({ protocol: /^https?$/ });
const port = z.coerce.number().int().min(0).max(65_535);
const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.string().toLowerCase().pipe(z.enum(names));

/** IP addresses and ranges with commas between: `10.1.0.0/16, 127.0.0.1`. */
export const addressesIn = (text: string): string[] => text.split(/[\s,]+/).filter((one) => one !== '');

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/**
 * Every variable that the program reads. `.env.example` explains each; `terminal.variables` in the message
 * catalogues says what a good value is. An empty value counts as not set.
 */
export const environmentShape = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]+$/)
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w-]+$/)
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[\w-]{16,}$/)
    .optional(),
  SLACK_PORT: port.optional(),
  SLACK_API_URL: webAddress.optional(),
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    .optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{15,22}$/)
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,22}$/)
    .optional(),
  DISCORD_API_URL: webAddress.optional(),
  CHARTS: oneOf(['local', 'quickchart']).optional(),
  QUICKCHART_URL: webAddress.optional(),
  QUICKCHART_KEY: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().refine(isPostgresUrl).optional(),
  SOURCE_PRIVATE_ADDRESSES: z
    .string()
    .refine((text) => addressesIn(text).every(isAddressOrRange))
    .optional(),
  PLANNER_THREADS: z.coerce.number().int().min(1).max(64).optional(),
  REPORT_POST_SECONDS: z.coerce.number().min(1).max(120).optional(),
  HEALTH_PORT: port.optional(),
  HEALTH_HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  WEB_PORT: port.optional(),
  WEB_HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  WEB_NAME: z
    .string()
    .regex(/^[\w.-]+(?:\s*,\s*[\w.-]+)*$/)
    .optional(),
  WEB_PASSWORD: z.string().min(12).max(1_000).optional(),
  LOG_LEVEL: oneOf(logLevels).optional(),
  LOG_FORMAT: oneOf(['json', 'pretty']).optional(),
  // gettext's variable, which many machines set for other programs. Nothing in it is refused; the first language
  // that we speak is used.
  LANGUAGE: z.string().optional(),
  TZ: z.string().optional(),
  NO_COLOR: z.string().optional(),
});

export type Environment = Readonly<Record<string, string | undefined>>;
export type VariableName = keyof typeof environmentShape.shape;
/** What is set, trimmed. */
export type Given = Readonly<Partial<Record<VariableName, string>>>;

export const variableNames = Object.keys(environmentShape.shape) as readonly VariableName[];
