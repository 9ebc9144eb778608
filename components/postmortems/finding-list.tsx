import { PenLine } from 'lucide-react';
import type { Finding } from '@/domain/language/finding';

interface FindingListProps {
  label: string;
  findings: readonly Finding[];
  /** Shows where it stands; absent where the text is not at hand. */
  onShow?: ((finding: Finding) => void) | undefined;
}

/** Words that look for a culprit, and what to write instead: a suggestion, never a bar. */
export function FindingList({ label, findings, onShow }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-1 text-small">
      {findings.map((finding) => {
        const { from, found, message, instead } = finding;
        return (
          <li key={from} className="flex items-start gap-1.5">
            <PenLine aria-hidden className="mt-0.5 size-3 shrink-0 text-medium" />
            <span className="min-w-0">
              {onShow === undefined ? (
                <q>{found}</q>
              ) : (
                <button
                  type="button"
                  onClick={() => onShow(finding)}
                  className="min-h-6 text-accent underline underline-offset-2"
                >
                  “{found}”
                </button>
              )}{' '}
              {message} <span className="text-muted">{instead}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
