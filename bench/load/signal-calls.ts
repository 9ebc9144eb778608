import { breakerIdOf } from '@/server/breakers/breaker-id';
import { queueId } from '@/server/queues/resolve-queue-samples';
import { BREAKERS, breakerPlace } from './fill-breakers';
import { traceOf } from './fill-lines-and-spans';
import { QUEUES, queuePlace } from './fill-queues';

/** One data call of a page. */
export interface SignalCall {
  page: string;
  call: string;
  /** The page's own default, or the longest that it has a button for, or all that there is. */
  window: string;
  /** The address without `project`; runs ask for different things where there are many. */
  path: (run: number) => string;
  /** Whether both stores hold all that it is made of, so that its times can be held against each other. */
  isAlike: boolean;
  /** Whether it is what the page asks for when it is opened; other windows are what somebody chose to wait for. */
  isUsual: boolean;
}

/** The windows that every page with a range offers beside its default. */
const LONG = ['30d', '90d'];

interface Ranged {
  page: string;
  call: string;
  usual: string;
  path: (run: number) => string;
  /**
   * Made of the deployments in its window, one by one, since a median has no roll-up: of a window that is longer than the
   * smaller store the larger one holds three or ten times as many, and answers for all of them.
   */
  ofRows?: boolean;
}

/** A window that both stores fill. */
const FILLED = '7d';

const work = (run: number) => queueId(queuePlace((run * 7) % 240));
const dead = (run: number) => queueId(queuePlace(QUEUES - 1 - (run % 60)));
const breaker = (run: number) => breakerIdOf(breakerPlace((run * 7) % BREAKERS));

const RANGED: readonly Ranged[] = [
  { page: 'overview', call: 'strip', usual: '6h', path: () => 'overview/strip' },
  { page: 'services', call: 'list', usual: '1h', path: () => 'services' },
  { page: 'service', call: 'one', usual: '6h', path: (run) => `services/service-${run}` },
  {
    page: 'service',
    call: 'strip',
    usual: '6h',
    path: (run) => `overview/strip?service=service-${run}`,
  },
  { page: 'every chart', call: 'marks', usual: '1h', path: () => 'delivery/marks' },
  { page: 'queues', call: 'list', usual: '1h', path: () => 'queues' },
  { page: 'queue', call: 'one', usual: '1h', path: (run) => `queues/${work(run)}` },
  { page: 'queue', call: 'dead letters', usual: '1h', path: (run) => `queues/${dead(run)}` },
  { page: 'breakers', call: 'list', usual: '1h', path: () => 'breakers' },
  { page: 'breaker', call: 'one', usual: '1h', path: (run) => `breakers/${breaker(run)}` },
  {
    page: 'AI acceptance',
    call: 'by feature',
    usual: '7d',
    path: () => 'ai/acceptance?groupBy=feature&percentiles=none',
  },
  {
    page: 'AI acceptance',
    call: 'by tenant',
    usual: '7d',
    path: () => 'ai/acceptance?groupBy=tenant&percentiles=none',
  },
  {
    page: 'AI acceptance',
    call: 'compare versions',
    usual: '7d',
    path: () => 'ai/acceptance?groupBy=model&compare=model-1,model-2&percentiles=none',
  },
  {
    page: 'AI acceptance',
    call: 'course',
    usual: '7d',
    path: () => 'ai/series?groupBy=feature',
  },
  {
    page: 'AI behaviour',
    call: 'by version',
    usual: '7d',
    path: () => 'ai/acceptance?groupBy=promptVersion',
  },
  { page: 'AI behaviour', call: 'course', usual: '7d', path: () => 'ai/series?groupBy=model' },
  { page: 'AI behaviour', call: 'costs', usual: '7d', path: () => 'ai/costs' },
  { page: 'AI ledger', call: 'newest', usual: '7d', path: () => 'ai/inferences' },
  {
    page: 'AI ledger',
    call: 'rejected of a tenant',
    usual: '7d',
    path: (run) => `ai/inferences?tenant=tenant-${run}&state=rejected`,
  },
  { page: 'AI evaluations', call: 'runs', usual: '7d', path: () => 'ai/evaluations' },
  { page: 'delivery', call: 'summary', usual: '30d', path: () => 'delivery', ofRows: true },
  {
    page: 'delivery',
    call: 'one service',
    usual: '30d',
    path: (run) => `delivery?service=service-${run}`,
    ofRows: true,
  },
  {
    page: 'delivery',
    call: 'rows of lead time',
    usual: '30d',
    path: () => 'delivery/rows?metric=leadTime',
    ofRows: true,
  },
  {
    page: 'delivery',
    call: 'deployments',
    usual: '30d',
    path: () => 'delivery/deployments',
    ofRows: true,
  },
  { page: 'metrics', call: 'list', usual: '1h', path: () => 'metrics' },
  {
    page: 'metrics',
    call: 'counter of 200 series',
    usual: '1h',
    path: () => 'metrics/series?metric=metric.0',
  },
  {
    page: 'metrics',
    call: 'by region',
    usual: '1h',
    path: () => 'metrics/series?metric=metric.1&group=region',
  },
  { page: 'heartbeats', call: 'list', usual: '24h', path: () => 'heartbeats' },
  { page: 'heartbeats', call: 'one', usual: '24h', path: (run) => `heartbeats/job-${run + 1}` },
];

/** Calls that have no range of their own. */
function plainCalls(letterGroups: readonly string[], trailDay: number): SignalCall[] {
  const plain = (page: string, call: string, path: (run: number) => string): SignalCall => ({
    page,
    call,
    window: 'now',
    path,
    isAlike: true,
    isUsual: true,
  });
  return [
    plain('overview', 'problems, tiles, services', () => 'overview'),
    plain(
      'queue',
      'letters of a group',
      (run) => `queues/dead-letters/${letterGroups[run % letterGroups.length]}`,
    ),
    plain(
      'AI ledger',
      'one inference',
      (run) => `ai/inferences/inference-${trailDay}-${run * 100}`,
    ),
    plain('AI', 'values', () => 'ai/values'),
    plain('metrics', 'labels', () => 'metrics/labels?metric=metric.0'),
    plain('trail', 'one', (run) => `trails/${traceOf(trailDay, run * 11)}`),
    plain('ingest doctor', 'keys', () => 'ingest/keys'),
    plain('ingest doctor', 'samples', () => 'ingest/samples'),
    plain('find', 'by a part of a name', (run) => `find?q=service-${run}`),
  ];
}

/** Every call that pages make for data, with its default window, the longest one offered, and all that is kept. */
export function signalCalls(letterGroups: readonly string[], trailDay: number): SignalCall[] {
  const ranged = RANGED.flatMap(({ page, call, usual, path, ofRows = false }) =>
    [...(ofRows ? [FILLED] : []), usual, ...LONG.filter((one) => one !== usual)].map((window) => ({
      page,
      call,
      window,
      isAlike: window === FILLED || (window === usual && !ofRows),
      isUsual: window === FILLED || window === usual,
      path: (run: number) => {
        const plain = path(run);
        return `${plain}${plain.includes('?') ? '&' : '?'}from=now-${window}&to=now`;
      },
    })),
  );
  return [...ranged, ...plainCalls(letterGroups, trailDay)];
}
