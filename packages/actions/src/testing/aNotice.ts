import type { Notice, OpenNoticeChannel } from '@countersign/runtime';

export const CASE_ID = '11111111-1111-4111-8111-111111111111';

/** A notice of a case that has just begun to wait. */
export const aNotice = (of: Partial<Notice['case']> = {}, changes: Partial<Notice> = {}): Notice => ({
  ...{ id: `notice-channel/${of.id ?? CASE_ID}/opened/0`, occasion: 'opened', number: 0, attempts: 0 },
  at: '2026-03-02T10:00:00.000Z',
  case: {
    id: CASE_ID as Notice['case']['id'], // safe: it is one
    runId: '22222222-2222-4222-8222-222222222222' as Notice['case']['runId'], // safe: as above
    flow: 'refunds' as Notice['case']['flow'], // safe: a slug
    ...{ kind: 'gate', node: 'gate', nodeTitle: 'Approve the refund', subject: 'Order 17' },
    ...{ caseType: 'broken', stakes: 'high', amount: 40, confidence: 0.7, role: 'reviewer' },
    ...{ openedAt: '2026-03-02T10:00:00.000Z', dueAt: '2026-03-02T16:30:00.000Z' },
    ...of,
  },
  ...changes,
});

/** A channel with its secret in the clear. */
export const anOpenChannel = (
  target: OpenNoticeChannel['target'],
  secret: string | null,
  changes: Partial<OpenNoticeChannel> = {},
): OpenNoticeChannel => ({
  ...{ id: '33333333-3333-4333-8333-333333333333', name: 'Desk', target, secret, hasSecret: secret !== null },
  ...{ occasions: ['opened'], language: 'en', timeZone: 'Europe/Berlin', digestHour: null, isPaused: false },
  ...{ waiting: 1, lastSentAt: null, failure: null },
  ...changes,
});
