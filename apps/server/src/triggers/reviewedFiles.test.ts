import type { WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { Answer, RestCaller } from '../testing/RestCaller.ts';

let server: TestServer;
let workspaceId: WorkspaceId;
let key: RestCaller;
beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('here');
  key = await server.key(workspaceId);
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

type File = { readonly id: string; readonly flow: string };
type Listed = {
  readonly id: string;
  readonly subject: string;
  readonly caseType: string | null;
  readonly etag: string;
  readonly confidence: number;
  readonly decision: string;
};

const send = (query: string, body: string, type: string, headers = {}): Promise<Answer> =>
  key.call('POST', `/reviews/files?${query}`, body, { 'content-type': type, ...headers });

/** The open reviews of a file's flow by their titles, once there are so many. */
async function openReviews(flow: string, count: number): Promise<ReadonlyMap<string, Listed>> {
  const reviews = await vi.waitUntil(
    async () => {
      const { body } = await key.call('GET', `/reviews?flow=${flow}&limit=200`);
      const { items } = body as { items: readonly Listed[] };
      return items.length === count ? items : undefined;
    },
    { timeout: 20_000, interval: 50 },
  );
  return new Map(reviews.map((review) => [review.subject, review]));
}

async function answer(review: Listed | undefined, verdict: object): Promise<void> {
  const given = await key.call('POST', `/reviews/${review?.id}/verdict`, { ...verdict, etag: review?.etag });
  expect(given.status).toBe(200);
}

async function answersOf(file: string): Promise<readonly Record<string, unknown>[]> {
  const { body, status } = await key.call('GET', `/files/${file}/answers`);
  expect(status).toBe(200);
  const lines = String(body).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a file of cases without a flow', () => {
  it('is reviewed row by row, and hands the answers back as lines and as CSV', async () => {
    const csv = [
      'Ticket,Customer says,Suggested reply,Score,Category,Amount',
      'T-1,"Where is it, please?",It ships today.,87 %,delivery,12.50',
      'T-2,Refund!,=1+1,55 %,refund,80',
      'T-3,Cancel,Done.,,refund,',
      'T-4,Hello,Hi,101 %,other,7',
    ].join('\r\n');
    const sent = await send('name=Monday%20replies.csv', csv, 'text/csv');
    expect(sent).toMatchObject({ status: 201, body: { flow: 'monday-replies', rows: 4, failed: 0 } });
    const { id, flow } = sent.body as File;
    const reviews = await openReviews(flow, 4);
    expect(
      [...reviews].map(([title, { confidence, caseType }]) => [title, confidence, caseType]).sort(),
    ).toEqual([
      ['T-1', 0.87, 'delivery'],
      ['T-2', 0.55, 'refund'],
      ['T-3', 0, 'refund'],
      ['T-4', 0, 'other'],
    ]);
    const shown = await key.call('GET', `/reviews/${reviews.get('T-1')?.id}`);
    expect(shown.body).toMatchObject({
      content: {
        question: 'Is “Suggested reply” right for this case?',
        input: { 'Customer says': 'Where is it, please?', Amount: 12.5 },
        proposal: { decision: 'It ships today.', payload: { 'Suggested reply': 'It ships today.' } },
      },
    });
    await answer(reviews.get('T-1'), { type: 'approve' });
    await answer(reviews.get('T-2'), {
      type: 'edit',
      edited: { 'Suggested reply': 'We refund you.' },
      message: 'Say it plainly',
    });
    await answer(reviews.get('T-3'), { type: 'reject' });
    const answers = await answersOf(id);
    expect(answers).toMatchObject([
      { row: 1, status: 'answered', verdict: 'approve', answer: { 'Suggested reply': 'It ships today.' } },
      {
        ...{ row: 2, status: 'answered', verdict: 'edit', message: 'Say it plainly' },
        changes: [{ field: 'Suggested reply', from: '=1+1', to: 'We refund you.' }],
        decidedAt: expect.any(String),
      },
      { row: 3, status: 'answered', verdict: 'reject', answer: null, changes: [] },
      { row: 4, status: 'waiting', verdict: null, reviewer: null },
    ]);
    const file = await key.call('GET', `/files/${id}/answers.csv`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header, first, second] = String(file.body).split('\r\n');
    expect(header).toBe(
      'Ticket,Customer says,Suggested reply,Score,Category,Amount,row,status,verdict,answer,changes,reason,message,reviewer,decided_at',
    );
    expect(first).toContain(
      'T-1,"Where is it, please?",It ships today.,87 %,delivery,12.5,1,answered,approve',
    );
    expect(second).toContain(`T-2,Refund!,'=1+1,55 %,refund,80,2,answered,edit,We refund you.`);
  });

  it('takes the columns that are named, and one flow for the same columns under the same name', async () => {
    const lines = (from: number) =>
      [from, from + 1].map((n) => JSON.stringify({ ref: `R${n}`, sure: n / 10, text: 'x', note: 'keep' }));
    const query = 'name=Checks&title=ref&recommendation=note&confidence=sure&question=Keep%20it%3F';
    const first = await send(query, lines(1).join('\n'), 'application/jsonl', { 'idempotency-key': 'one' });
    const again = await send(query, lines(1).join('\n'), 'application/jsonl', { 'idempotency-key': 'one' });
    expect(again.body).toMatchObject({ id: (first.body as File).id });
    const second = await send(query, lines(3).join('\n'), 'application/jsonl');
    expect(second.body).toMatchObject({ flow: (first.body as File).flow });
    const reviews = await openReviews('checks', 4);
    expect([...reviews.keys()].sort()).toEqual(['R1', 'R2', 'R3', 'R4']);
    expect(reviews.get('R3')).toMatchObject({ confidence: 0.3, decision: 'keep', question: 'Keep it?' });
    const other = await send('name=Checks&title=text', lines(5).join('\n'), 'application/jsonl');
    expect(other.body).toMatchObject({ flow: 'checks-2' });
    const nothing = await openReviews('checks-2', 2);
    const [review] = nothing.values();
    expect(review).toMatchObject({ decision: 'no recommendation', confidence: 0 });
    const refused = await key.call('POST', `/reviews/${review?.id}/verdict`, {
      ...{ type: 'edit', edited: {}, etag: review?.etag },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'verdict_not_allowed' } });
  });

  it('is one flow also when two such files come at once', async () => {
    const sends = [1, 2, 3].map((n) => send('name=Twins', `{"id":"t${n}"}`, 'application/jsonl'));
    const flows = (await Promise.all(sends)).map(({ body }) => (body as File).flow);
    expect(flows).toEqual(['twins', 'twins', 'twins']);
    expect((await openReviews('twins', 3)).size).toBe(3);
  });

  it.each([
    ['name=A&title=nothing', 'id\n1', 'column_unknown', 400],
    ['name=A', '', 'malformed_file', 400],
    ['name=A', 'a,a\n1,2', 'malformed_file', 400],
    ['name=A&title=x%7D', 'x}\n1', 'column_unknown', 400],
    ['name=A', 'id,note\n', 'file_empty', 422],
  ])('says what is wrong with %s and %j', async (query, csv, code, status) => {
    expect(await send(query, csv, 'text/csv')).toMatchObject({ status, body: { code } });
    expect(await server.installation.services.flows.draft(workspaceId, 'a')).toBeNull();
  });
});
