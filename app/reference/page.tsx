import type { Metadata } from 'next';
import { ApiReference } from '@/components/reference/api-reference';
import { apiReference } from '@/domain/openapi/api-reference';

export const metadata: Metadata = { title: 'API reference' };

/** The contract of the machine API for readers. It tells what /api/openapi.json tells everybody. */
export default function ReferencePage() {
  return <ApiReference groups={apiReference()} />;
}
