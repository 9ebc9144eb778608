import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@/scripts/postgres/free-port';
import { findProgram } from '@/scripts/testing/brokers/find-program';
import {
  portOpened,
  startedOrStopped,
  startServer,
} from '@/scripts/testing/brokers/server-process';

/** Prometheus and Alertmanager with the timings of Debian's packages, over one gauge of ours. */
export interface PrometheusSide {
  /** The gauge of this name stands above its line from now on. */
  breach: (name: string) => void;
  stop: () => Promise<void>;
}

/** As in the packages' own prometheus.yml and alertmanager.yml. */
const SCRAPE = '15s';
const GROUP = { group_wait: '30s', group_interval: '5m', repeat_interval: '3h' };

/** Null where the machine has not got both. */
export async function startPrometheusSide(webhook: string): Promise<PrometheusSide | null> {
  const prometheus = findProgram('prometheus');
  const alertmanager = findProgram('prometheus-alertmanager', 'alertmanager');
  if (prometheus === undefined || alertmanager === undefined) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-prometheus-'));
  const values = new Map([['none', 0]]);
  const exporter = createServer((_, response) => {
    const lines = [...values].map(([name, value]) => `bench_breach{case="${name}"} ${value}`);
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(`# TYPE bench_breach gauge\n${lines.join('\n')}\n`);
  });
  await new Promise<void>((resolve) => {
    exporter.listen(0, '127.0.0.1', resolve);
  });
  const exported = (exporter.address() as AddressInfo).port;
  const [port, alertPort] = [await freePort(), await freePort()];
  const write = (name: string, settings: unknown) => {
    const file = path.join(folder, name);
    // JSON is YAML.
    writeFileSync(file, JSON.stringify(settings));
    return file;
  };
  const rule = { alert: 'Breach', expr: 'bench_breach > 20' };
  const rules = write('rules.yml', { groups: [{ name: 'bench', rules: [rule] }] });
  const main = write('prometheus.yml', {
    global: { scrape_interval: SCRAPE, evaluation_interval: SCRAPE },
    rule_files: [rules],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${alertPort}`] }] }] },
    scrape_configs: [
      { job_name: 'bench', static_configs: [{ targets: [`127.0.0.1:${exported}`] }] },
    ],
  });
  // Each breach is a group of its own: none waits for the interval of another.
  const routes = write('alertmanager.yml', {
    route: { receiver: 'bench', group_by: ['case'], ...GROUP },
    receivers: [{ name: 'bench', webhook_configs: [{ url: webhook, send_resolved: false }] }],
  });
  const environment = { PATH: process.env.PATH ?? '' };
  const second = startServer(
    alertmanager,
    [
      `--config.file=${routes}`,
      `--storage.path=${path.join(folder, 'alerts')}`,
      `--web.listen-address=127.0.0.1:${alertPort}`,
      '--cluster.listen-address=',
    ],
    environment,
  );
  const first = startServer(
    prometheus,
    [
      `--config.file=${main}`,
      `--storage.tsdb.path=${path.join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    environment,
  );
  const stop = await startedOrStopped({
    servers: [first, second],
    folder,
    ready: Promise.all([portOpened(port), portOpened(alertPort)]).then(() => {}),
  });
  return {
    breach: (name) => values.set(name, 100),
    stop: async () => {
      await stop();
      exporter.closeAllConnections();
      exporter.close();
    },
  };
}
