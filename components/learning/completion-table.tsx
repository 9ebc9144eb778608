import { Nothing } from '@/components/ui/nothing';
import { RateValue } from '@/components/ui/rate-value';
import { Table, Td, Th } from '@/components/ui/table';
import type { ActionCompletion } from '@/domain/learning/learning-answer';

/** How actions of each kind come out, and how old those are that are open. */
export function CompletionTable({ completion }: { completion: readonly ActionCompletion[] }) {
  const [first] = completion;
  if (first === undefined) return <Nothing kind="none">No action was written down yet.</Nothing>;
  return (
    <Table label="Actions by kind and age">
      <thead>
        <tr>
          <Th>Kind</Th>
          <Th>Done</Th>
          <Th numeric>Median days to done</Th>
          <Th numeric>Declined</Th>
          {first.openByAge.map(({ fromDays, toDays }) => (
            <Th key={fromDays} numeric>
              Open {toDays === null ? `over ${fromDays} days` : `${fromDays}–${toDays} days`}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {completion.map(({ kind, completed, medianDaysToDone, declined, openByAge }) => (
          <tr key={kind}>
            <Td>{kind}</Td>
            <Td>
              <RateValue rate={completed} />
            </Td>
            <Td numeric>
              {medianDaysToDone === null ? '–' : Math.round(medianDaysToDone * 10) / 10}
            </Td>
            <Td numeric>{declined}</Td>
            {openByAge.map(({ fromDays, count }) => (
              <Td key={fromDays} numeric>
                {count}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
