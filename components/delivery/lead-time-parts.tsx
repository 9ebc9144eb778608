import { NumberValue } from '@/components/ui/number-value';
import type { DeliverySummary } from '@/domain/delivery/delivery-report';

const PARTS = [
  ['coding', 'Coding', 'first commit to pull request'],
  ['review', 'Review', 'pull request to merge'],
  ['waiting', 'Waiting', 'merge to the beginning of the deployment'],
  ['deploying', 'Deploying', 'beginning to end of the deployment'],
] as const;

/** What changes waited for on their way, each part over the changes that know it. */
export function LeadTimeParts({ parts }: Pick<DeliverySummary, 'parts'>) {
  return (
    <table aria-label="Parts of the lead time" className="w-full text-left">
      <thead>
        <tr className="text-muted text-small">
          <th scope="col" className="font-medium">
            Part
          </th>
          <th scope="col" className="text-right font-medium">
            Median
          </th>
          <th scope="col" className="text-right font-medium">
            p90
          </th>
          <th scope="col" className="text-right font-medium">
            n
          </th>
        </tr>
      </thead>
      <tbody>
        {PARTS.map(([key, label, meaning]) => (
          <tr key={key}>
            <th scope="row" className="py-0.5 font-normal" title={meaning}>
              {label}
            </th>
            <td className="text-right">
              <NumberValue value={parts[key].medianSeconds} unit="s" />
            </td>
            <td className="text-right">
              <NumberValue value={parts[key].p90Seconds} unit="s" />
            </td>
            <td className="text-right">
              <NumberValue value={parts[key].n} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
