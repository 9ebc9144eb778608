import type { NoticeTarget } from '@/domain/notifications/notice';
import type { ChannelRow, ContactRow } from '../db/sql/notification-targets';

export function channelTarget({ id, name }: ChannelRow): NoticeTarget {
  return { kind: 'channel', id, label: name };
}

export function contactTarget({ id, name, email }: ContactRow): NoticeTarget {
  return { kind: 'contact', id, label: `${name} <${email}>` };
}
