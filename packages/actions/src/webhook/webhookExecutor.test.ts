import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { aConnection, aWorkspace } from '../testing/aWorkspace.ts';
import { answerJson, type HttpCall, startHttpServer } from '../testing/startHttpServer.ts';

const send = (url: string, connection?: string) =>
  ({
    type: 'webhook',
    url,
    event: 'refund.approved',
    body: { amount: 40 },
    ...(connection === undefined ? {} : { connection }),
  }) as const;

const ENCODED = `whsec_${Buffer.from('a secret of some length').toString('base64')}`;

describe('a webhook', () => {
  it.each([
    ['encoded', ENCODED, new Webhook(ENCODED)],
    ['plain', 'a plain secret', new Webhook('a plain secret', { format: 'raw' })],
  ])('is signed with the %s secret, so that its receiver can verify it', async (_form, secret, receiver) => {
    await using server = await startHttpServer((_call, response) => answerJson(response, { thanks: 1 }));
    const connections = [aConnection('crm', 'webhook', { secret })];
    await using workspace = aWorkspace({ allowedHosts: [server.host], connections });
    expect(await workspace.perform(send(server.url, 'crm'))).toMatchObject({
      ok: true,
      value: { status: 200 },
    });
    const [call] = server.calls as [HttpCall];
    const headers = call.headers as Record<string, string>;
    expect(receiver.verify(call.body, headers)).toEqual({ type: 'refund.approved', data: { amount: 40 } });
    expect(() => receiver.verify(call.body.replace('40', '4000'), headers)).toThrow();
    expect(headers['webhook-id']).toBe('run-1/pay/2');
    expect(headers['idempotency-key']).toBe('run-1/pay/2');
  });

  it('has the same id and body on every attempt', async () => {
    await using server = await startHttpServer((_call, response) => answerJson(response, {}, 503));
    await using workspace = aWorkspace({ allowedHosts: [server.host] });
    expect(await workspace.perform(send(server.url))).toMatchObject({ problem: { retryable: true } });
    await workspace.perform(send(server.url), { attempt: 2 });
    const [first, second] = server.calls;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(first?.headers['webhook-signature']).toBeUndefined();
  });

  it('is not sent without the secret it names', async () => {
    await using server = await startHttpServer((_call, response) => answerJson(response, {}));
    const connections = [aConnection('crm', 'webhook', { secret: null })];
    await using workspace = aWorkspace({ allowedHosts: [server.host], connections });
    expect(await workspace.perform(send(server.url, 'crm'))).toMatchObject({
      problem: { code: 'connection_incomplete', retryable: false, ambiguous: false },
    });
    expect(await workspace.perform(send(server.url, 'other'))).toMatchObject({
      problem: { code: 'connection_missing' },
    });
    expect(server.calls).toEqual([]);
  });
});
