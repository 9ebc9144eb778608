import { test as base, expect } from '../fixtures/product-test';

interface AiFixtures {
  /** Sends records to the test's project, and returns when the figures have them. */
  tell: (told: { inferences?: object[]; verdicts?: object[] }) => Promise<void>;
}

export { expect } from '../fixtures/product-test';

export const test = base.extend<AiFixtures>({
  tell: async ({ product, project, request }, use) =>
    use(async ({ inferences = [], verdicts = [] }) => {
      for (const [noun, records] of Object.entries({ inferences, verdicts })) {
        if (records.length === 0) continue;
        const answer = await fetch(`${product.origin}/api/v1/ai/${noun}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${project.apiKey}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify(records),
        });
        expect(await answer.json()).toMatchObject({ accepted: records.length, rejected: 0 });
      }
      await expect
        .poll(async () => {
          const answer = await request.get(`/api/ui/ai/values?project=${project.slug}`);
          return (await answer.json()).unfolded;
        })
        .toBe(0);
    }),
});

/** Two versions of a prompt, of which the second is surely worse; days old, so that nothing is waited for. */
export function twoVersions() {
  const at = Date.now() - 50 * 3_600_000;
  const inferences = Array.from({ length: 200 }, (_, i) => ({
    id: `r-${i}`,
    feature: i % 4 === 0 ? 'search-answer' : 'reply-draft',
    model: i % 8 === 0 ? 'house-llm' : 'gpt-4o',
    promptVersion: i % 2 === 0 ? 'v1' : 'v2',
    tenant: i % 3 === 0 ? 'acme' : 'globex',
    inputTokens: 1_000,
    outputTokens: 100,
    latencyMs: 400 + i,
    timeToFirstTokenMs: 90,
    outcome: i % 20 === 1 ? 'fallback' : 'ok',
    shown: true,
    traceId: i.toString(16).padStart(32, 'd'),
    at: at + i * 1_000,
  }));
  const verdicts = inferences.flatMap(({ id, promptVersion }, i) =>
    i >= 160
      ? []
      : [
          {
            inferenceId: id,
            verdict:
              i % (promptVersion === 'v1' ? 10 : 5) < 2 && i % 4 !== 0 ? 'rejected' : 'accepted',
            at: at + 500_000,
          },
          ...(promptVersion === 'v2' && i % 3 === 0
            ? [{ inferenceId: id, verdict: 'edited', editRatio: 0.3, at: at + 900_000 }]
            : []),
        ],
  );
  return { inferences, verdicts };
}
