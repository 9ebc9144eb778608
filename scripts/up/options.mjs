import path from 'node:path';
import { parseArgs } from 'node:util';

export const HELP = `npm run up: starts Candor with its database and worker, and stops them on Ctrl-C

  npm run up -- [options]

  --port N      listen on this port (default: PORT, or 3000 or the next free one)
  --no-demo     do not make the demo project on the first start
  --fresh       remove this checkout's data first and start from nothing
  --verbose     show the logs of web and worker here, too
  --dev         next dev instead of a build
  --help        this text

Settings from the environment, all optional:
  PORT                  as --port
  DATABASE_URL          a PostgreSQL 15 or newer of your own; without it an embedded one is started
  CANDOR_DATA_DIR       where data, logs and the secret are kept (default: .candor)
  CANDOR_SECRET         32 or more characters that sessions depend on (default: made once and kept)
  CANDOR_BASE_URL       the address people use, when it is not http://localhost:PORT
  CANDOR_INIT_OWNER_EMAIL, CANDOR_INIT_OWNER_PASSWORD, CANDOR_INIT_PROJECT, CANDOR_INIT_API_KEY
                        create these on the first start
  SMTP_HOST, SMTP_FROM, SMTP_PORT, SMTP_SECURE, SMTP_USER, SMTP_PASSWORD
                        the mail server that notifications by e-mail go through
  CANDOR_ALLOW_PRIVATE_TARGETS=true
                        lets notifications go to addresses in private networks
`;

/**
 * @typedef {object} UpOptions
 * @property {number | undefined} port asked for by --port or PORT; undefined leaves the choice to us
 * @property {boolean} demo
 * @property {boolean} fresh
 * @property {boolean} verbose
 * @property {boolean} dev
 * @property {boolean} help
 * @property {string} dataDirectory absolute
 */

/**
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {UpOptions}
 * @throws {Error} that names the option that is wrong
 */
export function readOptions(args, env) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'no-demo': { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = values.port ?? (env.PORT || undefined);
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    const name = values.port === undefined ? 'PORT' : '--port';
    throw new Error(`${name} must be a port number from 1 to 65535, but is "${port}".`);
  }
  if (values.fresh && env.DATABASE_URL) {
    throw new Error(
      '--fresh removes the embedded database, but DATABASE_URL names one of your own, which this ' +
        'command never empties. Unset DATABASE_URL, or empty that database yourself.',
    );
  }
  return {
    port: port === undefined ? undefined : Number(port),
    demo: !values['no-demo'],
    fresh: values.fresh,
    verbose: values.verbose,
    dev: values.dev,
    help: values.help,
    dataDirectory: path.resolve(env.CANDOR_DATA_DIR || '.candor'),
  };
}
