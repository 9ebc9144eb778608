import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../postgres/free-port';
import { portOpened, startedOrStopped, startServer } from './server-process';
import { brokerProgram } from './why-without';

export interface Alertmanager {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Prometheus Alertmanager of our own on a free port, which waits for nothing and sends to one webhook. */
export async function startAlertmanager(webhook: {
  url: string;
  secret: string;
}): Promise<Alertmanager> {
  const program = brokerProgram('alertmanager');
  if (program === undefined) throw new Error('This machine has no prometheus-alertmanager.');
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-alertmanager-'));
  const port = await freePort();
  const settings = {
    route: {
      receiver: 'candor',
      group_by: ['alertname'],
      group_wait: '0s',
      group_interval: '1s',
      repeat_interval: '1h',
    },
    receivers: [
      {
        name: 'candor',
        webhook_configs: [
          {
            url: webhook.url,
            send_resolved: true,
            http_config: { authorization: { credentials: webhook.secret } },
          },
        ],
      },
    ],
  };
  const file = path.join(folder, 'alertmanager.yml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(settings));
  const server = startServer(
    program,
    [
      `--config.file=${file}`,
      `--storage.path=${folder}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { PATH: process.env.PATH ?? '' },
  );
  const stop = await startedOrStopped({ servers: [server], folder, ready: portOpened(port) });
  return { url: `http://127.0.0.1:${port}`, stop };
}
