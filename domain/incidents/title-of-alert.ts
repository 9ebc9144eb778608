const MOST = 200;

/**
 * What an incident is called that begins with an alert: its rule and what it is about, without the figures of that
 * moment. Somebody else's alert has only its own words.
 */
export function titleOfAlert({
  ruleName,
  summary,
  isExternal,
}: {
  ruleName: string;
  summary: string;
  isExternal: boolean;
}): string {
  const end = summary.indexOf(': ');
  if (isExternal || end <= 0) return summary.slice(0, MOST);
  const subject = summary.slice(0, end);
  return (subject === ruleName ? ruleName : `${ruleName} (${subject})`).slice(0, MOST);
}
