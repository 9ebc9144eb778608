import { NumberValue } from '@/components/ui/number-value';
import type { DistributionClass } from '@/domain/delivery/distribution';

interface DistributionProps {
  label: string;
  classes: readonly DistributionClass[];
}

/** How many fall into each class of durations, as bars that are a table at the same time. */
export function Distribution({ label, classes }: DistributionProps) {
  const most = Math.max(1, ...classes.map(({ count }) => count));
  return (
    <table
      aria-label={`${label}, distribution`}
      className="w-full border-separate border-spacing-y-0.5"
    >
      <caption className="pb-1 text-left font-medium">Distribution</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Duration</th>
          <th scope="col">Count</th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ label: name, count }) => (
          <tr key={name}>
            <th scope="row" className="w-28 pr-2 text-left font-normal text-muted text-small">
              {name}
            </th>
            <td>
              <span className="flex items-center gap-2">
                <span
                  aria-hidden
                  className="h-3 rounded-sm bg-series-1"
                  style={{
                    width: `calc(${(count / most) * 100}% - 2.5rem)`,
                    minWidth: count > 0 ? 2 : 0,
                  }}
                />
                <NumberValue value={count} className="text-small" />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
