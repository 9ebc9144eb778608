import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExposition } from './parse-exposition';

const NOW = Date.UTC(2026, 0, 15, 12);
const options = {
  nowMs: NOW,
  acceptPastMs: 7 * 86_400_000,
  acceptFutureMs: 600_000,
  instance: 'shop:9100',
};

function brief(text: string) {
  return parseExposition(text, options).points.map(({ name, value, type, labels }) => ({
    name,
    value,
    type,
    labels,
  }));
}

describe('a page of Prometheus metrics', () => {
  it('is read with types, labels and escapes', () => {
    const text = `# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 ${NOW - 1_000}
http_requests_total{method="post",code="400",}    3
# A comment
msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9
metric_without_timestamp_and_labels 12.47
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="+Inf"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320
# TYPE rpc_duration_seconds summary
rpc_duration_seconds{quantile="0.5"} 4773
`;
    expect(brief(text)).toEqual([
      {
        name: 'http_requests_total',
        value: 1027,
        type: 'counter',
        labels: { method: 'post', code: '200' },
      },
      {
        name: 'http_requests_total',
        value: 3,
        type: 'counter',
        labels: { method: 'post', code: '400' },
      },
      {
        name: 'msdos_file_access_time_seconds',
        value: 1.458255915e9,
        type: 'gauge',
        labels: { path: 'C:\\DIR\\FILE.TXT', error: 'Cannot find file:\n"FILE.TXT"' },
      },
      { name: 'metric_without_timestamp_and_labels', value: 12.47, type: 'gauge', labels: {} },
      {
        name: 'http_request_duration_seconds_bucket',
        value: 144320,
        type: 'counter',
        labels: { le: '+Inf' },
      },
      { name: 'http_request_duration_seconds_sum', value: 53423, type: 'counter', labels: {} },
      { name: 'http_request_duration_seconds_count', value: 144320, type: 'counter', labels: {} },
      { name: 'rpc_duration_seconds', value: 4773, type: 'gauge', labels: { quantile: '0.5' } },
    ]);
    const [first, second] = parseExposition(text, options).points;
    expect(first?.timeMs).toBe(NOW - 1_000);
    expect(second).toMatchObject({ timeMs: NOW, instance: 'shop:9100', flags: [] });
  });

  it('may be OpenMetrics', () => {
    const text = `# TYPE jobs counter
# UNIT job_seconds seconds
# TYPE job_seconds gauge
jobs_total{queue="a"} 7 ${NOW / 1_000 - 2} # {trace_id="abc"} 1 1.5
jobs_created{queue="a"} 1.7e9
job_seconds 0.5
{"job.age", queue="b"} 3
# EOF
after_the_end 1
`;
    expect(brief(text)).toEqual([
      { name: 'jobs_total', value: 7, type: 'counter', labels: { queue: 'a' } },
      { name: 'job_seconds', value: 0.5, type: 'gauge', labels: {} },
      { name: 'job.age', value: 3, type: 'gauge', labels: { queue: 'b' } },
    ]);
    const [jobs, seconds] = parseExposition(text, options).points;
    expect(jobs?.timeMs).toBe(NOW - 2_000);
    expect(seconds?.unit).toBe('seconds');
  });

  it('leaves out what the target does not know either', () => {
    expect(parseExposition('a NaN\nb +Inf\nc -Inf\nd 1', options)).toMatchObject({
      unknown: 3,
      rejected: 0,
    });
  });

  it('tells each line it cannot read, and reads the others', () => {
    const text =
      'ok 1\nno_value\nbad{x=1} 2\nbad{x="1} 2\nbad{x="1"} two\n9bad 1\nlate 1 2 3\nok2 1';
    const { points, errors, rejected } = parseExposition(text, options);
    expect(points.map(({ name }) => name)).toEqual(['ok', 'ok2']);
    expect(rejected).toBe(6);
    expect(errors.map(({ message }) => message)).toEqual([
      'Line 2: no_value has no value.',
      'Line 3: the value of label "x" is not in quotes, or they do not end.',
      'Line 4: the value of label "x" is not in quotes, or they do not end.',
      'Line 5: "two" is not a number.',
      'Line 6: a line begins with the name of a metric.',
      'Line 7: nothing may follow the timestamp, but "3" does.',
    ]);
  });

  it('is cut at a limit, and says so', () => {
    expect(parseExposition('a 1\nb 1\nc 1', { ...options, mostSamples: 2 })).toMatchObject({
      cut: 1,
    });
  });

  it('never throws and gives only finite values, whatever is served', () => {
    const piece = fc.constantFrom(
      'a',
      '{',
      '}',
      '"',
      '=',
      ',',
      ' ',
      '\n',
      '#',
      '1',
      'x="y"',
      '\\',
      'NaN',
      'TYPE',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const point of parseExposition(pieces.join(''), options).points) {
          expect(Number.isFinite(point.value)).toBe(true);
        }
      }),
    );
  });
});
