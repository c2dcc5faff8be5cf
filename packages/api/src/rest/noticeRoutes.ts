import { NoticeSetup } from '@countersign/model';
import { z } from 'zod';
import { NoticeChannelInput, saveNoticeChannel } from '../notices/saveNoticeChannel.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const NamedParams = z.strictObject({ name: NoticeSetup.shape.name });

const listChannels = defineRoute({
  method: 'GET',
  path: '/notice-channels',
  scope: 'settings:read',
  summary: 'List the channels through which people are told that cases wait',
  description: 'A secret goes in and never comes out again; `hasSecret` says whether there is one.',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All channels', schema: { listOf: 'NoticeChannel' } },
  problems: [],
  async handle({ services, workspaceId }) {
    const items = await services.noticeChannels.list(workspaceId);
    return { status: 200, body: { items, nextCursor: null } };
  },
});

const putChannel = defineRoute({
  method: 'PUT',
  path: '/notice-channels/{name}',
  scope: 'settings:write',
  summary: 'Make or replace the channel of a name',
  description:
    'The secret is the address of an incoming webhook (Slack, Teams), or what messages are signed with (webhook). ' +
    'Without it the stored one stays. E-mails go through the mail server of the workspace.',
  params: NamedParams,
  query: NoFields,
  body: NoticeChannelInput.omit({ name: true }),
  answer: { status: 200, description: 'The channel', schema: 'NoticeChannel' },
  problems: ['value_missing', 'value_not_allowed', 'too_many_channels'],
  async handle({ services, workspaceId, actor, params, body }) {
    const saved = await saveNoticeChannel({ services, workspaceId, actor }, { ...params, ...body });
    return { status: 200, body: unwrap(saved) };
  },
});

const removeChannel = defineRoute({
  method: 'POST',
  path: '/notice-channels/{name}/remove',
  scope: 'settings:write',
  summary: 'Remove a channel',
  params: NamedParams,
  query: NoFields,
  body: EmptyBody,
  answer: { status: 200, description: 'The channel as it was', schema: 'NoticeChannel' },
  problems: ['notice_channel_not_found'],
  async handle({ services, workspaceId, actor, params }) {
    const { noticeChannels } = services;
    const NONE = 'There is no such channel in the workspace.';
    const named = (await noticeChannels.list(workspaceId)).find(({ name }) => name === params.name);
    const stored = found(named ?? null, 'notice_channel_not_found', NONE);
    const removed = await noticeChannels.remove(workspaceId, stored.id, actor);
    found(removed || null, 'notice_channel_not_found', NONE);
    return { status: 200, body: stored };
  },
});

export const noticeRoutes: readonly Route[] = [listChannels, putChannel, removeChannel];
