/** How a process is told to end: by whoever runs it, or with Ctrl-C. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** What a process that is about to end waits for at most. */
const PATIENCE_MS = 2_000;

type Flush = (withinMs: number) => Promise<void>;

const clients = new Set<Flush>();
let isListening = false;

/** Has a client flushed when the process ends by itself or is told to by a signal. Answers how to undo that. */
export function flushOnExit(flush: Flush): () => void {
  clients.add(flush);
  if (!isListening) {
    isListening = true;
    process.on('beforeExit', beforeExit);
    for (const signal of SIGNALS) process.on(signal, endBySignal);
  }
  return () => {
    clients.delete(flush);
    if (clients.size > 0) return;
    isListening = false;
    process.off('beforeExit', beforeExit);
    for (const signal of SIGNALS) process.off(signal, endBySignal);
  };
}

async function flushAll(): Promise<void> {
  await Promise.all([...clients].map((flush) => flush(PATIENCE_MS)));
}

/** Node emits it again after what we do here; each client is flushed once, else a dead server would hold us for ever. */
function beforeExit(): void {
  process.off('beforeExit', beforeExit);
  void flushAll();
}

/**
 * Listening to a signal takes away what it does by itself, so that is done here, unless the host listens too. The same
 * signal again ends the process at once.
 */
async function endBySignal(signal: NodeJS.Signals): Promise<void> {
  process.off(signal, endBySignal);
  const isHostsToEnd = process.listenerCount(signal) > 0;
  await flushAll();
  if (!isHostsToEnd) process.kill(process.pid, signal);
}
