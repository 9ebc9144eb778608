/** What a process that is about to end waits for at most. */
const PATIENCE_MS = 2_000;

type Flush = (withinMs: number) => Promise<void>;

const clients = new Set<Flush>();
let isListening = false;

/** Has a client flushed when the process ends by itself or is told to by SIGTERM. Answers how to undo that. */
export function flushOnExit(flush: Flush): () => void {
  clients.add(flush);
  if (!isListening) {
    isListening = true;
    process.on('beforeExit', beforeExit);
    process.on('SIGTERM', endByTerm);
  }
  return () => {
    clients.delete(flush);
    if (clients.size > 0) return;
    isListening = false;
    process.off('beforeExit', beforeExit);
    process.off('SIGTERM', endByTerm);
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

/** Listening to SIGTERM takes away what it does by itself, so that is done here, unless the host listens too. */
async function endByTerm(): Promise<void> {
  process.off('SIGTERM', endByTerm);
  const isHostsToEnd = process.listenerCount('SIGTERM') > 0;
  await flushAll();
  if (!isHostsToEnd) process.kill(process.pid, 'SIGTERM');
}
