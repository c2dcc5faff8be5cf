import { type ActionOperation, type Json, WorkspaceId } from '@countersign/model';
import type { ActionRequest, ConnectionKind, MailboxMessage, OpenConnection } from '@countersign/runtime';
import { type ActionDependencies, createActions } from '../createActions.ts';

type WorkspaceOptions = {
  readonly allowedHosts?: readonly string[];
  readonly emailConnection?: string | null;
  readonly connections?: readonly OpenConnection[];
  readonly resolve?: ActionDependencies['resolve'];
};

/** The actions of a workspace with these settings, and its mailbox. */
export function aWorkspace(options: WorkspaceOptions = {}) {
  const { allowedHosts = [], emailConnection = null, connections = [], resolve } = options;
  const messages: MailboxMessage[] = [];
  const actions = createActions({
    openConnection: (_workspace, name) =>
      Promise.resolve(connections.find((one) => one.name === name) ?? null),
    settings: {
      get: () =>
        Promise.resolve({
          allowedHosts: [...allowedHosts],
          emailConnection,
          undoSeconds: 10,
          emailFrom: 'desk@example.com',
        }),
    },
    mailbox: {
      deliver: (_workspace, message) => {
        const known = messages.find(({ idempotencyKey }) => idempotencyKey === message.idempotencyKey);
        const stored = known ?? { ...message, id: `m${messages.length + 1}`, sentAt: '2026-01-01T00:00:00Z' };
        if (known === undefined) messages.push(stored);
        return Promise.resolve(stored);
      },
    },
    ...(resolve === undefined ? {} : { resolve }),
  });
  const perform = (
    operation: ActionOperation,
    { attempt = 1, signal = new AbortController().signal }: { attempt?: number; signal?: AbortSignal } = {},
  ) => actions.perform(aRequest(operation, attempt), signal);
  return { perform, messages, [Symbol.asyncDispose]: () => actions[Symbol.asyncDispose]() };
}

const aRequest = (operation: ActionOperation, attempt: number): ActionRequest => ({
  workspaceId: WorkspaceId.parse('demo'),
  operation,
  idempotencyKey: 'run-1/pay/2',
  attempt,
});

/** A connection as the workspace opens it. */
export const aConnection = (
  name: string,
  kind: ConnectionKind,
  opened: { readonly settings?: { readonly [key: string]: Json }; readonly secret?: string | null },
): OpenConnection => ({
  id: name,
  name,
  kind,
  settings: opened.settings ?? {},
  hasSecret: opened.secret !== null,
  updatedAt: '2026-01-01T00:00:00Z',
  secret: opened.secret ?? null,
});
