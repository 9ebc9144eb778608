'use client';
import Link from 'next/link';
import { KeyKept } from '@/components/connect/key-kept';
import { KeyedCommands } from '@/components/connect/keyed-commands';
import { projectPath } from '@/components/layout/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { deploymentSnippet } from '@/domain/connect/delivery-snippets';

interface NoDeploymentsProps {
  project: string;
  isAdmin: boolean;
  hasCome: boolean;
  onMade: () => void;
  onDone: () => void;
}

/** How the first deployment comes here: from a forge by itself, or from a pipeline by hand. */
export default function NoDeployments(props: NoDeploymentsProps) {
  const { project, isAdmin, hasCome, onMade, onDone } = props;
  return (
    <EmptyState
      title="No deployment was ever told"
      className="max-w-2xl"
      code={
        <KeyedCommands
          project={project}
          steps={(sender) => deploymentSnippet({ ...sender, service: 'shop' }).steps}
          onMade={onMade}
        />
      }
      action={<KeyKept noun="deployment" hasCome={hasCome} onDone={onDone} />}
    >
      <p>
        Told what is deployed and what changed, Candor works out lead time, deployment frequency,
        change fail rate, recovery time and rework, and marks deployments on every chart.
      </p>
      <h3 className="pt-3 pb-1 font-semibold text-ink">From GitHub or GitLab, by itself</h3>
      <ol className="flex list-decimal flex-col gap-1 pl-5">
        <li>
          {isAdmin ? (
            <Link href={projectPath(project, 'settings/webhooks')} className="link">
              Add a webhook endpoint
            </Link>
          ) : (
            'An admin of the project adds an endpoint under Settings, Webhooks'
          )}
          : Candor shows an address and a secret.
        </li>
        <li>
          On GitHub open the repository’s Settings, Webhooks, Add webhook; paste both, and choose
          application/json.
        </li>
        <li>
          Choose the events Deployments, Deployment statuses, Pull requests, Pushes, Workflow runs
          and Releases.
        </li>
        <li>Deploy. Pull requests and pushes tell what each deployment brought.</li>
      </ol>
      <h3 className="pt-3 pb-1 font-semibold text-ink">From any pipeline, by hand</h3>
    </EmptyState>
  );
}
