interface Named {
  id: string;
  breaker: string;
  service: string;
  environment: string | null;
  dependency: string | null;
}

/**
 * What each breaker is called: by its service and what it calls, and where that means several, by the breaker's own name
 * and its environment too.
 */
export function nameBreakers(breakers: readonly Named[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const ways of [shortName, withBreaker, withEnvironment]) {
    const open = breakers.filter(({ id }) => !names.has(id));
    const counts = new Map<string, number>();
    for (const one of open) counts.set(ways(one), (counts.get(ways(one)) ?? 0) + 1);
    for (const one of open) {
      if (counts.get(ways(one)) === 1 || ways === withEnvironment) names.set(one.id, ways(one));
    }
  }
  return names;
}

function shortName({ service, dependency, breaker }: Named): string {
  return `${service} → ${dependency ?? breaker}`;
}

function withBreaker(one: Named): string {
  const { dependency, breaker } = one;
  return dependency === null || dependency === breaker
    ? shortName(one)
    : `${shortName(one)} (${breaker})`;
}

function withEnvironment(one: Named): string {
  return `${withBreaker(one)} in ${one.environment ?? 'no environment'}`;
}
