import { Comparison, LessonLine } from '@countersign/api';
import type { Review } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { learningFlow } from '../testing/learningFlow.ts';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { RestCaller } from '../testing/RestCaller.ts';

const THINGS = ['order', 'parcel', 'package', 'lamp', 'chair', 'table', 'shelf', 'mirror'];
const CASES = THINGS.flatMap((thing) => [
  { text: `Please refund the ${thing}`, label: 'refund' },
  { text: `Where is my ${thing} now?`, label: 'where' },
]);

/** Work is done beside the requests, by a worker that may be slow. */
const PATIENT = { timeout: 20_000 };

let server: TestServer;
let key: RestCaller;
let workspaceId: Awaited<ReturnType<TestServer['workspace']>>;
beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('learning');
  key = await server.key(workspaceId);
  await server.publish(workspaceId, 'intents', learningFlow('intents'));
  await key.call('POST', '/learning/intents/cases', { cases: CASES });
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

type Model = { version: number; status: string; hash: string };
const train = async () => (await key.call('POST', '/learning/intents/train')).body as Model;

/** A case that waits for its reviewer. */
async function held(text: string): Promise<Review> {
  const { body } = await key.call('POST', '/flows/intents/runs', { input: { text } });
  const { id } = body as { id: string };
  const found = await vi.waitUntil(async () => {
    const open = (await key.call('GET', `/reviews?status=open&run=${id}`)).body as { items: Review[] };
    return open.items[0];
  }, PATIENT);
  return (await key.call('GET', `/reviews/${found.id}`)).body as Review;
}

async function judged(text: string, verdict: object): Promise<Review> {
  const review = await held(text);
  const answer = await key.call('POST', `/reviews/${review.id}/verdict`, { ...verdict, etag: review.etag });
  expect(answer.status).toBe(200);
  return review;
}

async function exported(path = '/learning/intents/lessons') {
  const { body, headers } = await key.call('GET', path);
  expect(headers.get('content-type')).toContain('application/jsonl');
  const lines = String(body).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => LessonLine.parse(JSON.parse(line)));
}

describe('a learning agent', () => {
  it('learns from verdicts, waits to be adopted, and is another agent then', async () => {
    expect(await train()).toMatchObject({ version: 1, status: 'live' });
    const corrected = await judged('I want my coins back for the rug', {
      type: 'edit',
      edited: { label: 'refund' },
    });
    const before = corrected.content.proposal.agentVersion;
    const damages = ['rug', 'vase', 'glass', 'bowl', 'plate', 'mug'];
    for (const thing of damages) {
      await judged(`The ${thing} arrived broken`, { type: 'edit', edited: { label: 'broken' } });
    }
    await judged('Nobody knows what this is about', { type: 'reject' });
    const candidate = await train();
    expect(candidate).toMatchObject({ version: 2, status: 'candidate' });
    expect((await held('The jar arrived broken')).content.proposal).toMatchObject({
      decision: expect.not.stringContaining('broken'),
      agentVersion: before,
    });

    const answer = await key.call('GET', '/learning/intents/versions/2/comparison');
    const comparison = Comparison.parse(answer.body);
    const all = CASES.length + damages.length + 1;
    expect(comparison).toMatchObject({ rival: { version: 1 }, cases: all, fromVerdicts: damages.length + 1 });
    expect(comparison.candidate?.accuracy).toBeGreaterThan(comparison.rivalMeasure?.accuracy ?? 1);
    expect(comparison.differing.fixed).toBeGreaterThanOrEqual(damages.length - 1);
    const [checkpoint] = comparison.checkpoints;
    expect(checkpoint).toMatchObject({ title: 'Gate', rung: 1, presentRung: 0, restartsAt: 0, cases: 7 });
    // An error of which nobody said what would have been right is told of, and not taken for none.
    expect(checkpoint?.withoutAnswer).toBe(1);
    for (const slipped of checkpoint?.candidate.examples ?? []) {
      expect(slipped.said.confidence).toBeGreaterThanOrEqual(0.6);
      expect(slipped.said.label).not.toBe(slipped.label);
    }

    const adopted = await key.call('POST', '/learning/intents/versions/2/adopt');
    expect(adopted).toMatchObject({ status: 200, body: { status: 'live' } });
    const after = (await held('The pot arrived broken')).content.proposal;
    expect(after.decision).toBe('broken');
    expect(after.agentVersion).not.toBe(before);
    const back = await key.call('POST', '/learning/intents/versions/1/adopt');
    expect(back.status).toBe(200);
    // What was proven for it before it was replaced is not proven for it now: it comes back as another agent.
    expect((await held('The cup arrived broken')).content.proposal.agentVersion).not.toBe(before);
    expect(await key.call('POST', '/learning/intents/versions/1/discard')).toMatchObject({
      status: 409,
      body: { code: 'version_not_candidate' },
    });
  });

  it('goes live at once where nobody wants to be asked', async () => {
    await key.call('PATCH', '/learning/intents', { adoptAutomatically: true });
    await judged('The tray arrived broken', { type: 'approve' });
    expect(await train()).toMatchObject({ status: 'live' });
    const { items } = (await key.call('GET', '/learning')).body as { items: unknown[] };
    expect(items).toMatchObject([{ model: 'intents', adoptAutomatically: true, candidate: null }]);
  });

  it('exports what was asked, said and answered, and nothing of an erased run', async () => {
    const secret = 'My name is Mrs Secret and the sofa arrived broken';
    const review = await judged(secret, { type: 'reject', edited: { label: 'broken' }, message: 'Not here' });
    const line = (await exported()).find(({ id }) => id === review.id);
    expect(line).toMatchObject({
      ...{ runId: review.runId, flow: 'intents', step: 'assess', model: 'intents', text: secret },
      ...{ input: { text: secret }, verdict: 'reject', message: 'Not here' },
      rightAnswer: { label: 'broken', payload: { label: 'broken' } },
      proposal: { decision: review.content.proposal.decision, confidence: expect.any(Number) },
    });
    expect(await exported('/flows/intents/steps/assess/lessons')).toEqual(await exported());
    expect(await key.call('GET', '/flows/intents/steps/nobody/lessons')).toMatchObject({ status: 404 });
    await train();
    await vi.waitUntil(async () => {
      const run = (await key.call('GET', `/runs/${review.runId}`)).body as { status: string };
      return run.status === 'ended';
    }, PATIENT);
    const { retention } = server.installation;
    expect(await retention.erase(workspaceId, review.runId, ACTOR)).toMatchObject({ ok: true });
    expect((await exported()).map(({ id }) => id)).not.toContain(review.id);
    const [trace] = await server.sql`select 1 from learning_models where body::text like '%Mrs Secret%'`;
    expect(trace).toBeUndefined();
  });

  it('exports hundreds of lessons in order, each once', async () => {
    await server.sql`
      insert into lessons (workspace_id, run_id, node, review_id, flow_id, model, text, proposed, verdict, label,
        reviewer, at)
      select ${workspaceId}, gen_random_uuid(), 'n', gen_random_uuid(), gen_random_uuid(), 'many', 'text ' || number,
        'a', 'edit', 'b', 'someone', timestamptz '2026-01-01' + (number / 7) * interval '1 second'
      from generate_series(1, 650) as number`;
    const lines = await exported('/learning/many/lessons');
    expect(new Set(lines.map(({ text }) => text)).size).toBe(650);
    const times = lines.map(({ decidedAt }) => decidedAt);
    expect(times).toEqual([...times].sort());
  });
});

const ACTOR = { type: 'system', id: 'system', name: 'Countersign' } as const;
