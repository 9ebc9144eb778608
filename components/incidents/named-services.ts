/** The services that somebody typed with commas between. */
export function namedServices(typed: string): string[] {
  return typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
