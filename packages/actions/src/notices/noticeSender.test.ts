import { WorkspaceId } from '@countersign/model';
import type { MailboxMessage, OpenConnection, OpenNoticeChannel } from '@countersign/runtime';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aNotice, anOpenChannel, CASE_ID } from '../testing/aNotice.ts';
import { aConnection } from '../testing/aWorkspace.ts';
import { answerJson, startHttpServer } from '../testing/startHttpServer.ts';
import { startSmtpServer } from '../testing/startSmtpServer.ts';
import { createNoticeSender } from './createNoticeSender.ts';

const WORKSPACE = WorkspaceId.parse('demo');
const INBOX = 'https://desk.example/w/shop/inbox';
const CASE_URL = `${INBOX}?review=${CASE_ID}`;
const HOSTILE = '<!channel> <@U1> [Win](https://evil.example) *bold* @here\u202Egnp.exe';

let status: number;
let server: Awaited<ReturnType<typeof startHttpServer>>;
beforeEach(async () => {
  status = 200;
  server = await startHttpServer((_call, response) => answerJson(response, 'ok', status));
});
afterEach(() => server[Symbol.asyncDispose]());

function aSender(opened: readonly string[] = [server.host], mail?: OpenConnection) {
  const messages: Omit<MailboxMessage, 'id' | 'sentAt'>[] = [];
  const sender = createNoticeSender({
    openConnection: () => Promise.resolve(mail ?? null),
    settings: {
      get: () =>
        Promise.resolve({
          ...{ allowedHosts: [...opened], emailConnection: mail?.name ?? null, undoSeconds: 10 },
          emailFrom: 'desk@example.com',
        }),
    },
    mailbox: {
      deliver: (_workspace, message) => {
        messages.push(message);
        return Promise.resolve({ ...message, id: 'm1', sentAt: '2026-01-01T00:00:00Z' });
      },
    },
    links: () => Promise.resolve({ inboxUrl: INBOX, caseUrl: (id) => `${INBOX}?review=${id}` }),
    newId: () => 'test-1',
  });
  const send = (channel: OpenNoticeChannel, ...notices: ReturnType<typeof aNotice>[]) =>
    sender.send(WORKSPACE, { channel, notices }, new AbortController().signal);
  return { sender, send, messages, [Symbol.asyncDispose]: () => sender[Symbol.asyncDispose]() };
}

const bodyOf = (index: number) => JSON.parse(server.calls[index]?.body ?? 'null');

describe('a webhook of one’s own', () => {
  const channel = () => anOpenChannel({ kind: 'webhook', url: `${server.url}/hook` }, 'my secret');

  it('gets the case and its address, signed as Standard Webhooks says, under the same id on every attempt', async () => {
    await using open = aSender();
    status = 500;
    const failed = await open.send(channel(), aNotice());
    expect(failed).toMatchObject({ problem: { code: 'http_status', retryable: true } });
    status = 204;
    expect(await open.send(channel(), aNotice({}, { attempts: 1 }))).toEqual({ ok: true, value: null });
    const [first, second] = server.calls;
    expect(first?.headers['webhook-id']).toBe(second?.headers['webhook-id']);
    expect(first?.body).toBe(second?.body);
    const headers = second?.headers as Record<string, string>;
    expect(new Webhook('my secret', { format: 'raw' }).verify(second?.body ?? '', headers)).toMatchObject({
      type: 'review.opened',
      timestamp: '2026-03-02T10:00:00.000Z',
      data: { url: CASE_URL, review: { id: CASE_ID, subject: 'Order 17', stakes: 'high' } },
    });
  });

  it('does not reach inside the network unless the workspace opened the host', async () => {
    await using open = aSender([]);
    expect(await open.send(channel(), aNotice())).toMatchObject({ problem: { code: 'address_refused' } });
    expect(server.calls).toEqual([]);
  });

  it('is sent nothing without a secret to sign it with', async () => {
    await using open = aSender();
    const sent = await open.send({ ...channel(), secret: null }, aNotice());
    expect(sent).toMatchObject({ problem: { code: 'channel_incomplete' } });
    expect(server.calls).toEqual([]);
  });
});

describe('Slack', () => {
  const slack = () => anOpenChannel({ kind: 'slack' }, `${server.url}/services/T0/B0/token`);

  it('is told of a case in its own format, with a link that opens it', async () => {
    await using open = aSender();
    expect(await open.send(slack(), aNotice())).toEqual({ ok: true, value: null });
    expect(server.calls[0]?.path).toBe('/services/T0/B0/token');
    const line =
      'Approve the refund · Order 17 · broken · high stakes · due Mar 2, 2026, 5:30 PM (Europe/Berlin)';
    expect(bodyOf(0)).toMatchObject({
      text: `A case waits for a decision: ${line.replaceAll('\u202F', ' ')}`,
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: 'A case waits for a decision' } },
        { type: 'section', text: { type: 'plain_text', text: line } },
        { type: 'section', text: { type: 'mrkdwn', text: `<${CASE_URL}|Open the case>` } },
      ],
    });
  });

  it('makes nothing of what customers write: no mention, no link, nothing hidden', async () => {
    await using open = aSender();
    await open.send(slack(), aNotice({ subject: HOSTILE }));
    const { text, blocks } = bodyOf(0);
    expect(text).not.toMatch(/[<>@\u202E]|:\/\//);
    const [, line] = blocks;
    expect(line.text.type).toBe('plain_text');
    expect(line.text.text).toContain('<!channel> <[at]U1> [Win](https[:]//evil[.]example) *bold* [at]here');
  });

  it('gets one message about many cases, ten of them by name', async () => {
    await using open = aSender();
    const notices = Array.from({ length: 13 }, (_, index) => aNotice({ subject: `Order ${index}` }));
    await open.send(slack(), ...notices);
    expect(server.calls).toHaveLength(1);
    const { blocks } = bodyOf(0);
    const texts = blocks.map((block: { text: { text: string } }) => block.text.text);
    expect(texts[0]).toBe('13 cases wait for a decision');
    expect(texts.slice(1, 11).every((text: string, index: number) => text.includes(`Order ${index} `))).toBe(
      true,
    );
    expect(texts.slice(11)).toEqual(['and 3 more', `<${INBOX}|Open the inbox>`]);
  });

  it.each([404, 500])('does not show its address in the reason of a failure (%i)', async (code) => {
    status = code;
    await using open = aSender();
    const failed = await open.send(slack(), aNotice());
    expect(failed).toMatchObject({ ok: false, problem: { data: { status: code } } });
    expect(JSON.stringify(failed)).not.toContain('token');
    await using closed = aSender([]);
    expect(JSON.stringify(await closed.send(slack(), aNotice()))).not.toContain('token');
    const broken = anOpenChannel({ kind: 'slack' }, 'ftp://hooks.example/token');
    const invalid = await open.send(broken, aNotice());
    expect(invalid).toMatchObject({ problem: { code: 'url_invalid' } });
    expect(JSON.stringify(invalid)).not.toContain('token');
  });
});

it('tells Teams by a card that has no Markdown in it, in German where the channel is', async () => {
  await using open = aSender();
  const teams = anOpenChannel({ kind: 'teams' }, `${server.url}/webhookb2/x`, { language: 'de' });
  await open.send(teams, aNotice({ subject: HOSTILE }, { occasion: 'escalated' }));
  const { type, attachments } = bodyOf(0);
  expect(type).toBe('message');
  const [{ contentType, content }] = attachments;
  expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
  expect(new Set(content.body.map((block: { type: string }) => block.type))).toEqual(
    new Set(['RichTextBlock']),
  );
  expect(content.body[0].inlines[0].text).toContain('Ein Fall wartet');
  expect(content.body[1].inlines[0].text).toContain('hohe Tragweite · fällig 02.03.2026, 17:30');
  expect(content.body[1].inlines[0].text).not.toMatch(/@|:\/\//);
  expect(content.actions).toEqual([{ type: 'Action.OpenUrl', title: 'Fall öffnen', url: CASE_URL }]);
});

describe('an e-mail', () => {
  const channel = anOpenChannel({ kind: 'email', to: ['ann@example.com', 'bob@example.com'] }, null);

  it('goes through the mail server of the workspace as plain text, with a link for each case', async () => {
    await using smtp = await startSmtpServer();
    const settings = { host: '127.0.0.1', port: smtp.port };
    const mail = aConnection('mail', 'smtp', { secret: null, settings });
    await using open = aSender([smtp.host], mail);
    const other = '44444444-4444-4444-8444-444444444444' as ReturnType<typeof aNotice>['case']['id']; // safe: it is one
    const sent = await open.send(
      channel,
      aNotice(),
      aNotice({ id: other, subject: 'x\r\nBcc: eve@example.com' }),
    );
    expect(sent).toEqual({ ok: true, value: null });
    const [received] = smtp.mails;
    expect(received?.to).toEqual(['ann@example.com', 'bob@example.com']);
    expect(received?.source).toContain('Subject: 2 cases wait for a decision');
    expect(received?.source).toContain('Content-Type: text/plain');
    expect(received?.source).not.toMatch(/^Bcc:/m);
    const text = received?.source.replace(/=\r\n/g, '').replaceAll('=3D', '=');
    for (const id of [CASE_ID, other]) expect(text).toContain(`${INBOX}?review=${id}`);
  });

  it('goes into the mailbox where there is no mail server', async () => {
    await using open = aSender();
    await open.send(channel, aNotice());
    expect(open.messages).toMatchObject([
      { to: 'ann@example.com,bob@example.com', subject: expect.stringContaining('Order 17') },
    ]);
    expect(open.messages[0]?.body).toContain(CASE_URL);
  });
});

it('sends a test that says so, by every kind of channel', async () => {
  await using open = aSender();
  const channels = [
    anOpenChannel({ kind: 'email', to: ['ann@example.com'] }, null),
    anOpenChannel({ kind: 'webhook', url: server.url }, 'secret'),
    anOpenChannel({ kind: 'slack' }, server.url),
    anOpenChannel({ kind: 'teams' }, server.url),
  ];
  for (const channel of channels) {
    const sent = await open.sender.test(WORKSPACE, channel, new AbortController().signal);
    expect(sent).toEqual({ ok: true, value: null });
  }
  expect(open.messages[0]?.subject).toContain('test message');
  expect(bodyOf(0)).toMatchObject({ type: 'notices.test' });
  expect(server.calls[1]?.body).toContain('test message');
  expect(server.calls[2]?.body).toContain('test message');
});
