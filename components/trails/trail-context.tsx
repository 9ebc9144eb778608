import Link from 'next/link';
import { breakerPath } from '@/components/breakers/breaker-lanes';
import { PageSection } from '@/components/layout/page-section';
import { deploymentHref } from '@/components/overview/overview-links';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { TrailItem } from '@/domain/logs/trail';
import { quantityText } from '@/domain/quantities/format-quantity';
import { TRAIL_KIND_LOOKS } from './trail-kind-looks';

interface TrailContextProps {
  project: string;
  /** Oldest first. */
  items: readonly TrailItem[];
  /** When the trail itself began, and how long it took. */
  beganMs: number;
  lengthMs: number;
}

/** What happened to the services on the trail around its time; nothing says that it belongs to it. */
export function TrailContext({ project, items, beganMs, lengthMs }: TrailContextProps) {
  if (items.length === 0) return null;
  return (
    <PageSection
      title="Happened meanwhile"
      note="to the services on this trail; none of it carries its id"
      bleed
    >
      <ul aria-label="Happened meanwhile" className="divide-y divide-line">
        {items.map((item) => {
          const { icon, word } = TRAIL_KIND_LOOKS[item.kind];
          return (
            <li
              key={`${item.kind} ${item.ref} ${item.time} ${item.title}`}
              className="relative flex min-h-7 flex-wrap items-center gap-x-3 px-gutter py-1 text-small hover:bg-hover"
            >
              <span className="w-28 shrink-0 text-muted tabular-nums">
                {whenText(Date.parse(item.time) - beganMs, lengthMs)}
              </span>
              <Badge icon={icon}>{word}</Badge>
              <span className="shrink-0 text-muted">{item.service}</span>
              <Link
                href={
                  item.kind === 'breaker'
                    ? breakerPath(project, item.ref)
                    : deploymentHref(project, item.ref)
                }
                className="min-w-0 flex-1 basis-40 break-words after:absolute after:inset-0"
              >
                {item.title.slice(0, 600)}
              </Link>
              <span className="shrink-0 text-muted">
                <Time at={item.time} style="relative" />
              </span>
            </li>
          );
        })}
      </ul>
    </PageSection>
  );
}

function whenText(sinceBeganMs: number, lengthMs: number): string {
  if (sinceBeganMs < 0) return `${quantityText(-sinceBeganMs, 'ms')} before`;
  if (sinceBeganMs > lengthMs) return `${quantityText(sinceBeganMs - lengthMs, 'ms')} after`;
  return `+${quantityText(sinceBeganMs, 'ms')}`;
}
