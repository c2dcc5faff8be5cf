import {
  fail,
  type NoticeChannel,
  NoticeSetup,
  ok,
  problem,
  type Result,
  type WorkspaceId,
} from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { z } from 'zod';
import type { Services } from '../services.ts';

/** Without `secret` the stored one stays. */
export const NoticeChannelInput = NoticeSetup.extend({
  secret: z.string().trim().min(1).max(2_000).optional(),
});
export type NoticeChannelInput = z.infer<typeof NoticeChannelInput>;

type Saving = {
  readonly services: Pick<Services, 'noticeChannels' | 'noticeDesk' | 'newId'>;
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
};

/**
 * Creates or replaces the channel of this name. Its secret is sealed for the channel's own id, which is the stored one
 * when two people save the same name at once. Problems `value_missing`, `value_not_allowed`, `too_many_channels`.
 */
export async function saveNoticeChannel(
  { services, workspaceId, actor }: Saving,
  { secret, ...setup }: NoticeChannelInput,
): Promise<Result<NoticeChannel>> {
  const { noticeChannels, noticeDesk, newId } = services;
  const channels = await noticeChannels.list(workspaceId);
  const stored = channels.find(({ name }) => name === setup.name);
  if (stored === undefined && channels.length >= MOST_CHANNELS) return fail(TOO_MANY);
  const refusal = refusalOf(setup, secret, stored);
  if (refusal !== null) return fail(refusal);
  const save = (id: string) => {
    const ciphertext = secret === undefined ? null : noticeDesk.seal(workspaceId, id, secret);
    return noticeChannels.save(workspaceId, { ...setup, id, ciphertext }, actor);
  };
  const id = stored?.id ?? newId();
  const saved = await save(id);
  return ok(saved.id === id ? saved : await save(saved.id));
}

/** Every case is written down once for each of them. */
const MOST_CHANNELS = 20;

function refusalOf({ target }: NoticeSetup, secret: string | undefined, stored: NoticeChannel | undefined) {
  const { kind } = target;
  if (kind === 'email') return secret === undefined ? null : NOT_ASKED_FOR;
  const keeps = stored?.target.kind === kind && stored.hasSecret;
  if (secret === undefined) return keeps ? null : kind === 'webhook' ? SECRET_MISSING : ADDRESS_MISSING;
  return kind === 'webhook' || isWebAddress(secret) ? null : NO_ADDRESS;
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

const TOO_MANY = problem(
  'too_many_channels',
  `A workspace can have ${MOST_CHANNELS} channels. Delete one first.`,
);
const SECRET_MISSING = problem('value_missing', 'Enter the secret that messages are signed with.', '/secret');
const ADDRESS_MISSING = problem('value_missing', 'Enter the address of the incoming webhook.', '/secret');
const NOT_ASKED_FOR = problem(
  'value_not_allowed',
  'E-mails go through the mail server of the workspace.',
  '/secret',
);
const NO_ADDRESS = problem(
  'value_not_allowed',
  'The address must begin with https:// or http://.',
  '/secret',
);
