import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import type { TrailLayout } from './trail-layout';

/** "14 steps across 4 services in 2.41 s; 1 error in payments; nothing for 4.2 s at most." */
export function describeTrail({
  rows,
  lanes,
  lengthMs,
  errors,
  longestGapMs,
}: TrailLayout): string {
  const steps = rows.filter(({ kind }) => kind === 'item').length;
  if (steps === 0) return 'Nothing carries this id.';
  const services = lanes.filter(({ service }) => service !== null);
  const across = services.length === 1 ? ` in ${services[0]?.service}` : '';
  const where = services.length > 1 ? ` across ${services.length} services` : across;
  const took = lengthMs > 0 ? ` in ${quantityText(lengthMs, 'ms')}` : '';
  const parts = [`${counted(steps, 'step')}${where}${took}`];
  const failing = lanes.filter((lane) => lane.errors > 0 && lane.service !== null);
  const inService = failing.length === 1 && services.length > 1 ? ` in ${failing[0]?.service}` : '';
  parts.push(errors === 0 ? 'no errors' : `${counted(errors, 'error')}${inService}`);
  if (longestGapMs !== null) parts.push(`silent for ${quantityText(longestGapMs, 'ms')} at most`);
  return `${parts.join('; ')}.`;
}
