import { NumberValue } from '@/components/ui/number-value';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { FACTOR_WORDS } from '@/domain/incidents/factors';
import type { FactorReport } from '@/domain/incidents/time-report';

/** What makes incidents possible, how often, and how long those take; without a confirmed factor apart. */
export function FactorTable({ reports }: { reports: readonly FactorReport[] }) {
  return (
    <Table label="Incidents by contributing factor">
      <thead>
        <Tr>
          <Th>Factor</Th>
          <Th numeric>Incidents</Th>
          <Th numeric>Median to mitigate</Th>
          <Th numeric>Median to resolve</Th>
        </Tr>
      </thead>
      <tbody>
        {reports.map(({ group, incidents, mitigate, resolve }) => (
          <Tr key={group}>
            <Td>
              {group === 'unknown' ? (
                <span className="text-muted">None confirmed</span>
              ) : (
                FACTOR_WORDS[group].word
              )}
            </Td>
            <Td numeric>
              <NumberValue value={incidents} />
            </Td>
            <Td numeric>
              <NumberValue value={mitigate.medianSeconds} unit="s" n={mitigate.n} />
            </Td>
            <Td numeric>
              <NumberValue value={resolve.medianSeconds} unit="s" n={resolve.n} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
