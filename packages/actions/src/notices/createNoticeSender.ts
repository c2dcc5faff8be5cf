import { fail, type NoticeOccasion, ok, type Result, type WorkspaceId } from '@countersign/model';
import type {
  ActionProblem,
  Mailbox,
  Notice,
  NoticeSender,
  OpenConnectionByName,
  OpenNoticeChannel,
  Settings,
} from '@countersign/runtime';
import type { ActionResult } from '../actionExecutor.ts';
import { actionProblem } from '../actionProblem.ts';
import { createEmailExecutor } from '../email/emailExecutor.ts';
import { answerOf } from '../network/answerOf.ts';
import { OutboundClient } from '../network/outboundClient.ts';
import { type ResolveHost, resolveBySystem } from '../network/resolveHost.ts';
import { openSigner, signedHeaders } from '../webhook/signedHeaders.ts';
import { mailOf } from './mailOf.ts';
import { type NoticeText, noticeText, testText } from './noticeWords.ts';
import { slackBody } from './slackBody.ts';
import { teamsBody } from './teamsBody.ts';

export type NoticeSenderDependencies = {
  readonly openConnection: OpenConnectionByName;
  readonly settings: Pick<Settings, 'get'>;
  readonly mailbox: Pick<Mailbox, 'deliver'>;
  /** Where the workspace's cases are read in the studio. */
  readonly links: (workspaceId: WorkspaceId) => Promise<NoticeLinks>;
  readonly newId: () => string;
  /** Finds addresses of host names; the machine's own way if left out. */
  readonly resolve?: ResolveHost;
};

/** Addresses that open something and decide nothing. */
export type NoticeLinks = { readonly caseUrl: (review: string) => string; readonly inboxUrl: string };

/** As a message goes out: to people a text, to programs an event. */
type Message = { readonly id: string; readonly text: NoticeText; readonly event: object };

/**
 * Sends notices by e-mail, to Slack and Teams, or signed to any program. Hosts are checked as those of actions are, and
 * no problem names an address that is a secret. Disposing closes connections that were kept open.
 */
export function createNoticeSender(dependencies: NoticeSenderDependencies): NoticeSender & AsyncDisposable {
  const { openConnection, settings, mailbox, links, newId, resolve = resolveBySystem } = dependencies;
  const client = new OutboundClient(resolve);
  const email = createEmailExecutor({ openConnection, settings, mailbox, resolve });

  async function post(
    workspaceId: WorkspaceId,
    { url, body, headers = {} }: { url: string; body: string; headers?: Record<string, string> },
    signal: AbortSignal,
  ): Promise<ActionResult> {
    const { allowedHosts } = await settings.get(workspaceId);
    const request = {
      ...{ url, method: 'POST' as const, secretHeaders: {}, body },
      headers: { 'content-type': 'application/json', 'user-agent': 'countersign', ...headers },
    };
    const answer = await client.send(request, { allowedHosts, signal });
    return answer.ok ? answerOf(answer.value, new URL(url).host, false) : answer;
  }

  function deliver(
    workspaceId: WorkspaceId,
    { channel: { target, secret }, message }: { channel: OpenNoticeChannel; message: Message },
    signal: AbortSignal,
  ): Promise<ActionResult> {
    const { id, text, event } = message;
    if (target.kind === 'email') {
      const operation = { type: 'email' as const, to: target.to.join(','), ...mailOf(text) };
      return email.perform({ workspaceId, operation, idempotencyKey: id, attempt: 1 }, signal);
    }
    if (secret === null) return Promise.resolve(SECRET_MISSING);
    if (target.kind === 'webhook') {
      const body = JSON.stringify(event);
      const headers = signedHeaders(openSigner(secret), id, body);
      return post(workspaceId, { url: target.url, body, headers }, signal);
    }
    const body = target.kind === 'slack' ? slackBody(text) : teamsBody(text);
    return post(workspaceId, { url: secret, body: JSON.stringify(body) }, signal);
  }

  async function attempt(
    workspaceId: WorkspaceId,
    sending: { channel: OpenNoticeChannel; message: Message },
    signal: AbortSignal,
  ): Promise<Result<null, ActionProblem>> {
    const sent = await deliver(workspaceId, sending, signal);
    return sent.ok ? ok(null) : fail(withoutSecret(sent.problem, sending.channel));
  }

  return {
    async send(workspaceId, { channel, notices }, signal) {
      const [first] = notices;
      if (first === undefined) return ok(null);
      const { caseUrl, inboxUrl } = await links(workspaceId);
      const text = noticeText(notices, channel, { caseUrl, inboxUrl });
      const event = eventOf(first, caseUrl(first.case.id));
      return attempt(workspaceId, { channel, message: { id: idOf(notices), text, event } }, signal);
    },
    async test(workspaceId, channel, signal) {
      const { inboxUrl } = await links(workspaceId);
      const text = testText(channel.language, inboxUrl);
      const event = { type: 'notices.test', timestamp: new Date().toISOString(), data: { url: inboxUrl } };
      return attempt(workspaceId, { channel, message: { id: `notice-${newId()}`, text, event } }, signal);
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
}

const SECRET_MISSING = actionProblem('channel_incomplete', 'The channel has no secret. Enter it anew.');

/** The same on every attempt as long as nothing else has become due. */
const idOf = ([first, ...others]: readonly Notice[]): string =>
  others.length === 0 ? `${first?.id}` : `${first?.id}+${others.length}`;

const EVENTS: Readonly<Record<NoticeOccasion, string>> = {
  opened: 'review.opened',
  reminded: 'review.reminded',
  escalated: 'review.escalated',
};

const eventOf = ({ occasion, at, case: review }: Notice, url: string) => ({
  type: EVENTS[occasion],
  timestamp: at,
  data: { review, url },
});

/** What a channel shows of its failures must not show the address that is its secret, nor the part that matters of it. */
function withoutSecret(problem: ActionProblem, { secret, target }: OpenNoticeChannel): ActionProblem {
  if (secret === null) return problem;
  const isAddress = (target.kind === 'slack' || target.kind === 'teams') && URL.canParse(secret);
  const { pathname, search } = isAddress ? new URL(secret) : { pathname: '', search: '' };
  const hidden = [secret, pathname + search, pathname, search].filter((part) => part.length > 1);
  return { ...problem, message: hidden.reduce((text, part) => text.replaceAll(part, '…'), problem.message) };
}
