import { businessClock } from '@/domain/delivery/business-hours';
import { calendarOf } from '@/domain/delivery/business-week';
import type { BusinessWeek } from '@/domain/delivery/business-week-schema';
import type { DeliveryParams } from '@/domain/delivery/delivery-params';
import { calendarSeconds } from '@/domain/delivery/report-delivery';
import { db } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';
import { businessWeekOf } from '../projects/business-week';
import { readTimeWindow } from '../time-window';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const LONGEST_DAYS = 800;

export interface DeliveryWindow {
  service: string | null;
  environment: string | null;
  fromMs: number;
  toMs: number;
  nowMs: number;
  /** What business hours are, whether they are asked for or not. */
  businessHours: BusinessWeek;
  measure: (fromMs: number, toMs: number) => number;
}

/** What a report looks at. @throws ServiceError invalid, also for more than 800 days at once */
export async function readDeliveryWindow(
  projectId: string,
  params: DeliveryParams,
): Promise<DeliveryWindow> {
  const { hours, timeZone } = params;
  const nowMs = await databaseNow();
  const { fromMs, toMs } = readTimeWindow(params, { nowMs, usualMs: USUAL_DAYS * DAY_MS });
  if (toMs - fromMs > LONGEST_DAYS * DAY_MS)
    throw new ServiceError('invalid', `A report covers at most ${LONGEST_DAYS} days.`, {
      hint: 'Ask for a shorter time, a year for instance: from=now-365d.',
      details: [{ path: 'from', message: 'is too long ago for this "to"' }],
    });
  const project = await db().project.findUniqueOrThrow({ where: { id: projectId } });
  const own = businessWeekOf(project);
  const businessHours = timeZone === undefined ? own : { ...own, timeZone };
  return {
    service: params.service ?? null,
    environment: params.environment ?? null,
    fromMs,
    toMs,
    nowMs,
    businessHours,
    measure: hours === 'business' ? businessClock(calendarOf(businessHours)) : calendarSeconds,
  };
}
