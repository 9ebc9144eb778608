/** A rule that nobody judged for so long gives its room away. */
const IDLE_MS = 3_600_000;

interface Held {
  judgedMs: number;
  /** Else it holds its last judgements alone, which is next to nothing. */
  isKept: boolean;
  groups: { size: number };
}

/**
 * Which rules' memories go because nobody asks for them any more, and whether the rest fit. Where they do not, what was
 * learned last is not kept: those that came first stay, so that what is judged all the time is not learned all the time.
 */
export function judgeRoom(
  memories: ReadonlyMap<string, Held>,
  { mostGroups, nowMs }: { mostGroups: number; nowMs: number },
): { idle: string[]; isFull: boolean } {
  const idle: string[] = [];
  let groups = 0;
  for (const [id, memory] of memories) {
    if (nowMs - memory.judgedMs > IDLE_MS) idle.push(id);
    else if (memory.isKept) groups += memory.groups.size;
  }
  return { idle, isFull: groups > mostGroups };
}
