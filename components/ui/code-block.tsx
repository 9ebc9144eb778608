import { classNames } from './class-names';
import { CopyButton } from './copy-button';
import { scrollable } from './scrollable';

interface CodeBlockProps {
  code: string;
  /** What it is: a file's name or the shell it belongs in. */
  label?: string | undefined;
  /** What is copied, when it is not what is shown (a key that is masked on screen). */
  copied?: string | undefined;
  wrap?: boolean | undefined;
  className?: string | undefined;
}

export function CodeBlock({ code, label, copied, wrap, className }: CodeBlockProps) {
  return (
    <figure className={classNames('min-w-0 rounded-md border border-line bg-sunken', className)}>
      <figcaption className="flex min-h-8 items-center justify-between gap-2 border-line border-b pr-1 pl-3 text-small text-muted">
        {label ?? 'Command'}
        <CopyButton text={copied ?? code} labelled label="Copy" />
      </figcaption>
      <pre
        {...scrollable}
        className={classNames(
          'focus-inset overflow-x-auto p-3 text-small leading-5',
          wrap && 'whitespace-pre-wrap break-all',
        )}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
