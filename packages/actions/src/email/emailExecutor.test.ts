import type { Json } from '@countersign/model';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { aConnection, aWorkspace } from '../testing/aWorkspace.ts';
import { startSmtpServer } from '../testing/startSmtpServer.ts';

const PASSWORD = 'correct horse';
const mail = (to = 'ann@example.com', subject = 'Your refund') =>
  ({ type: 'email', to, subject, body: 'Dear Ann,\n<b>40</b> are on their way.' }) as const;

async function withServer(options: SMTPServerOptions = {}, settings: { readonly [key: string]: Json } = {}) {
  const server = await startSmtpServer(options);
  const smtp = aConnection('mail', 'smtp', {
    secret: PASSWORD,
    settings: { host: '127.0.0.1', port: server.port, ...settings },
  });
  const workspace = aWorkspace({
    allowedHosts: [server.host],
    emailConnection: 'mail',
    connections: [smtp],
  });
  return { server, workspace, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

describe('an e-mail without a mail server', () => {
  it('goes into the mailbox once, however often it is tried', async () => {
    await using workspace = aWorkspace();
    const first = await workspace.perform(mail());
    const second = await workspace.perform(mail(), { attempt: 2 });
    expect(first).toEqual({
      ok: true,
      value: { channel: 'mailbox', to: ['ann@example.com'], messageId: 'm1' },
    });
    expect(second).toEqual(first);
    expect(workspace.messages).toMatchObject([{ subject: 'Your refund', idempotencyKey: 'run-1/pay/2' }]);
  });

  it.each(['', 'ann', 'ann@example.com\r\nBcc: eve@example.com', 'Ann <ann@example.com>', 'a@b.example,'])(
    'is refused for the recipient %j',
    async (to) => {
      await using workspace = aWorkspace();
      expect(await workspace.perform(mail(to))).toMatchObject({
        ok: false,
        problem: { code: 'recipient_invalid', retryable: false, ambiguous: false },
      });
      expect(workspace.messages).toEqual([]);
    },
  );
});

describe('an e-mail by SMTP', () => {
  it('arrives as plain text with the same Message-ID on every attempt', async () => {
    await using open = await withServer();
    const { server, workspace } = open;
    const result = await workspace.perform(mail('ann@example.com, bob@example.com'));
    await workspace.perform(mail('ann@example.com, bob@example.com'), { attempt: 2 });
    expect(result).toMatchObject({
      ok: true,
      value: { channel: 'smtp', to: ['ann@example.com', 'bob@example.com'] },
    });
    const [first, second] = server.mails;
    expect(first?.to).toEqual(['ann@example.com', 'bob@example.com']);
    expect(first?.source).toContain('Content-Type: text/plain');
    expect(first?.source).toContain('<b>40</b> are on their way.');
    expect(first?.source).toContain('From: desk@example.com');
    expect(first?.source).toContain('Idempotency-Key: run-1/pay/2');
    const messageId = first?.source.match(/^Message-ID: (.*)$/im)?.[1];
    expect(messageId).toMatch(/@countersign>/);
    expect(second?.source).toContain(messageId);
  });

  it('names the recipients that were refused while others were taken', async () => {
    const onRcptTo: SMTPServerOptions['onRcptTo'] = ({ address }, _session, done) =>
      address.startsWith('bob') ? done(Object.assign(new Error('No'), { responseCode: 550 })) : done();
    await using open = await withServer({ onRcptTo });
    expect(await open.workspace.perform(mail('ann@example.com, bob@example.com'))).toMatchObject({
      ok: true,
      value: { refused: ['bob@example.com'] },
    });
  });

  it('adds no header that a subject asks for', async () => {
    await using open = await withServer();
    await open.workspace.perform(mail('ann@example.com', 'Hi\r\nBcc: eve@example.com'));
    expect(open.server.mails[0]?.to).toEqual(['ann@example.com']);
    expect(open.server.mails[0]?.source).not.toMatch(/^Bcc:/im);
  });

  it('signs in with user and password, and says so when they are refused', async () => {
    const users: string[] = [];
    const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, done) => {
      users.push(`${auth.username}:${auth.password}`);
      if (auth.username === 'desk') done(null, { user: 'desk' });
      else done(new Error('Unknown user'));
    };
    await using good = await withServer({ onAuth, authOptional: false }, { user: 'desk', requireTls: false });
    expect(await good.workspace.perform(mail())).toMatchObject({ ok: true });
    await using bad = await withServer({ onAuth, authOptional: false }, { user: 'eve', requireTls: false });
    const refused = await bad.workspace.perform(mail());
    expect(refused).toMatchObject({
      problem: { code: 'mail_refused_login', retryable: false, ambiguous: false },
    });
    expect(JSON.stringify(refused)).not.toContain(PASSWORD);
    expect(users).toEqual([`desk:${PASSWORD}`, `eve:${PASSWORD}`]);
  });

  it.each([
    [550, false],
    [451, true],
  ])('answers %i for the recipient as a failure (retryable %s)', async (responseCode, retryable) => {
    const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, done) =>
      done(Object.assign(new Error('No'), { responseCode }));
    await using open = await withServer({ onRcptTo });
    expect(await open.workspace.perform(mail())).toMatchObject({
      problem: { code: 'mail_refused', retryable, ambiguous: false, data: { status: responseCode } },
    });
  });

  it('is ambiguous when the time is over while the server has the message', async () => {
    const abort = new AbortController();
    await using open = await withServer({
      onData: (stream) => stream.on('end', () => abort.abort()).resume(),
    });
    expect(await open.workspace.perform(mail(), { signal: abort.signal })).toMatchObject({
      problem: { code: 'mail_not_sent', retryable: true, ambiguous: true },
    });
  });

  it('is not ambiguous when nobody listens', async () => {
    const open = await withServer();
    await open[Symbol.asyncDispose]();
    expect(await open.workspace.perform(mail())).toMatchObject({
      problem: { code: 'mail_not_sent', retryable: true, ambiguous: false },
    });
  });

  it('sends no password without TLS unless told to, and no message where TLS is asked for', async () => {
    const users: string[] = [];
    const onAuth: SMTPServerOptions['onAuth'] = ({ username }, _session, done) => {
      users.push(username ?? '');
      done(null, { user: 'desk' });
    };
    for (const settings of [{ user: 'desk' }, { requireTls: true }, { secure: true }]) {
      await using open = await withServer({ onAuth }, settings);
      expect((await open.workspace.perform(mail())).ok).toBe(false);
      expect(open.server.mails).toEqual([]);
    }
    expect(users).toEqual([]);
  });

  it('goes to no private address that the workspace has not opened', async () => {
    await using server = await startSmtpServer();
    const settings = { host: '127.0.0.1', port: server.port };
    const connections = [aConnection('mail', 'smtp', { secret: PASSWORD, settings })];
    await using closed = aWorkspace({ emailConnection: 'mail', connections });
    expect(await closed.perform(mail())).toMatchObject({
      problem: { code: 'address_refused', retryable: false, ambiguous: false },
    });
    await using missing = aWorkspace({ emailConnection: 'other', connections });
    expect(await missing.perform(mail())).toMatchObject({ problem: { code: 'connection_missing' } });
    expect(server.mails).toEqual([]);
  });
});
