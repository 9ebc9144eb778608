import { webhookRoute } from '@/server/web/webhook-route';

export const dynamic = 'force-dynamic';

export const POST = webhookRoute('alertmanager');
