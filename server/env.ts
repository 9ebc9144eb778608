import { z } from 'zod';

const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const wholeNumber = (minimum: number, maximum: number, otherwise: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(minimum, `must be at least ${minimum}`)
    .max(maximum, `must be at most ${maximum}`)
    .default(otherwise);

const flag = (otherwise: 'true' | 'false') =>
  z
    .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
    .default(otherwise)
    .transform((word) => word === 'true' || word === '1');

const httpUrl = z
  .string()
  .refine((value) => /^https?:\/\/[^/\s]+\/?$/.test(value), {
    error: 'must be an origin such as https://candor.example.com, with nothing after the host',
  })
  .transform((value) => value.replace(/\/$/, ''));

/** Every setting Candor reads from its environment. Unset and empty mean the same. */
const settings = z
  .object({
    DATABASE_URL: z
      .string({
        error:
          'is missing; name the database, as in postgresql://user:password@host:5432/candor, or start with `npm run up`, which brings its own',
      })
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
    PORT: wholeNumber(0, 65_535, 3000),
    CANDOR_BASE_URL: httpUrl.optional(),
    /** Where the worker reaches the web process, when that is not this machine at PORT. */
    CANDOR_INTERNAL_URL: httpUrl.optional(),
    CANDOR_SECRET: z
      .string({
        error:
          'is missing; set 32 or more random characters (openssl rand -hex 32). Sessions and stored credentials depend on it, so keep it',
      })
      .min(32, 'must have at least 32 characters (openssl rand -hex 32)'),
    CANDOR_DATA_DIR: optionalText,
    CANDOR_LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], {
        error: 'must be one of trace, debug, info, warn, error, fatal',
      })
      .default('info'),
    /** Bytes of ingest that may be in the process's memory at once before 503. */
    CANDOR_INGEST_MEMORY_MB: wholeNumber(8, 16_384, 96),
    /** Days of telemetry kept by any project at most. */
    CANDOR_RETENTION_DAYS: wholeNumber(1, 3_650, 30),

    /** Whether notifications may go into private networks. Collectors may at all times. */
    CANDOR_ALLOW_PRIVATE_TARGETS: flag('false'),
    /** Whether Candor watches itself, in a project of its own. */
    CANDOR_SELF_WATCH: flag('true'),
    /** Without a host, no e-mail is sent, and the ledger says so. */
    SMTP_HOST: optionalText,
    SMTP_PORT: wholeNumber(1, 65_535, 587),
    /** TLS from the first byte on (port 465); otherwise STARTTLS where the server offers it. */
    SMTP_SECURE: flag('false'),
    SMTP_USER: optionalText,
    SMTP_PASSWORD: optionalText,
    /** As in: Candor <candor@example.com> */
    SMTP_FROM: z
      .string()
      .regex(
        /^([^<>]*<)?[^\s@<>]+@[^\s@<>]+>?$/,
        'must be an address such as Candor <candor@example.com>',
      )
      .optional(),

    CANDOR_INIT_OWNER_EMAIL: z.email('must be an e-mail address').optional(),
    CANDOR_INIT_OWNER_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
    CANDOR_INIT_PROJECT: optionalText,
    CANDOR_INIT_API_KEY: z
      .string()
      .regex(/^cnd_/, 'must begin with cnd_')
      .min(32, 'must have at least 32 characters')
      .max(200, 'must have at most 200 characters')
      .optional(),

    CANDOR_OIDC_ISSUER: optionalText,
    CANDOR_OIDC_CLIENT_ID: optionalText,
    CANDOR_OIDC_CLIENT_SECRET: optionalText,
    CANDOR_OIDC_NAME: z.string().default('Single sign-on'),
    CANDOR_GITHUB_CLIENT_ID: optionalText,
    CANDOR_GITHUB_CLIENT_SECRET: optionalText,
    CANDOR_GOOGLE_CLIENT_ID: optionalText,
    CANDOR_GOOGLE_CLIENT_SECRET: optionalText,
  })
  .superRefine((value, context) => {
    const together = (...names: (keyof typeof value)[]) => {
      const missing = names.filter((name) => value[name] === undefined);
      if (missing.length > 0 && missing.length < names.length) {
        const given = names.filter((name) => value[name] !== undefined);
        for (const name of missing) {
          context.addIssue({
            code: 'custom',
            path: [name],
            message: `is missing though ${given.join(' and ')} is set; they go together`,
          });
        }
      }
    };
    together('CANDOR_INIT_OWNER_EMAIL', 'CANDOR_INIT_OWNER_PASSWORD');
    together('SMTP_HOST', 'SMTP_FROM');
    together('SMTP_USER', 'SMTP_PASSWORD');
    together('CANDOR_OIDC_ISSUER', 'CANDOR_OIDC_CLIENT_ID', 'CANDOR_OIDC_CLIENT_SECRET');
    together('CANDOR_GITHUB_CLIENT_ID', 'CANDOR_GITHUB_CLIENT_SECRET');
    together('CANDOR_GOOGLE_CLIENT_ID', 'CANDOR_GOOGLE_CLIENT_SECRET');
  });

export type Env = z.infer<typeof settings>;

/** Thrown at start; its message lists each wrong setting with what to do, one a line, and never a setting's value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** @throws SettingsError naming every setting that is wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new SettingsError(`Candor cannot start with these settings:\n${lines.join('\n')}`);
}

let parsed: Env | undefined;

/** The settings of this process, validated once at the first call. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
