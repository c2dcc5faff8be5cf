import { randomUUID } from 'node:crypto';
import type { NoticeChannels } from '@countersign/runtime';

type NewChannel = Parameters<NoticeChannels['save']>[1];

/** A channel that tells people of everything at once. */
export const aChannel = (changes: Partial<NewChannel> = {}): NewChannel => ({
  ...{ id: randomUUID(), name: 'Desk', target: { kind: 'email', to: ['desk@example.com'] } },
  ...{ occasions: ['opened', 'reminded', 'escalated'], language: 'en', timeZone: 'UTC', digestHour: null },
  ...{ isPaused: false, ciphertext: null },
  ...changes,
});
