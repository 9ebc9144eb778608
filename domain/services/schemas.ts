import { z } from 'zod';
import { rangeParams } from '../time-range/range-params';

/** What services are read over; without a range the last hour. */
export const servicesParams = z.object(rangeParams);
export type ServicesParams = z.output<typeof servicesParams>;

/** The name in a service's address; PostgreSQL holds no NUL in a text. */
export const serviceParams = z.object({
  name: z
    .string()
    .min(1)
    .max(255)
    .refine((name) => !name.includes('\0')),
});

export const TIERS = [1, 2, 3, 4] as const;

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return isWeb && hostname !== '' && username === '' && password === '';
}

/** Empty takes it back. */
function line(most: number) {
  return z
    .string()
    .trim()
    .max(most, `must be at most ${most.toLocaleString('en')} characters`)
    .transform((text) => text || null)
    .nullable()
    .optional();
}

const address = z
  .string()
  .trim()
  .max(2_000, 'must be at most 2,000 characters')
  .refine(
    (text) => text === '' || isWebAddress(text),
    'must be an address that begins with https:// or http:// and holds no password, such as https://wiki.example.com/runbook',
  )
  .transform((text) => text || null)
  .nullable()
  .optional();

/** What a person may say of a service; null or an empty text takes it back, what is left out stays. */
export const serviceChangeSchema = z.object({
  ownerTeam: line(100),
  tier: z
    .number()
    .refine((tier) => TIERS.some((one) => one === tier), 'must be 1, 2, 3 or 4')
    .nullable()
    .optional(),
  runbookUrl: address,
  repositoryUrl: address,
  description: line(2_000),
});
export type ServiceChange = z.input<typeof serviceChangeSchema>;
export type ReadServiceChange = z.output<typeof serviceChangeSchema>;
