import { z } from 'zod';
import { type ExternalAlert, severityOf, webAddress } from '../../alerting/external/external-alert';
import { readEvent } from '../read-event';
import type { WebhookReading } from '../webhook-facts';

const texts = z.record(z.string(), z.string()).default({});

/** The payload of Alertmanager's webhook_config, version 4. */
const payloadSchema = z.object({
  version: z.literal('4', 'must be "4"'),
  truncatedAlerts: z.number().default(0),
  alerts: z
    .array(
      z.object({
        status: z.enum(['firing', 'resolved']),
        labels: texts,
        annotations: texts,
        startsAt: z.string().optional(),
        generatorURL: z.string().optional(),
        fingerprint: z.string().optional(),
      }),
    )
    .max(10_000),
});
type Given = z.output<typeof payloadSchema>['alerts'][number];

/** What each alert says of itself, or of how bad it is: not what tells it from others of its name. */
const NOT_OF_GROUP = ['alertname', 'severity'];
const MOST_TITLE = 500;

/** One notification of a group of alerts. The same again, as Alertmanager repeats it, changes nothing. */
export function readAlertmanager(payload: unknown): WebhookReading {
  return readEvent(payloadSchema, payload, ({ alerts, truncatedAlerts }) => {
    if (alerts.length === 0) return { outcome: 'ignored', reason: 'It names no alert.' };
    const count = (status: Given['status']) =>
      alerts.filter((alert) => alert.status === status).length;
    const told = [
      `${count('firing')} firing`,
      `${count('resolved')} resolved`,
      ...(truncatedAlerts > 0 ? [`${truncatedAlerts} left off by Alertmanager (max_alerts)`] : []),
    ];
    return { outcome: 'stored', facts: { alerts: alerts.map(alertOf) }, became: told };
  });
}

function alertOf({ status, labels, annotations, generatorURL }: Given): ExternalAlert {
  const name = labels.alertname ?? 'Alert of Alertmanager';
  const own = Object.entries(labels).filter(([label]) => !NOT_OF_GROUP.includes(label));
  const title =
    annotations.summary ?? annotations.message ?? annotations.description ?? titleOf(name, own);
  return {
    source: 'alertmanager',
    name: name.slice(0, 120),
    labels: Object.fromEntries(own),
    status,
    severity: severityOf(labels.severity),
    title: title.slice(0, MOST_TITLE),
    service: (labels.service ?? labels.app ?? labels.job)?.slice(0, 255) ?? null,
    url: addressOf(generatorURL),
    runbookUrl: addressOf(annotations.runbook_url ?? annotations.runbook),
    // Alertmanager repeats what began long ago; it is told in order, so that what comes last is so.
    atMs: null,
  };
}

function titleOf(name: string, labels: readonly [string, string][]): string {
  const pairs = labels.map(([label, value]) => `${label} ${value}`);
  return pairs.length === 0 ? name : `${name}: ${pairs.join(', ')}`;
}

function addressOf(text: string | undefined): string | null {
  const read = webAddress.safeParse(text);
  return read.success ? read.data : null;
}
