import { ExternalLink } from 'lucide-react';

interface OutsideLinkProps {
  /** http or https; the server takes nothing else. */
  href: string;
  /** The address itself without it. */
  children?: string | undefined;
}

/** A way out of the product, in a tab of its own. */
export function OutsideLink({ href, children }: OutsideLinkProps) {
  return (
    <a
      href={href}
      rel="noreferrer"
      target="_blank"
      title={href}
      className="link inline-flex min-w-0 max-w-full items-center gap-1"
    >
      <span className="min-w-0 truncate">{children ?? href.replace(/^https?:\/\//, '')}</span>
      <ExternalLink aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">(opens a new tab)</span>
    </a>
  );
}
