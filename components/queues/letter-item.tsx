import Link from 'next/link';
import { trailPath } from '@/components/trails/trail-links';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import { counted } from '@/domain/quantities/counted';
import type { StoredLetter } from '@/domain/queues/queue-answer';

/** One message that nobody could process. */
export function LetterItem({ project, letter }: { project: string; letter: StoredLetter }) {
  const { messageId, correlationId, traceId, attempts, firstFailedAt, failedAt, payload } = letter;
  const trail = correlationId ?? traceId;
  return (
    <li className="flex flex-col gap-1 py-2">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="flex min-w-0 items-center gap-1">
          <span className="min-w-0 break-all font-mono text-small">{messageId}</span>
          <CopyButton text={messageId} label="Copy the message’s id" />
        </span>
        {letter.handledAt === null ? null : <span className="text-muted">handled</span>}
        {trail === null ? null : (
          <Link href={trailPath(project, trail)} className="ml-auto text-accent hover:underline">
            Open its trail
          </Link>
        )}
      </p>
      <p className="flex flex-wrap gap-x-3 text-muted">
        <span>
          failed <Time at={failedAt} />
        </span>
        <span>
          {firstFailedAt === null ? (
            'its first failure is not known'
          ) : (
            <>
              first <Time at={firstFailedAt} />
            </>
          )}
        </span>
        {attempts === null ? null : <span>{counted(attempts, 'attempt')}</span>}
        {letter.tenant === null ? null : <span className="break-all">tenant {letter.tenant}</span>}
      </p>
      <p className="whitespace-pre-wrap break-words text-small">{letter.error}</p>
      {payload === null ? null : <CodeBlock label="Payload, secrets masked" code={payload} wrap />}
    </li>
  );
}
