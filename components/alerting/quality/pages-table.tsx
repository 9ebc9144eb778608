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
          <Th numeric className="max-sm:hidden">
            A shift
          </Th>
          <Th numeric className="max-sm:hidden">
            Worst shift
          </Th>
          <Th numeric className="max-sm:hidden">
            At night
          </Th>
          <Th numeric className="max-sm:pr-gutter">
            A night
          </Th>
          <Th numeric className="pr-gutter max-sm:hidden">
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
              <p className="text-small text-muted sm:hidden">
                {per(row.pages, row.shifts)} a shift, {row.worstShift} in the worst; woken in{' '}
                {row.nightsWoken} of {row.nights} nights
              </p>
            </Td>
            <Td numeric>{row.pages}</Td>
            <Td numeric className="max-sm:hidden">
              {per(row.pages, row.shifts)}
            </Td>
            <Td numeric className="max-sm:hidden">
              {row.worstShift}
            </Td>
            <Td numeric className="max-sm:hidden">
              {row.atNight}
            </Td>
            <Td numeric className="max-sm:pr-gutter">
              {per(row.atNight, row.nights)}
            </Td>
            <Td numeric className="pr-gutter max-sm:hidden">
              {row.nightsWoken} of {row.nights}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function per(count: number, of: number): string {
  return of === 0 ? '–' : `${(count / of).toFixed(1)}\u00a0(n\u00a0${of})`;
}
