import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorkspaceId } from '@countersign/model';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, SYSTEM, type TestServer } from '../testing/openTestServer.ts';
import type { RestCaller } from '../testing/RestCaller.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';
import type { StudioCaller } from '../testing/StudioCaller.ts';

const SECRET = 'a secret that both sides know';
const PATIENCE = { timeout: 20_000, interval: 20 };

let server: TestServer;
let workspaceId: WorkspaceId;
let key: RestCaller;
let owner: StudioCaller;
let receiver: Receiver;
beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('here');
  receiver = await startReceiver();
  const settings = await server.installation.services.settings.get(workspaceId);
  const allowedHosts = [`127.0.0.1:${receiver.port}`];
  await server.installation.services.settings.save(workspaceId, { ...settings, allowedHosts }, SYSTEM);
  await server.publish(workspaceId, 'refunds', reviewFlow());
  key = await server.key(workspaceId);
  owner = await server.member(workspaceId, 'here', 'owner');
});
afterEach(async () => {
  for (const { id } of await server.installation.services.noticeChannels.list(workspaceId)) {
    await server.installation.services.noticeChannels.remove(workspaceId, id, SYSTEM);
  }
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
  receiver.close();
});

type Call = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
type Receiver = {
  readonly port: number;
  readonly calls: Call[];
  status: number;
  readonly close: () => Server;
};

/** Another system on this machine that gets messages. */
async function startReceiver(): Promise<Receiver> {
  const calls: Call[] = [];
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    calls.push({
      ...{ path: request.url ?? '', headers: request.headers },
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(started.status).end('ok');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo; // safe: it listens on TCP
  const started: Receiver = { port, calls, status: 200, close: () => http.close() };
  return started;
}

const callsOf = (path: string): readonly Call[] => receiver.calls.filter((call) => call.path === path);

const put = (name: string, channel: object) =>
  key.call('PUT', `/notice-channels/${name}`, { occasions: ['opened'], ...channel });

/** Starts a run and answers the review with which it waits. */
async function waitingCase(subject: string): Promise<{ id: string; etag: string }> {
  const started = await key.call('POST', '/flows/refunds/runs', { input: { amount: 10 }, subject });
  const { id: run } = started.body as { id: string };
  return vi.waitFor(async () => {
    const { body } = await key.call('GET', '/reviews?status=open&limit=100');
    const { items } = body as { items: readonly { id: string; runId: string; etag: string }[] };
    const review = items.find(({ runId }) => runId === run);
    if (review === undefined) throw new Error('The case does not wait yet.');
    return review;
  }, PATIENCE);
}

describe('a case that begins to wait', () => {
  it('is told to another system, signed, with the address that opens it', async () => {
    const target = { kind: 'webhook', url: `http://127.0.0.1:${receiver.port}/ours` };
    expect(await put('Ours', { target, secret: SECRET })).toMatchObject({ status: 200 });
    const review = await waitingCase('Order 1');
    const call = await vi.waitFor(() => {
      const [first] = callsOf('/ours');
      if (first === undefined) throw new Error('Nothing has come yet.');
      return first;
    }, PATIENCE);
    const verifier = new Webhook(SECRET, { format: 'raw' });
    expect(verifier.verify(call.body, call.headers as Record<string, string>)).toMatchObject({
      type: 'review.opened',
      data: {
        url: `https://desk.example/w/here/inbox?review=${review.id}`,
        review: { id: review.id, subject: 'Order 1', nodeTitle: 'Gate' },
      },
    });
  });

  it('is told again when the other side did not take it, and the channel shows why until then', async () => {
    receiver.status = 503;
    const secret = `http://127.0.0.1:${receiver.port}/services/T/B/hidden`;
    await put('Slack', { target: { kind: 'slack' }, secret });
    await waitingCase('Order 2');
    const failing = await vi.waitFor(async () => {
      const { body } = await owner.query('notices.channels');
      const [channel] = body as [{ waiting: number; failure: { message: string } | null }];
      if (channel.failure === null) throw new Error('It has not failed yet.');
      return channel;
    }, PATIENCE);
    expect(failing).toMatchObject({ waiting: 1, failure: { message: expect.stringContaining('503') } });
    expect(JSON.stringify(failing)).not.toContain('hidden');
    receiver.status = 200;
    await server.sql`update notice_channels set retry_at = now()`;
    await vi.waitFor(async () => {
      const { body } = await key.call('GET', '/notice-channels');
      expect(body).toMatchObject({ items: [{ waiting: 0, failure: null, lastSentAt: expect.any(String) }] });
    }, PATIENCE);
    const texts = callsOf('/services/T/B/hidden').map(({ body }) => body);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.at(-1)).toContain('Order 2');
  });

  it('is told by e-mail, into the mailbox where there is no mail server', async () => {
    await put('Mail', { target: { kind: 'email', to: ['desk@example.com'] }, language: 'de' });
    const review = await waitingCase('Bestellung 3');
    await vi.waitFor(async () => {
      const { items } = await server.installation.services.mailbox.list(workspaceId, {});
      const message = items.find(({ subject }) => subject.includes('Bestellung 3'));
      expect(message).toMatchObject({ to: 'desk@example.com' });
      expect(message?.body).toContain(`/w/here/inbox?review=${review.id}`);
    }, PATIENCE);
  });

  it('is decided by nobody who only opens its address, however often and in whatever way', async () => {
    const review = await waitingCase('Order 4');
    const address = `${server.url}/w/here/inbox?review=${review.id}&type=approve&verdict=approve`;
    const ways = ['GET', 'HEAD', 'OPTIONS'].flatMap((method) => [
      { method },
      { method, headers: { cookie: owner.cookie, purpose: 'prefetch', 'sec-purpose': 'prefetch' } },
    ]);
    for (const way of ways) await fetch(address, way);
    const input = encodeURIComponent(
      JSON.stringify({ review: review.id, etag: review.etag, type: 'approve' }),
    );
    const call = `${server.url}/trpc/reviews.decide?input=${input}`;
    const headers = { cookie: owner.cookie, 'x-workspace': 'here' };
    expect((await fetch(call, { headers })).status).toBe(405);
    await fetch(call, { method: 'HEAD', headers });
    expect(await key.call('GET', `/reviews/${review.id}`)).toMatchObject({ body: { status: 'open' } });
  });
});

describe('a channel', () => {
  it('never shows its secret again, neither in answers nor in the audit chain', async () => {
    const secret = `https://hooks.example/services/T/B/hidden`;
    const saved = await put('Slack', { target: { kind: 'slack' }, secret });
    const listed = await key.call('GET', '/notice-channels');
    const shown = await owner.query('notices.channels');
    const again = await put('Slack', { target: { kind: 'slack' }, language: 'de' });
    expect(again).toMatchObject({ status: 200, body: { language: 'de', hasSecret: true } });
    const removed = await key.call('POST', '/notice-channels/Slack/remove', {});
    expect(removed.status).toBe(200);
    const audit =
      await server.sql`select payload::text as payload from audit where action like 'noticeChannel%'`;
    expect(audit.length).toBeGreaterThan(2);
    expect(JSON.stringify([saved, listed, shown, again, removed, audit])).not.toContain('hidden');
    expect(await key.call('GET', '/notice-channels')).toMatchObject({ body: { items: [] } });
  });

  it.each([
    [
      'a webhook without a secret',
      { target: { kind: 'webhook', url: 'https://a.example' } },
      'value_missing',
    ],
    ['Slack without an address', { target: { kind: 'slack' } }, 'value_missing'],
    ['an address that is none', { target: { kind: 'teams' }, secret: 'javascript:1' }, 'value_not_allowed'],
    [
      'an e-mail with a secret',
      { target: { kind: 'email', to: ['a@b.example'] }, secret: 'x' },
      'value_not_allowed',
    ],
    ['nobody to write to', { target: { kind: 'email', to: [] } }, 'invalid_input'],
    [
      'an unknown time zone',
      { target: { kind: 'email', to: ['a@b.example'] }, timeZone: 'Mars' },
      'invalid_input',
    ],
    [
      'an unknown field',
      { target: { kind: 'slack', url: 'x' }, secret: 'https://a.example' },
      'invalid_input',
    ],
  ])('is refused: %s', async (_what, channel, code) => {
    expect(await put('Own', channel)).toMatchObject({ body: { code } });
    expect(await server.installation.services.noticeChannels.list(workspaceId)).toEqual([]);
  });

  it('can be tried out, and says why it does not work', async () => {
    const address = `http://127.0.0.1:${receiver.port}/teams`;
    const saved = await owner.mutate('notices.saveChannel', {
      ...{ name: 'Teams', target: { kind: 'teams' }, occasions: ['opened'], secret: address },
    });
    const { id } = saved.body as { id: string };
    expect(await owner.mutate('notices.testChannel', { id })).toMatchObject({ status: 200 });
    expect(callsOf('/teams')[0]?.body).toContain('test message');
    receiver.status = 410;
    expect(await owner.mutate('notices.testChannel', { id })).toMatchObject({
      ...{ status: 422, body: { code: 'notice_not_sent', message: expect.stringContaining('410') } },
    });
    receiver.status = 200;
  });
});
