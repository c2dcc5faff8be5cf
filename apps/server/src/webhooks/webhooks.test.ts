import { createHmac, randomUUID } from 'node:crypto';
import {
  FlowDocument,
  type TriggerConfig,
  type WebhookSignature,
  type WorkspaceId,
} from '@countersign/model';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, SYSTEM, type TestServer } from '../testing/openTestServer.ts';
import { type Answer, readAnswer } from '../testing/RestCaller.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';

const SECRET = 'a secret that both sides know';
let server: TestServer;
let workspaceId: WorkspaceId;
beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('here');
  await saveSecret(SECRET);
  for (const type of ['standard', 'github', 'stripe'] as const) await publish(type, { type });
  await publish('hmac', { type: 'hmac', header: 'x-signature' });
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

/** Lets the time of day stand still for the test, however long the way to the server takes. */
const stopTheClock = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
afterEach(() => {
  vi.useRealTimers();
});

async function saveSecret(secret: string, name = 'Sender'): Promise<void> {
  const { services } = server.installation;
  const stored = await services.connections.find(workspaceId, name);
  const id = stored?.id ?? randomUUID();
  const ciphertext = services.connectionDesk.seal(workspaceId, id, secret);
  await services.connections.save(
    workspaceId,
    { id, name, kind: 'webhook', settings: {}, ciphertext },
    SYSTEM,
  );
}

function webhookFlow(trigger: Partial<TriggerConfig>): FlowDocument {
  const document = reviewFlow();
  const nodes = document.nodes.map((node) =>
    node.kind === 'trigger' ? { ...node, config: { ...node.config, ...trigger } } : node,
  );
  return FlowDocument.parse({ ...document, nodes });
}

const publish = (slug: string, signature: WebhookSignature, input?: string): Promise<void> =>
  server.publish(
    workspaceId,
    slug,
    webhookFlow({
      channels: ['webhook'],
      webhook: { connection: 'Sender', signature, ...(input === undefined ? {} : { input }) },
    }),
  );

const hmac = (text: string, secret = SECRET) => createHmac('sha256', secret).update(text).digest('hex');
const seconds = () => Math.floor(Date.now() / 1_000);

/** How each kind of sender signs, as its own documentation says. */
const SIGNERS: Readonly<Record<string, (body: string, at?: number) => Record<string, string>>> = {
  standard: (body, at = seconds()) => {
    const id = `msg_${hmac(body).slice(0, 12)}`;
    const signature = new Webhook(SECRET, { format: 'raw' }).sign(id, new Date(at * 1_000), body);
    return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signature };
  },
  github: (body) => ({
    'x-hub-signature-256': `sha256=${hmac(body)}`,
    'x-github-delivery': hmac(body).slice(0, 32),
  }),
  stripe: (body, at = seconds()) => ({
    'stripe-signature': `t=${at},v1=${hmac(`${at}.${body}`, 'the secret before')},v1=${hmac(`${at}.${body}`)}`,
  }),
  hmac: (body) => ({ 'x-signature': hmac(body) }),
};

async function send(
  address: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/hooks/${address}`, {
    method: 'POST',
    headers: { ...type, ...headers },
    body,
  });
  return readAnswer(response);
}

const signed = (kind: string, body: string, at?: number): Promise<Answer> =>
  send(`here/${kind}`, body, SIGNERS[kind]!(body, at));

describe.each(Object.keys(SIGNERS))('a %s webhook', (kind) => {
  const body = JSON.stringify({ id: `evt_${kind}`, amount: 12 });

  it('starts a run, once for each delivery', async () => {
    const first = await signed(kind, body);
    expect(first).toMatchObject({ status: 201, body: { flow: kind } });
    const { id } = first.body as { id: string };
    const again = await Promise.all([signed(kind, body), signed(kind, body), signed(kind, body)]);
    for (const answer of again) expect(answer).toMatchObject({ status: 201, body: { id } });
    expect(again[0]?.headers.get('idempotency-replayed')).toBe('true');
    const { items } = await server.installation.services.runs.list(workspaceId, { flow: kind });
    expect(items).toMatchObject([{ id, input: { amount: 12 } }]);
    const other = await signed(kind, JSON.stringify({ id: `evt_${kind}_2`, amount: 13 }));
    expect((other.body as { id: string }).id).not.toBe(id);
  });

  it('refuses what was not signed with the secret, all in the same words', async () => {
    const proof = SIGNERS[kind]!(body);
    const name = Object.keys(proof).find((header) => header.includes('signature'))!;
    const forged = await Promise.all([
      send(`here/${kind}`, body),
      send(`here/${kind}`, `${body} `, proof),
      send(`here/${kind}`, body, { ...proof, [name]: '' }),
      send(`here/${kind}`, body, { ...proof, [name]: proof[name]!.slice(0, -2) }),
      send(`here/${kind}`, body, { ...proof, [name]: `${proof[name]!.slice(0, -4)}zzzz` }),
      send(`here/${kind}`, 'not even JSON', proof),
    ]);
    for (const answer of forged) {
      expect(answer).toMatchObject({ status: 401, body: { code: 'signature_invalid' } });
      expect(answer.body).toEqual(forged[0]?.body);
    }
  });
});

it.each(['standard', 'stripe'])('refuses a %s signature of another time', async (kind) => {
  const body = JSON.stringify({ id: `evt_late_${kind}` });
  stopTheClock();
  for (const at of [seconds() - 301, seconds() + 302]) {
    expect(await signed(kind, body, at)).toMatchObject({ status: 401 });
  }
  expect(await signed(kind, body, seconds() - 299)).toMatchObject({ status: 201 });
});

it('cannot be told from no webhook when the flow does not offer one', async () => {
  await server.publish(workspaceId, 'closed', reviewFlow());
  await publish('archived', { type: 'hmac', header: 'x-signature' });
  await server.installation.services.flows.archive(workspaceId, 'archived', true, SYSTEM);
  const document = webhookFlow({
    channels: ['webhook'],
    webhook: { connection: 'Sender', signature: { type: 'github' } },
  });
  await server.installation.services.flows.create(workspaceId, { slug: 'draft', document, actor: SYSTEM });
  const unknown = await send('nowhere/hmac', '{}');
  expect(unknown).toMatchObject({ status: 404, body: { code: 'hook_not_found' } });
  for (const address of ['here/nothing', 'here/closed', 'here/archived', 'here/draft', 'nowhere/nothing']) {
    const answer = await send(address, '{}', SIGNERS['hmac']!('{}'));
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 404, body: unknown.body });
  }
});

it('opens to nobody while its connection is missing or has no secret', async () => {
  const signature = { type: 'hmac', header: 'x-signature' } as const;
  const webhook = { connection: 'Nobody', signature };
  await server.publish(workspaceId, 'unset', webhookFlow({ channels: ['webhook'], webhook }));
  expect(await send('here/unset', '{}', { 'x-signature': hmac('{}', '') })).toMatchObject({ status: 401 });
});

describe('the input', () => {
  it('is made from body and headers by an expression that cannot see secrets', async () => {
    const input = '{"amount": body.order.total, "from": headers["user-agent"], "seen": size(headers) > 1}';
    await publish('shaped', { type: 'hmac', header: 'x-signature' }, input);
    const body = JSON.stringify({ order: { total: 7 } });
    const headers = { ...SIGNERS['hmac']!(body), 'user-agent': 'shop/2', authorization: 'Bearer hidden' };
    const answer = await send('here/shaped', body, headers);
    expect(answer.status).toBe(201);
    const { items } = await server.installation.services.runs.list(workspaceId, { flow: 'shaped' });
    expect(items[0]?.input).toEqual({ amount: 7, from: 'shop/2', seen: true });
    await publish('curious', { type: 'hmac', header: 'x-signature' }, '{"all": headers.authorization}');
    expect(await send('here/curious', body, headers)).toMatchObject({
      status: 422,
      body: { code: 'webhook_input_failed' },
    });
  });

  it('has to fit the flow', async () => {
    const answer = await signed('hmac', JSON.stringify({ amount: 'twelve' }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'schema_violation', at: '/input/amount' } });
  });

  it('refuses a delivery under a name that stood for something else', async () => {
    const [one, two] = ['{"amount":1}', '{"amount":2}'];
    const name = { 'x-github-delivery': 'the-same' };
    expect(await send('here/github', one, { ...SIGNERS['github']!(one), ...name })).toMatchObject({
      status: 201,
    });
    const other = await send('here/github', two, { ...SIGNERS['github']!(two), ...name });
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
  });
});

describe('rubbish', () => {
  it.each([
    ['broken syntax', '{"a":', 400],
    ['nothing', '', 400],
    ['a key twice', '{"a":1,"a":2}', 400],
    ['a prototype', '{"__proto__":{"x":1}}', 400],
    ['NUL', '{"a":"\\u0000"}', 400],
    ['half a surrogate pair', '{"a":"\\ud800"}', 400],
    ['ten thousand brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400],
    ['a number too large', '{"amount":1e309}', 400],
    ['a list', '[1,2]', 422],
    ['a text', '"hello"', 422],
    ['null', 'null', 422],
  ])('that is signed is refused: %s', async (_name, body, status) => {
    expect(await signed('hmac', body)).toMatchObject({ status });
  });

  it('of bytes, types, sizes and addresses is refused without a failure', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x7b, 0x7d]);
    const proof = createHmac('sha256', SECRET).update(bytes).digest('hex');
    expect(await send('here/hmac', bytes, { 'x-signature': proof })).toMatchObject({ status: 400 });
    const text = { 'content-type': 'text/plain' };
    expect(await send('here/hmac', '{}', text)).toMatchObject({ status: 415 });
    expect(await send('here/hmac', '{}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 });
    const large = JSON.stringify('x'.repeat(1_100_000));
    expect(await signed('hmac', large)).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    expect(await send('%00/hmac', '{}')).toMatchObject({ status: 400 });
    expect((await fetch(`${server.url}/hooks/here/hmac`)).status).toBe(404);
    const odd = { 'stripe-signature': 't=,,=,v1', 'webhook-timestamp': '1e99', 'webhook-signature': 'v1,' };
    for (const kind of Object.keys(SIGNERS)) {
      expect(await send(`here/${kind}`, '{}', { ...odd, 'webhook-id': 'x' })).toMatchObject({ status: 401 });
    }
  });
});

it('lets one sender try so often, and the others all the same', { timeout: 180_000 }, async () => {
  // What is counted is counted by the minute, and a slow machine would need more than one.
  stopTheClock();
  let refused: Response | null = null;
  for (let round = 0; round < 80 && refused === null; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        fetch(`${server.url}/hooks/here/guessed?round=${round}`, { method: 'POST' }),
      ),
    );
    refused = answers.find(({ status }) => status === 429) ?? null;
    await Promise.all(answers.filter((answer) => answer !== refused).map((answer) => answer.text()));
  }
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused?.json()).toMatchObject({ status: 429, code: 'too_many_requests' });
  expect(await signed('hmac', JSON.stringify({ amount: 99 }))).toMatchObject({ status: 201 });
});
