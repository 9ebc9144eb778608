import type { AlertAnswer } from '@/domain/alerting/alert-answers';
import { quantityText, type Unit } from '@/domain/quantities/format-quantity';

const SENDERS: Record<string, string> = {
  alertmanager: 'Alertmanager',
  events: 'another system',
};

/** How bad it is against what is normal, in words. */
export function AlertValue({
  alert,
}: {
  alert: Pick<AlertAnswer, 'value' | 'unit' | 'normal' | 'source'>;
}) {
  const { value, unit, normal, source } = alert;
  if (source !== null) return <>told by {SENDERS[source] ?? source}</>;
  const told = value === null ? 'not known' : quantityText(value, unit as Unit);
  // What the baseline says begins with the value itself.
  if (normal?.text.startsWith(told) === true) return <>{normal.text}</>;
  // Where it is or is not, the summary says which; a number would say nothing.
  if (normal !== null && !/\d/.test(normal.text)) return <>{normal.text}</>;
  return (
    <>
      <span className="font-medium tabular-nums text-ink">{told}</span>
      {normal === null ? null : `; ${normal.text}`}
    </>
  );
}
