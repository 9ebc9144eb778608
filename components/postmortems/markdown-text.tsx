import type { ComponentProps, ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Badge } from '@/components/ui/badge';
import { scrollable } from '@/components/ui/scrollable';
import { isDrawable } from '@/domain/postmortems/markdown-depth';

const SAFE = /^(?:https?:\/\/|mailto:|#|\/(?!\/))/i;
/** What stands for headings of a section's own text: the section's heading is the second level. */
const H3 = ({ children }: { children?: ReactNode }) => (
  <h3 className="mt-3 mb-1 font-semibold">{children}</h3>
);
const H4 = ({ children }: { children?: ReactNode }) => (
  <h4 className="mt-2 mb-1 font-medium">{children}</h4>
);

const COMPONENTS: Components = {
  h1: H3,
  h2: H3,
  h3: H3,
  h4: H4,
  h5: H4,
  h6: H4,
  a: ({ href, children }) => <TextLink href={href}>{children}</TextLink>,
  // A picture from elsewhere would tell its server who reads this.
  img: ({ src, alt }) => (
    <TextLink href={typeof src === 'string' ? src : undefined}>{alt || 'picture'}</TextLink>
  ),
  em: ({ children }) =>
    children === '(assumption)' ? (
      <Badge tone="medium" outlined className="not-italic">
        assumption
      </Badge>
    ) : (
      <em>{children}</em>
    ),
  table: ({ children }) => (
    <section aria-label="Table" {...scrollable} className="overflow-x-auto">
      <table className="my-2 border-collapse [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:px-2 [&_th]:py-1 [&_th]:text-left">
        {children}
      </table>
    </section>
  ),
  input: ({ checked }) => <span>{checked ? '☑ ' : '☐ '}</span>,
};

/**
 * Markdown as text with structure. HTML in it is shown as it was written; addresses of other kinds lead nowhere. What
 * nests so deep that others would wait for it is shown as it was typed.
 */
export default function MarkdownText({ children }: { children: string }) {
  if (!isDrawable(children))
    return <p className="my-2 whitespace-pre-wrap [overflow-wrap:anywhere]">{children}</p>;
  return (
    <div className="[overflow-wrap:anywhere] [&_blockquote]:my-2 [&_blockquote]:border-line-strong [&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_blockquote]:text-muted [&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_hr]:my-3 [&_hr]:border-line [&_li]:my-0.5 [&_ol]:my-2 [&_ol]:list-decimal [&_ol]:pl-6 [&_p]:my-2 [&_pre]:my-2 [&_pre]:whitespace-pre-wrap [&_pre]:rounded-md [&_pre]:bg-sunken [&_pre]:p-2 [&_ul]:my-2 [&_ul]:list-disc [&_ul]:pl-5">
      <Markdown
        remarkPlugins={[remarkGfm]}
        components={COMPONENTS}
        urlTransform={(url) => (SAFE.test(url) ? url : '')}
      >
        {children}
      </Markdown>
    </div>
  );
}

function TextLink({ href, children }: Pick<ComponentProps<'a'>, 'href' | 'children'>) {
  if (!href) return <span>{children}</span>;
  if (/^#evidence-\d+$/.test(href))
    return (
      <a
        href={href}
        className="rounded-sm border border-accent/40 px-1 font-mono text-accent text-small hover:bg-hover"
      >
        {children}
      </a>
    );
  const isOutside = /^https?:/i.test(href);
  return (
    <a
      href={href}
      {...(isOutside ? { rel: 'noreferrer nofollow', target: '_blank' } : {})}
      className="text-accent underline underline-offset-2"
    >
      {children}
    </a>
  );
}
