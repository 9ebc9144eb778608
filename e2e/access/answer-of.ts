import type { APIResponse } from '@playwright/test';

/** What was answered, or an error that says what was answered instead. */
export async function answerOf(response: APIResponse) {
  if (!response.ok())
    throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return response.status() === 204 ? null : response.json();
}
