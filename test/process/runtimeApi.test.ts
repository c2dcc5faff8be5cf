import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSample } from '../examples/readSample.ts';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { StudioClient } from '../server/StudioClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { badRequests, START_PATH } from './badRequests.ts';

const ProblemDocument = z.looseObject({
  status: z.number(),
  code: z.string().min(1),
  detail: z.string().min(10),
  at: z.string().optional(),
});

const SCOPES = ['runs:read', 'runs:write', 'reviews:read', 'reviews:write', 'checkpoints:read'] as const;
const [refund] = readSample('customer-refunds').cases;
const input = refund?.input as Record<string, unknown>;

let server: RunningServer;
let studio: StudioClient;
let client: RestClient;

beforeAll(async () => {
  server = await RunningServer.start();
  studio = await StudioClient.signIn(server, 'demo');
  client = new RestClient(server.url, await studio.createKey(SCOPES));
}, 90_000);
afterAll(() => server?.[Symbol.asyncDispose]());

/** Starts a refund and waits until it stands at its gate. */
async function startHeldRun(key: string) {
  const run = await client.start('customer-refunds', input, key);
  const review = await waitFor(async () => {
    const { items } = await client.openReviews();
    return items.find(({ runId }) => runId === run.id);
  });
  return { run, review };
}

describe('the runtime API of a running server', () => {
  it('starts a run once for the same key and body', async () => {
    const first = await client.start('customer-refunds', input, 'once');
    const again = await Promise.all([1, 2, 3].map(() => client.start('customer-refunds', input, 'once')));
    expect(again.map(({ id }) => id)).toEqual([first.id, first.id, first.id]);
  });

  it('takes one verdict, ends the run, and tells a second reviewer who was first and when', async () => {
    const { run, review } = await startHeldRun('verdict');
    const first = await client.decide(review.id, review.etag, { type: 'approve' });
    expect(first.status).toBe(200);
    const second = await client.decide(review.id, review.etag, { type: 'reject' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'review_decided' });
    const { decidedBy, decidedAt } = z
      .looseObject({ decidedBy: z.string(), decidedAt: z.iso.datetime() })
      .parse(second.body);
    expect(decidedBy).not.toBe('');
    expect(Date.now() - Date.parse(decidedAt)).toBeLessThan(60_000);
    const ended = await waitFor(async () => {
      const now = await client.run(run.id);
      return now.status === 'ended' ? now : undefined;
    });
    expect(ended).toMatchObject({ outcome: 'refunded', output: { amount: 48 } });
  });

  it('gives one of two simultaneous opposite verdicts the win', async () => {
    const { review } = await startHeldRun('collision');
    const answers = await Promise.all(
      (['approve', 'reject', 'approve', 'reject'] as const).map((type) =>
        client.decide(review.id, review.etag, { type }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('numbers the events of a run without gaps, in JSON and as a stream', async () => {
    const { run, review } = await startHeldRun('events');
    await client.decide(review.id, review.etag, { type: 'approve' });
    const streamed = [];
    for await (const event of client.follow(run.id)) streamed.push(event);
    expect(streamed.at(-1)?.type).toBe('run.ended');
    expect(streamed.map(({ seq }) => seq)).toEqual(streamed.map((_, index) => index + 1));
    expect(await client.events(run.id)).toEqual(streamed);
    const rest = [];
    for await (const event of client.follow(run.id, 3)) rest.push(event);
    expect(rest).toEqual(streamed.slice(3));
  });

  it('refuses what is wrong with a problem that says what and where', async () => {
    const { review } = await startHeldRun('used-key');
    const requests = badRequests({ input, usedKey: 'used-key', reviewId: review.id, etag: review.etag });
    expect(requests.length).toBeGreaterThanOrEqual(30);
    const answers = [];
    for (const { title, method = 'POST', path = START_PATH, body, headers, ...expected } of requests) {
      const answer = await client.send(method, path, { body, ...(headers && { headers }) });
      const parsed = ProblemDocument.safeParse(answer.body);
      const { code, at } = parsed.data ?? {
        code: `no problem document: ${JSON.stringify(answer.body).slice(0, 200)}`,
      };
      const type = answer.headers.get('content-type')?.split(';')[0];
      const seen = { status: answer.status, code, ...('at' in expected ? { at } : {}) };
      answers.push([
        { title, type, ...seen },
        { title, type: 'application/problem+json', ...expected },
      ]);
    }
    expect(answers.map(([seen]) => seen)).toEqual(answers.map(([, expected]) => expected));
    expect((await client.review(review.id)).status).toBe('open');
  });

  it('answers a key of another workspace as if nothing of this one existed', async () => {
    const { run, review } = await startHeldRun('tenancy');
    await studio.mutate('session.createWorkspace', { name: 'Other client', slug: 'other' });
    const stranger = new RestClient(server.url, await studio.in('other').createKey(SCOPES));
    const unknown = '00000000-0000-4000-8000-000000000000';
    const paths = (id: string, reviewId: string) => [
      ['GET', `/runs/${id}`],
      ['GET', `/runs/${id}/events`],
      ['POST', `/runs/${id}/cancel`],
      ['POST', `/runs/${id}/signals/paid`],
      ['GET', `/reviews/${reviewId}`],
    ];
    const foreign = await answersTo(stranger, paths(run.id, review.id));
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(foreign).toEqual(await answersTo(stranger, paths(unknown, unknown)));
    const verdict = { type: 'approve', etag: review.etag };
    const decided = await stranger.send('POST', `/reviews/${review.id}/verdict`, { body: verdict });
    expect(decided.status).toBe(404);
    const started = await stranger.send('POST', START_PATH, { body: { input } });
    expect(started.status).toBe(404);
    expect((await stranger.runs('customer-refunds')).length).toBe(0);
    expect((await client.review(review.id)).status).toBe('open');
  });
});

async function answersTo(client: RestClient, requests: readonly string[][]) {
  const answers = [];
  for (const [method = '', path = ''] of requests) {
    const { status, body } = await client.send(method, path);
    answers.push({ status, body });
  }
  return answers;
}
