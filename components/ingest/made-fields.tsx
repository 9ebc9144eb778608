import { FLAG_MEANINGS } from '@/components/logs/flag-meanings';
import type { MadeRecord } from '@/domain/ingest/made-record';

/** What a record became in a signal: its fields by name, what is not known left out. */
export function MadeFields({ made }: { made: MadeRecord }) {
  return (
    <section>
      <h2 className="pb-1 font-medium">The {made.kind} it became</h2>
      <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4">
        {made.fields.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-small text-muted">{name}</dt>
            <dd className="min-w-0 break-all font-mono text-small">{text}</dd>
          </div>
        ))}
      </dl>
      {made.flags.length > 0 ? (
        <ul className="list-disc pt-1 pl-4 text-muted">
          {made.flags.map((flag) => (
            <li key={flag}>{FLAG_MEANINGS[flag] ?? flag}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
