import { FlowDocument } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { RestCaller } from '../testing/RestCaller.ts';
import { outOfBudget, reviewFlow } from '../testing/reviewFlow.ts';

/** Work is done beside the requests, by a worker that may be slow. */
const PATIENT = { timeout: 20_000 };

let server: TestServer;
let workspaceId: Awaited<ReturnType<TestServer['workspace']>>;
let key: RestCaller;
beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('api');
  key = await server.key(workspaceId);
  await server.publish(workspaceId, 'refunds', reviewFlow());
  await server.publish(workspaceId, 'short', outOfBudget());
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

/** The flow with a new checkpoint that lets cases pass from the first one on. */
function grantingFlow(given: object = { startRung: 1 }): FlowDocument {
  const { nodes, ...flow } = reviewFlow();
  const rung = { title: 'Sure', minConfidence: 0.9, sampleRate: 0.1 };
  const policy = { ladder: [rung], ...given };
  const granting = nodes.map((node) =>
    node.kind === 'gate' ? { ...node, config: { ...node.config, policy, checkpoint: 'fresh' } } : node,
  );
  return FlowDocument.parse({ ...flow, nodes: granting });
}

/** The flow with nothing open about what its cases and proposals hold. */
function closedFlow(): FlowDocument {
  const { nodes, ...flow } = grantingFlow({});
  const amount = { type: 'object', properties: { amount: { type: 'number' } }, additionalProperties: false };
  const closed = nodes.map((node) =>
    node.kind === 'agent' ? { ...node, config: { ...node.config, payload: amount } } : node,
  );
  return FlowDocument.parse({ ...flow, input: amount, nodes: closed });
}

async function started(flow: string, status: string): Promise<string> {
  const { body } = await key.call('POST', `/flows/${flow}/runs`, { input: { amount: 10 } });
  const { id } = body as { id: string };
  await vi.waitUntil(async () => {
    const run = await key.call('GET', `/runs/${id}`);
    return (run.body as { status: string }).status === status;
  }, PATIENT);
  return id;
}

describe('an incident', () => {
  it('is ended by one of many that retry it in the same moment; the others are told that it is over', async () => {
    const id = await started('short', 'parked');
    const retry = () =>
      key.call('POST', `/runs/${id}/incidents/resolve`, { key: 'again/1', resolution: 'retry' });
    const answers = await Promise.all(Array.from({ length: 8 }, retry));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers) {
      if (status !== 200)
        expect(body).toMatchObject({ code: expect.stringMatching(/not_parked|incident_not_found/) });
    }
  });
});

describe('a version number that no column holds', () => {
  it.each([
    ['POST', '/flows/refunds/rollback', { version: 2_147_483_648 }],
    ['POST', '/flows/refunds/migrate', { from: 1, to: 2_147_483_648 }],
    ['POST', '/flows/refunds/migrate', { from: 9_007_199_254_740_991, to: 1 }],
    ['GET', '/runs?flow=refunds&version=2147483648', undefined],
  ])('is refused at %s %s', async (method, path, body) => {
    expect(await key.call(method, path, body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    });
  });
});

describe('erasing a run', () => {
  it('takes it away once it is over, and is written into the audit chain once', async () => {
    const id = await started('refunds', 'waiting');
    expect(await key.call('POST', `/runs/${id}/erase`)).toMatchObject({
      status: 409,
      body: { code: 'run_not_final' },
    });
    expect((await key.call('POST', `/runs/${id}/cancel`)).status).toBe(200);
    expect(await key.call('POST', `/runs/${id}/erase`)).toMatchObject({ status: 200, body: { runs: 1 } });
    expect(await key.call('POST', `/runs/${id}/erase`)).toMatchObject({ status: 200, body: { runs: 0 } });
    expect((await key.call('GET', `/runs/${id}`)).status).toBe(404);
    const rows = await server.installation.services.audit.list(workspaceId, 0, 1_000);
    const erased = rows.filter(({ action, object }) => action === 'run.erased' && object === `run:${id}`);
    expect(erased).toMatchObject([{ actor: expect.stringMatching(/./) }]);
  });

  it('is for keys that stand for an owner', async () => {
    const id = await started('refunds', 'waiting');
    await key.call('POST', `/runs/${id}/cancel`);
    const narrow = await server.key(workspaceId, ['runs:read', 'runs:write']);
    expect(await narrow.call('POST', `/runs/${id}/erase`)).toMatchObject({
      status: 403,
      body: { code: 'role_too_narrow' },
    });
    expect((await key.call('GET', `/runs/${id}`)).status).toBe(200);
  });
});

describe('autonomy of a new checkpoint', () => {
  it('is given by keys that stand for an owner only', async () => {
    const designer = await server.key(workspaceId, ['flows:read', 'flows:write']);
    expect((await designer.call('PUT', '/flows/granting', grantingFlow())).status).toBeLessThan(300);
    expect(await designer.call('POST', '/flows/granting/publish', {})).toMatchObject({
      status: 403,
      body: { code: 'role_too_narrow', at: '/policy/startRung', checkpoint: 'fresh' },
    });
    const widening = grantingFlow({ tolerance: 0.5, widening: 'automatic' });
    expect((await designer.call('PUT', '/flows/widening', widening)).status).toBeLessThan(300);
    expect(await designer.call('POST', '/flows/widening/publish', {})).toMatchObject({
      status: 403,
      body: { code: 'role_too_narrow', at: '/policy/widening' },
    });
    expect((await key.call('POST', '/flows/granting/publish', {})).status).toBe(200);
    // What an owner has given stays, whoever publishes the next version.
    const renamed = { ...grantingFlow(), description: 'Changed' };
    expect((await designer.call('PUT', '/flows/granting', renamed)).status).toBe(200);
    expect((await designer.call('POST', '/flows/granting/publish', {})).status).toBe(200);
  });
});

describe('a policy', () => {
  it('may ask only for what the flow has', async () => {
    expect((await key.call('PUT', '/flows/asking', closedFlow())).status).toBeLessThan(300);
    expect((await key.call('POST', '/flows/asking/publish', {})).status).toBe(200);
    const { body } = await key.call('GET', '/checkpoints');
    const { items } = body as { items: { id: string; flow: string; policyVersion: number }[] }; // safe: our own list
    const { id, policyVersion } = items.find(({ flow }) => flow === 'asking')!;
    const change = (policy: object) =>
      key.call('PATCH', `/checkpoints/${id}/policy`, { policyVersion, policy });
    for (const [policy, at] of [
      [{ amount: 'input.nowhere' }, '/policy/amount'],
      [
        { floors: [{ title: 'Unheard of', when: 'proposal.payload.unheard == 1.0' }] },
        '/policy/floors/0/when',
      ],
      [{ correctness: { cosmetic: ['unheard'] } }, '/policy/correctness/cosmetic/0'],
      // Only what is optional can be taken away; a ladder has no other value than the one it holds.
      [{ ladder: null }, '/policy/ladder'],
      [{ sampling: { dueAfter: '999999d' } }, '/policy/sampling/dueAfter'],
    ] as const) {
      expect(await change(policy)).toMatchObject({ status: 400, body: { code: 'invalid_input', at } });
    }
    // Nothing, and what holds already, is no new version.
    for (const policy of [{}, { tolerance: 0.02 }])
      expect(await change(policy)).toMatchObject({
        status: 400,
        body: { code: 'invalid_input', at: '/policy' },
      });
    expect((await change({ tolerance: 0.04, maxAmount: null })).status).toBe(200);
    // A repeated request is still told that its version is not the newest.
    expect((await change({ tolerance: 0.04 })).status).toBe(409);
  });
});

describe('a verdict that is withdrawn', () => {
  it('was given by somebody and taken back, which is in the audit chain', async () => {
    const run = await started('refunds', 'waiting');
    const { items } = (await key.call('GET', `/reviews?run=${run}`)).body as {
      items: { id: string; etag: string }[];
    };
    const { id, etag } = items[0]!;
    const given = await key.call('POST', `/reviews/${id}/verdict`, { etag, type: 'reject', undoable: true });
    expect(given).toMatchObject({
      status: 200,
      body: { status: 'open', pending: { verdict: { type: 'reject' } } },
    });
    const taken = await key.call('POST', `/reviews/${id}/verdict/withdraw`);
    expect(taken).toMatchObject({ status: 200, body: { status: 'open', pending: null } });
    const rows = await server.installation.services.audit.list(workspaceId, 0, 1_000);
    const about = rows.filter(({ object }) => object === `review:${id}`);
    expect(about.map(({ action }) => action)).toEqual(['review.withdrawn']);
  });
});
