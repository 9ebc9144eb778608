import { log } from '@/server/observability/log';
import { isOfTheData } from './is-of-the-data';
import { storeSubmissions } from './store-submissions';
import type { RecordError, SignalStore, StoredOutcome, Submission } from './submission';

/** The positions of the records that cannot be stored, found by halving in trial transactions. */
async function refusedPositions<Payload>(
  signal: SignalStore<Payload>,
  submission: Submission<Payload>,
): Promise<Set<number>> {
  const refused = new Set<number>();
  const probe = async (positions: number[]): Promise<void> => {
    if (positions.length === 0) return;
    const part: Submission<Payload> = {
      ...submission,
      payload: signal.pick(submission.payload, positions),
      samples: [],
      idempotency: null,
    };
    try {
      await storeSubmissions(signal, [part], { rollBack: true });
    } catch (error) {
      if (!isOfTheData(error)) throw error;
      const [only] = positions;
      if (positions.length === 1 && only !== undefined) {
        if (refused.size === 0)
          log.error('A record could not be stored and is rejected', { error });
        refused.add(only);
        return;
      }
      const middle = positions.length >> 1;
      await probe(positions.slice(0, middle));
      await probe(positions.slice(middle));
    }
  };
  await probe(positionsOf(signal.indexes(submission.payload)));
  return refused;
}

const positionsOf = (indexes: ArrayLike<number>) => Array.from(indexes, (_, position) => position);

/**
 * Stores one submission in a transaction of its own; records that cannot be stored are rejected with a reason and the
 * rest are kept.
 */
export async function storeOneByOne<Payload>(
  signal: SignalStore<Payload>,
  submission: Submission<Payload>,
): Promise<StoredOutcome> {
  try {
    return single(await storeSubmissions(signal, [submission]));
  } catch (error) {
    if (!isOfTheData(error)) throw error;
  }
  const refused = await refusedPositions(signal, submission);
  const indexes = signal.indexes(submission.payload);
  const errors: RecordError[] = [...refused].map((position) => ({
    index: indexes[position] ?? position,
    message: 'This record could not be stored.',
    hint: 'Look for unusual values in it, such as very large numbers or deeply nested objects, and send it again without them.',
  }));
  const kept = positionsOf(indexes).filter((position) => !refused.has(position));
  const { receipt } = submission;
  return single(
    await storeSubmissions(signal, [
      {
        ...submission,
        payload: signal.pick(submission.payload, kept),
        receipt: {
          accepted: receipt.accepted - refused.size,
          rejected: receipt.rejected + refused.size,
          errors: [...receipt.errors, ...errors].sort((a, b) => a.index - b.index),
        },
      },
    ]),
  );
}

function single(outcomes: StoredOutcome[]): StoredOutcome {
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('Storing one submission answered no outcome');
  return outcome;
}
