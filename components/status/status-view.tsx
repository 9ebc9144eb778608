import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Banner } from '@/components/ui/banner';
import { DefinitionList } from '@/components/ui/definition-list';
import { Table, TableMessage, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { counted } from '@/domain/quantities/counted';
import { quantityText } from '@/domain/quantities/format-quantity';

interface StatusViewProps {
  problems: readonly string[];
  recoveries: readonly string[];
  auditedAt: string | null;
  /** The project in which Candor watches itself, for those who may open it. */
  self: { slug: string; name: string } | null;
  outbox: {
    waiting: number;
    oldestDueSeconds: number | null;
    deliveredToday: number;
    failedToday: number;
  };
  ingest: { groups: number; p50: number | null; p99: number | null } | null;
  jobs: readonly {
    name: string;
    startedAt: string | null;
    finishedAt: string | null;
    error: string | null;
    isLate: boolean;
  }[];
}

/** How Candor itself does: what is wrong first, then what it goes by. */
export function StatusView({
  problems,
  recoveries,
  auditedAt,
  self,
  outbox,
  ingest,
  jobs,
}: StatusViewProps) {
  return (
    <div className="grid gap-6">
      {problems.length === 0 ? (
        <p>Candor is well: its worker runs, and every alert that fires is accounted for.</p>
      ) : (
        <div>
          {problems.map((problem) => (
            <Banner key={problem} tone="failing">
              {problem}
            </Banner>
          ))}
        </div>
      )}
      {recoveries.length > 0 && (
        <div>
          {recoveries.map((recovery) => (
            <Banner key={recovery} tone="degraded">
              {recovery}
            </Banner>
          ))}
        </div>
      )}
      {self !== null && (
        <p className="text-muted">
          The whole installation, with its queues, channels and collectors over time and rules that
          page, is in{' '}
          <Link className="underline" href={projectPath(self.slug, '')}>
            {self.name}
          </Link>
          .
        </p>
      )}
      <section aria-labelledby="paging" className="grid gap-2">
        <h2 id="paging" className="text-title">
          Paging
        </h2>
        <DefinitionList
          items={[
            { term: 'Last audit', value: <Time at={auditedAt} style="relative" /> },
            { term: 'Notices waiting', value: waitingText(outbox) },
            { term: 'Delivered in 24 h', value: quantityText(outbox.deliveredToday) },
            { term: 'Not delivered in 24 h', value: quantityText(outbox.failedToday) },
          ]}
        />
      </section>
      <section aria-labelledby="ingest" className="grid gap-2">
        <h2 id="ingest" className="text-title">
          Ingest
        </h2>
        <DefinitionList
          items={[
            { term: 'Half is stored within', value: boundText(ingest, 'p50') },
            { term: '99 of 100 within', value: boundText(ingest, 'p99') },
          ]}
        />
        <p className="text-muted">
          {ingest === null
            ? 'This web process has stored nothing yet.'
            : `Of ${counted(ingest.groups, 'commit')} since this web process began.`}
        </p>
      </section>
      <section aria-labelledby="jobs" className="grid gap-2">
        <h2 id="jobs" className="text-title">
          Jobs of the worker
        </h2>
        <Table label="Last turns">
          <thead>
            <tr>
              <Th>Job</Th>
              <Th>Began</Th>
              <Th className="max-sm:hidden">Ended</Th>
              <Th>Last turn</Th>
            </tr>
          </thead>
          <tbody>
            {jobs.length === 0 && (
              <TableMessage columns={4}>The worker has never run.</TableMessage>
            )}
            {jobs.map(({ name, startedAt, finishedAt, error, isLate }) => (
              <Tr key={name}>
                <Td className="whitespace-nowrap">{name}</Td>
                <Td className="whitespace-nowrap">
                  <Time at={startedAt} style="relative" />
                </Td>
                <Td className="whitespace-nowrap max-sm:hidden">
                  <Time at={finishedAt} style="relative" />
                </Td>
                <Td>
                  {error ??
                    (isLate ? 'Due and not begun' : finishedAt === null ? 'Not ended yet' : 'Well')}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </section>
    </div>
  );
}

function boundText(ingest: StatusViewProps['ingest'], share: 'p50' | 'p99'): string {
  if (ingest === null) return 'Not known';
  const seconds = ingest[share];
  return seconds === null ? 'More than 5 s' : quantityText(seconds, 's');
}

function waitingText({ waiting, oldestDueSeconds }: StatusViewProps['outbox']): string {
  if (waiting === 0 || oldestDueSeconds === null) return quantityText(waiting);
  return `${quantityText(waiting)}, the first due for ${quantityText(oldestDueSeconds, 's')}`;
}
