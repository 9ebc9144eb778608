import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ReferenceBody, ReferenceCall } from '@/domain/openapi/api-reference';
import { FieldList } from './field-list';

const TONES: Record<string, Tone> = {
  GET: 'low',
  HEAD: 'low',
  POST: 'healthy',
  PUT: 'high',
  PATCH: 'high',
  DELETE: 'critical',
};

/** One call: what it is for, what it takes, what it answers. */
export function ApiCall({ call }: { call: ReferenceCall }) {
  const { anchor, method, path, summary, needs, parameters, body, answers, failures } = call;
  return (
    <article className="flex flex-col gap-2 rounded-md border border-line p-3">
      <h3 id={anchor} className="flex scroll-mt-16 flex-wrap items-baseline gap-x-2">
        <Badge tone={TONES[method]}>{method}</Badge>
        <a href={`#${anchor}`} className="min-w-0 break-all font-mono text-small">
          {path}
        </a>
      </h3>
      <p>
        {summary}. <span className="text-muted">{needs ?? 'No key.'}</span>
      </p>
      {parameters.length === 0 ? null : (
        <Part title="Parameters">
          <FieldList
            fields={parameters.map((field) => ({
              ...field,
              note: [`in the ${field.where}`, field.note].filter(Boolean).join('. '),
            }))}
          />
        </Part>
      )}
      {body === null ? null : <Body title="Body" body={body} />}
      {answers.map((answer) => (
        <Body key={answer.status} title={`Answer ${answer.status}`} body={answer} />
      ))}
      {failures.length === 0 ? null : (
        <Part title={`Errors ${failures.map(({ status }) => status).join(', ')}`}>
          <dl className="grid grid-cols-[3rem_minmax(0,1fr)] gap-y-1 text-small">
            {failures.map(({ status, description }) => (
              <div key={status} className="contents">
                <dt className="font-mono">{status}</dt>
                <dd>{description}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
    </article>
  );
}

function Body({ title, body }: { title: string; body: ReferenceBody }) {
  const { description, mediaTypes, fields, sameAs } = body;
  const types = mediaTypes.join(', ');
  if (fields.length === 0) {
    return (
      <p className="text-small">
        <span className="font-medium">{title}</span>{' '}
        <span className="text-muted">
          {description} {types === '' ? null : `(${types})`}
        </span>
        {sameAs === null ? null : (
          <>
            {' '}
            The same fields as{' '}
            <a href={`#${sameAs.anchor}`} className="link">
              {sameAs.label}
            </a>
            .
          </>
        )}
      </p>
    );
  }
  return (
    <Part title={title} lead={`${description}${types === '' ? '' : ` (${types})`}`}>
      <FieldList fields={fields} />
    </Part>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <details>
      <summary className="cursor-pointer text-small">
        <span className="font-medium">{title}</span>{' '}
        {lead === undefined ? null : <span className="text-muted">{lead}</span>}
      </summary>
      <div className="mt-1 ml-3 border-line border-l pl-3">{children}</div>
    </details>
  );
}
