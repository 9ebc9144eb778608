/** Of every so much time no more than this goes into what a new worker has to learn: pages that need none do not wait for it. */
const LEARNING = { ofMs: 10_000, mostMs: 3_000 };

let sinceMs = 0;
let spentMs = 0;

export function hasTimeToLearn(): boolean {
  const nowMs = performance.now();
  if (nowMs - sinceMs > LEARNING.ofMs) {
    sinceMs = nowMs;
    spentMs = 0;
  }
  return spentMs < LEARNING.mostMs;
}

/** Does what counts as learning. */
export async function spendOnLearning<T>(learn: () => Promise<T>): Promise<T> {
  const beganMs = performance.now();
  try {
    return await learn();
  } finally {
    spentMs += performance.now() - beganMs;
  }
}
