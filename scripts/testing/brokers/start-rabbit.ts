import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../postgres/free-port';
import { findProgram } from './find-program';
import { askUntil, startedOrStopped, startServer } from './server-process';
import { brokerProgram } from './why-without';

export interface Rabbit {
  readonly amqpUrl: string;
  /** Address of the management API, without an account. */
  readonly managementUrl: string;
  readonly user: string;
  readonly password: string;
  /** Waits for the management plugin's next round of figures, and answers what it tells of the queues. */
  listQueues(): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

const USER = 'guest';
const PASSWORD = 'guest';

/** A RabbitMQ of our own with its management API, under a node name and on ports of its own; ends with this process. */
export async function startRabbit(): Promise<Rabbit> {
  const program = brokerProgram('rabbit');
  const epmdProgram = findProgram('epmd');
  if (program === undefined || epmdProgram === undefined)
    throw new Error('This machine has no rabbitmq-server.');
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-rabbit-'));
  const [amqp, management, distribution, mapper] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const env = settings({ folder, amqp, management, distribution, mapper });
  // Erlang's port mapper would start itself as a daemon that outlives us.
  const epmd = startServer(epmdProgram, ['-port', String(mapper), '-address', '127.0.0.1'], env);
  const server = startServer(program, [], env);
  const managementUrl = `http://127.0.0.1:${management}`;
  const isReady = () => answers(`${managementUrl}/api/overview`);
  const ready = askUntil(isReady, 'RabbitMQ does not answer', 150_000);
  const stop = await startedOrStopped({ servers: [server, epmd], folder, ready });
  return {
    amqpUrl: `amqp://${USER}:${PASSWORD}@127.0.0.1:${amqp}`,
    managementUrl,
    user: USER,
    password: PASSWORD,
    listQueues: async () => (await ask(`${managementUrl}/api/queues`)).json(),
    stop,
  };
}

interface Place {
  folder: string;
  amqp: number;
  management: number;
  distribution: number;
  mapper: number;
}

function settings({
  folder,
  amqp,
  management,
  distribution,
  mapper,
}: Place): Record<string, string> {
  const configuration = path.join(folder, 'rabbitmq.conf');
  const plugins = path.join(folder, 'enabled_plugins');
  writeFileSync(
    configuration,
    [
      `listeners.tcp.local = 127.0.0.1:${amqp}`,
      'management.tcp.ip = 127.0.0.1',
      `management.tcp.port = ${management}`,
      // Figures every half second instead of every five.
      'collect_statistics_interval = 500',
      'disk_free_limit.absolute = 1MB',
      'log.console = true',
      'log.console.level = error',
      '',
    ].join('\n'),
  );
  writeFileSync(plugins, '[rabbitmq_management].\n');
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    LANG: 'C.UTF-8',
    ERL_EPMD_PORT: String(mapper),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `candor-${amqp}@localhost`,
    RABBITMQ_NODE_PORT: String(amqp),
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_CONF_ENV_FILE: path.join(folder, 'none'),
    RABBITMQ_CONFIG_FILE: configuration,
    RABBITMQ_ENABLED_PLUGINS_FILE: plugins,
    RABBITMQ_MNESIA_BASE: path.join(folder, 'mnesia'),
    RABBITMQ_LOG_BASE: path.join(folder, 'log'),
    RABBITMQ_PID_FILE: path.join(folder, 'pid'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 1:1 +sbwt none',
  };
}

function ask(address: string): Promise<Response> {
  const account = Buffer.from(`${USER}:${PASSWORD}`).toString('base64');
  return fetch(address, { headers: { authorization: `Basic ${account}` } });
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await ask(address)).ok;
  } catch {
    return false;
  }
}
