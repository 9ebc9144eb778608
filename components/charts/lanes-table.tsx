'use client';
import { Table, TableMessage, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { LaneStop } from './lane';

export interface LaneRow extends LaneStop {
  lane: string;
}

/** The same as the lanes, newest first. */
export function LanesTable({ title, rows }: { title: string; rows: readonly LaneRow[] }) {
  const ordered = [...rows].sort((a, b) => b.fromMs - a.fromMs);
  return (
    <Table label={`${title}, as a table`} boxClassName="max-h-96">
      <thead>
        <tr>
          <Th>From</Th>
          <Th>To</Th>
          <Th>Lane</Th>
          <Th>What</Th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(({ lane, fromMs, toMs, text }) => (
          <Tr key={`${lane} ${fromMs} ${toMs} ${text}`}>
            <Td className="whitespace-nowrap">
              <Time at={fromMs} />
            </Td>
            <Td className="whitespace-nowrap">{fromMs === toMs ? null : <Time at={toMs} />}</Td>
            <Td>{lane}</Td>
            <Td>{text}</Td>
          </Tr>
        ))}
        {ordered.length === 0 ? (
          <TableMessage columns={4}>Nothing in this time</TableMessage>
        ) : null}
      </tbody>
    </Table>
  );
}
