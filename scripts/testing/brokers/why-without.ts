import { findProgram } from './find-program';

const PROGRAMS = {
  redis: ['redis-server', 'valkey-server'],
  rabbit: ['/usr/lib/rabbitmq/bin/rabbitmq-server', 'rabbitmq-server'],
  alertmanager: ['prometheus-alertmanager', 'alertmanager'],
} as const;
const PACKAGES = {
  redis: 'redis-server',
  rabbit: 'rabbitmq-server',
  alertmanager: 'prometheus-alertmanager',
};
type Broker = keyof typeof PROGRAMS;

const told = new Set<Broker>();

/** The program that runs this broker, or Alertmanager; Debian's rabbitmq-server in the PATH would turn into an account of its own. */
export function brokerProgram(broker: Broker): string | undefined {
  return findProgram(...PROGRAMS[broker]);
}

/** Why tests that need one of these programs are skipped here, said once; undefined where they can run. */
export function whyWithout(broker: Broker): string | undefined {
  if (brokerProgram(broker) !== undefined) return undefined;
  const reason = `Skipped: this machine has no ${PACKAGES[broker]} (a Debian package of that name has it).`;
  if (!told.has(broker)) console.warn(reason);
  told.add(broker);
  return reason;
}
