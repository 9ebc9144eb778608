'use client';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink, ScrollText } from 'lucide-react';
import Link from 'next/link';
import { withQuery } from '@/components/layout/fetch-json';
import { projectPath } from '@/components/layout/navigation';
import { QueryContent } from '@/components/layout/query-content';
import { buttonClass } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Drawer } from '@/components/ui/drawer';
import { NumberValue } from '@/components/ui/number-value';
import { Time } from '@/components/ui/time';
import type { DeploymentDetail } from '@/domain/delivery/deployment-list';
import { formatValue } from '@/domain/logs/query/format-query';
import { deliveryQueries } from './delivery-queries';
import { DeploymentChanges } from './deployment-changes';
import { DeploymentBadge } from './deployment-looks';
import { SuspectIncidents } from './suspect-incidents';

interface DeploymentDrawerProps {
  project: string;
  openRef: string;
  mayDecide: boolean;
  onOpen: (ref: string) => void;
  onClose: () => void;
}

/** One deployment beside the page: what it came to, what it changed, what it may have broken. */
export function DeploymentDrawer(props: DeploymentDrawerProps) {
  const { project, openRef, mayDecide, onOpen, onClose } = props;
  const query = useQuery(deliveryQueries.deployment(project, openRef));
  const known = query.data;
  return (
    <Drawer
      open
      onOpenChange={onClose}
      title={known ? `${known.service} ${known.version ?? known.sha.slice(0, 12)}` : 'Deployment'}
    >
      <QueryContent query={query} loading="Loading the deployment" rows={8}>
        {(deployment) => (
          <div className="flex flex-col gap-5 p-4">
            <Facts deployment={deployment} onOpen={onOpen} />
            <div className="flex flex-wrap gap-2">
              <Link href={logsAt(project, deployment)} className={buttonClass()}>
                <ScrollText aria-hidden />
                Logs at that time
              </Link>
              {deployment.url ? (
                <a href={deployment.url} rel="noreferrer" target="_blank" className={buttonClass()}>
                  <ExternalLink aria-hidden />
                  Where it ran
                </a>
              ) : null}
            </div>
            <DeploymentChanges deployment={deployment} />
            <SuspectIncidents project={project} deployment={deployment} mayDecide={mayDecide} />
          </div>
        )}
      </QueryContent>
    </Drawer>
  );
}

interface FactsProps {
  deployment: DeploymentDetail;
  onOpen: (ref: string) => void;
}

function Facts({ deployment, onOpen }: FactsProps) {
  const { environment, sha, startedAt, finishedAt, durationSeconds, previous } = deployment;
  const { rolledBackAt, release, source, isFirst, rolledBack } = deployment;
  const open = (ref: string, text: string) => (
    <button type="button" className="link min-h-6" onClick={() => onOpen(ref)}>
      {text}
    </button>
  );
  return (
    <DefinitionList
      items={[
        { term: 'Status', value: <DeploymentBadge deployment={deployment} /> },
        { term: 'Environment', value: environment },
        { term: 'Commit', value: <code className="break-all">{sha}</code> },
        ...(release
          ? [
              {
                term: 'Release',
                value: <Outside url={release.url}>{release.name ?? release.tag}</Outside>,
              },
            ]
          : []),
        { term: 'Began', value: <Time at={startedAt} /> },
        { term: 'Ended', value: <Time at={finishedAt} /> },
        { term: 'Took', value: <NumberValue value={durationSeconds} unit="s" /> },
        {
          term: 'Ran before',
          value: previous
            ? open(previous.ref, previous.version ?? previous.sha.slice(0, 12))
            : isFirst
              ? 'nothing that is known'
              : 'not known',
        },
        ...(rolledBack ? [{ term: 'Takes back', value: open(rolledBack, 'the one before') }] : []),
        ...(rolledBackAt ? [{ term: 'Rolled back', value: <Time at={rolledBackAt} /> }] : []),
        { term: 'Told by', value: SOURCES[source] ?? source },
      ]}
    />
  );
}

const SOURCES: Record<string, string> = {
  api: 'POST /api/v1/deployments',
  github: 'GitHub webhook',
  gitlab: 'GitLab webhook',
  cdevents: 'CDEvents',
};

function Outside({ url, children }: { url: string | null; children: string }) {
  if (url === null) return children;
  return (
    <a href={url} rel="noreferrer" target="_blank" className="link">
      {children}
    </a>
  );
}

const BEFORE_MS = 5 * 60_000;
const AFTER_MS = 30 * 60_000;

function logsAt(project: string, { service, startedAt, finishedAt, at }: DeploymentDetail): string {
  const from = Date.parse(startedAt ?? at ?? '');
  const to = Date.parse(finishedAt ?? at ?? '');
  return withQuery(projectPath(project, 'logs'), {
    q: `service:${formatValue(service)}`,
    ...(Number.isNaN(from) ? {} : { from: new Date(from - BEFORE_MS).toISOString() }),
    ...(Number.isNaN(to) ? {} : { to: new Date(to + AFTER_MS).toISOString() }),
  });
}
