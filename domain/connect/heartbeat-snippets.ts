import { type SnippetStep, shell, shellWord } from './snippet';

interface HeartbeatSubject {
  origin: string;
  key: string;
  slug: string;
  everySeconds: number;
  graceSeconds: number;
}

/** How a job beats: one command, and the line of a crontab that runs a job and says how it went. */
export function heartbeatSnippets(subject: HeartbeatSubject): SnippetStep[] {
  const { origin, key, slug, everySeconds, graceSeconds } = subject;
  const search = `create=1&every=${everySeconds}&grace=${graceSeconds}`;
  const address = `${origin}/api/v1/heartbeats/${encodeURIComponent(slug)}?${search}`;
  const header = shellWord(`Authorization: Bearer ${key}`);
  const curl = `curl -fsS -m 10 --retry 3 -H ${header}`;
  return [
    shell('Beat now', `${curl} ${shellWord(address)} -d 'It works'`),
    shell(
      'In a crontab: runs the job, and tells how it went',
      // A percent sign ends a crontab's command.
      `*/5 * * * * /path/to/job && s=ok || s=fail; ${curl} ${shellWord(`${address}&status=`)}$s -o /dev/null`.replaceAll(
        '%',
        '\\%',
      ),
    ),
  ];
}
