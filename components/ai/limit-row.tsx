'use client';
import { useChange } from '@/components/layout/use-change';
import { Select } from '@/components/ui/select';
import { quantityText } from '@/domain/quantities/format-quantity';
import { aiQueries, aiRequests } from './ai-queries';
import { keyText } from './field-words';

const HOUR = 3_600;
const OFFERED = [600, HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR, 720 * HOUR];

interface LimitRowProps {
  project: string;
  feature: string;
  /** Null: the usual limit holds. */
  seconds: number | null;
  usualSeconds: number;
  mayEdit: boolean;
}

/** One feature's time limit. */
export function LimitRow({ project, feature, seconds, usualSeconds, mayEdit }: LimitRowProps) {
  const change = useChange({
    change: (ignoreAfterSeconds: number | null) =>
      aiRequests.changeLimit(project, { feature, ignoreAfterSeconds }),
    refresh: aiQueries.all(project),
    done: () => `The limit of ${keyText(feature)} is changed`,
    failed: 'The limit could not be changed',
  });
  const offered = seconds === null || OFFERED.includes(seconds) ? OFFERED : [...OFFERED, seconds];
  return (
    <li className="flex flex-wrap items-center gap-3">
      <span className="min-w-40 break-words font-medium [overflow-wrap:anywhere]">
        {keyText(feature)}
      </span>
      {mayEdit ? (
        <Select
          aria-label={`Limit of ${keyText(feature)}`}
          value={seconds === null ? '' : String(seconds)}
          disabled={change.isPending}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change.mutate(value === '' ? null : Number(value));
          }}
          options={[
            { value: '', label: `Usual: ${quantityText(usualSeconds, 's')}` },
            ...offered.map((one) => ({ value: String(one), label: quantityText(one, 's') })),
          ]}
        />
      ) : (
        <span className="text-muted">{quantityText(seconds ?? usualSeconds, 's')}</span>
      )}
    </li>
  );
}
