import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { ShiftPages } from '@/domain/alerting/quality/quality-answer';

/** How many pages a shift and a night had. */
export function PagesTable({ pages }: { pages: readonly ShiftPages[] }) {
  return (
    <Table label="Pages by shift and night">
      <thead>
        <tr>
          <Th className="pl-gutter">Schedule</Th>
          <Th numeric>Pages</Th>
          <Th numeric>A shift</Th>
          <Th numeric>Worst shift</Th>
          <Th numeric>At night</Th>
          <Th numeric>A night</Th>
          <Th numeric className="pr-gutter">
            Nights woken
          </Th>
        </tr>
      </thead>
      <tbody>
        {pages.map((row) => (
          <Tr key={row.schedule ?? ''}>
            <Td className="pl-gutter">
              {row.schedule ?? 'Nobody takes turns: by day'}{' '}
              <span className="text-small text-muted">{row.timeZone}</span>
            </Td>
            <Td numeric>{row.pages}</Td>
            <Td numeric>{per(row.pages, row.shifts)}</Td>
            <Td numeric>{row.worstShift}</Td>
            <Td numeric>{row.atNight}</Td>
            <Td numeric>{per(row.atNight, row.nights)}</Td>
            <Td numeric className="pr-gutter">
              {row.nightsWoken} of {row.nights}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function per(count: number, of: number): string {
  return of === 0 ? '–' : `${(count / of).toFixed(1)} (n ${of})`;
}
