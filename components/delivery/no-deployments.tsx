'use client';
import { Radio } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { buttonClass } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';

interface NoDeploymentsProps {
  project: string;
  origin: string;
  isAdmin: boolean;
}

/** How the first deployment comes here: from a forge by itself, or from a pipeline by hand. */
export function NoDeployments({ project, origin, isAdmin }: NoDeploymentsProps) {
  return (
    <EmptyState
      title="No deployment was ever told"
      className="max-w-2xl"
      code={<CodeBlock label="Shell: at the end of your pipeline" code={curlOf(origin)} wrap />}
      action={
        <>
          <Link href={projectPath(project, 'connect')} className={buttonClass()}>
            Make an API key
          </Link>
          <p role="status" className="flex items-center gap-2 text-muted">
            <Radio aria-hidden className="size-4 animate-breathe text-accent" />
            Listening … the first deployment shows up here by itself.
          </p>
        </>
      }
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

function curlOf(origin: string): string {
  return [
    `curl -X POST '${origin}/api/v1/deployments' \\`,
    "  -H 'Authorization: Bearer cnd_PUT_YOUR_KEY_HERE' \\",
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"service":"shop","environment":"production","sha":"'"$(git rev-parse HEAD)"'","status":"succeeded"}'`,
  ].join('\n');
}
