import { businessClock, usualCalendar } from '@/domain/delivery/business-hours';
import type { DeliveryParams } from '@/domain/delivery/delivery-params';
import { calendarSeconds } from '@/domain/delivery/report-delivery';
import { resolveTimeRange } from '@/domain/time-range/time-range';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 800;

export interface DeliveryWindow {
  service: string | null;
  environment: string | null;
  fromMs: number;
  toMs: number;
  nowMs: number;
  measure: (fromMs: number, toMs: number) => number;
}

/** What a report looks at. @throws ServiceError invalid for more than 800 days at once */
export async function readDeliveryWindow(params: DeliveryParams): Promise<DeliveryWindow> {
  const { from = 'now-30d', to = 'now', hours, timeZone } = params;
  const nowMs = await databaseNow();
  const { fromMs, toMs } = resolveTimeRange({ from, to }, nowMs);
  if (toMs - fromMs > LONGEST_DAYS * DAY_MS)
    throw new ServiceError('invalid', `A report covers at most ${LONGEST_DAYS} days.`, {
      hint: 'Ask for a shorter time, a year for instance: from=now-365d.',
      details: [{ path: 'from', message: 'is too long ago for this "to"' }],
    });
  return {
    service: params.service ?? null,
    environment: params.environment ?? null,
    fromMs,
    toMs,
    nowMs,
    measure: hours === 'business' ? businessClock(usualCalendar(timeZone)) : calendarSeconds,
  };
}
