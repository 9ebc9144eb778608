import { PenLine } from 'lucide-react';
import type { Finding } from '@/domain/language/finding';
import type { CheckedSection } from '@/domain/postmortems/check-sections';

interface FindingListProps {
  label: string;
  checked: CheckedSection | undefined;
  /** Shows where it stands; absent where the text is not at hand. */
  onShow?: ((finding: Finding) => void) | undefined;
}

/** Words that look for a culprit, and what to write instead: a suggestion, never a bar. */
export function FindingList({ label, checked, onShow }: FindingListProps) {
  if (checked === undefined || (checked.isWhole && checked.findings.length === 0)) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-1 text-small">
      {checked.findings.map((finding) => {
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
      {checked.isWhole ? null : (
        <li className="text-muted">
          Some of this was not looked through: a paragraph is too long, or holds more marks and
          nesting than can be read while you type.
        </li>
      )}
    </ul>
  );
}
