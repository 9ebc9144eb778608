import { Button } from './button';

interface LoadMoreProps {
  shown: number;
  /** How many there are, where that is known. */
  of?: number | undefined;
  /** What is listed, in the plural: "log lines". */
  noun: string;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

const count = new Intl.NumberFormat('en');

/** Cursors go one way, so a list grows; it says how far it has come and where it ends. */
export function LoadMore({ shown, of, noun, hasMore, loading, onMore }: LoadMoreProps) {
  return (
    <div className="flex min-h-row items-center gap-3 py-2 text-muted">
      {hasMore ? (
        <Button onClick={onMore} pending={loading}>
          Load more
        </Button>
      ) : null}
      <span role="status">
        {count.format(shown)} {of === undefined ? '' : `of ${count.format(of)} `}
        {noun} shown{hasMore ? '' : ', that is all of them'}
      </span>
    </div>
  );
}
