import Link from 'next/link';
import { BrandMark } from '@/components/layout/brand-mark';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import type { ReferenceGroup } from '@/domain/openapi/api-reference';
import { ApiCall } from './api-call';

/** Every call of the machine API on one page, so that the browser's own search finds what it is asked for. */
export function ApiReference({ groups }: { groups: readonly ReferenceGroup[] }) {
  const count = groups.reduce((sum, { calls }) => sum + calls.length, 0);
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader
        title={
          <span className="flex items-center gap-2">
            <BrandMark className="size-5" />
            API reference
          </span>
        }
        answer={`${count} calls, made from the schemas that the product itself reads with.`}
        actions={
          <>
            <a href="/api/openapi.json" className={buttonClass()}>
              openapi.json
            </a>
            <Link href="/" className={buttonClass()}>
              Your projects
            </Link>
          </>
        }
      />
      <div className="grid grid-cols-1 gap-x-8 gap-y-4 px-gutter py-4 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label="What a call is about" className="lg:sticky lg:top-16 lg:self-start">
          <ul className="flex flex-wrap gap-x-4 gap-y-1 lg:flex-col">
            {groups.map(({ anchor, name }) => (
              <li key={anchor}>
                <a href={`#${anchor}`} className="link">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className="flex min-w-0 flex-col gap-8">
          <HowToCall />
          {groups.map(({ anchor, name, calls }) => (
            <section key={anchor} aria-labelledby={anchor} className="flex flex-col gap-3">
              <h2 id={anchor} className="scroll-mt-16 text-title">
                {name}
              </h2>
              {calls.map((call) => (
                <ApiCall key={call.anchor} call={call} />
              ))}
            </section>
          ))}
        </main>
      </div>
    </div>
  );
}

function HowToCall() {
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-1 pl-4">
      <li>
        Send <code className="font-mono text-small">Authorization: Bearer cnd_…</code> with a key of
        the project. A key has scopes: ingest to send, read, write, and admin for all.
      </li>
      <li>
        Times in are RFC 3339 or an epoch, ranges also{' '}
        <code className="font-mono text-small">now-6h</code>; times out are RFC 3339 in UTC.
      </li>
      <li>A parameter that is not known is an error; an unknown field of a record is kept.</li>
      <li>
        An error says what was wrong, what was got and what to send instead. After 429 and 503 wait
        for as long as Retry-After says.
      </li>
      <li>
        One bad record never sinks its batch. With an Idempotency-Key a batch may be sent again and
        is stored once.
      </li>
      <li>No data is null, never 0. A rate comes with its n and its 95% interval.</li>
    </ul>
  );
}
