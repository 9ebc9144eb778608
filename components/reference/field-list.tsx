import type { DescribedField } from '@/domain/openapi/describe-schema';

/** Fields with what may stand in them; what must be there says so. */
export function FieldList({ fields }: { fields: readonly DescribedField[] }) {
  return (
    <dl className="divide-y divide-line text-small">
      {fields.map(({ name, type, isRequired, note }) => (
        <div
          key={name}
          className="grid grid-cols-1 gap-x-3 py-1 sm:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]"
        >
          <dt className="min-w-0 break-words font-mono">
            {name}
            {isRequired ? <span className="font-sans text-muted"> required</span> : null}
          </dt>
          <dd className="min-w-0 break-words">
            {type}
            {note === '' ? null : <span className="text-muted"> · {note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
