import type { Actions, Mailbox, OpenConnectionByName, Settings } from '@countersign/runtime';
import type { ActionExecutor, ActionType, OperationRequest } from './actionExecutor.ts';
import { createEmailExecutor } from './email/emailExecutor.ts';
import { createHttpExecutor } from './http/httpExecutor.ts';
import { OutboundClient } from './network/outboundClient.ts';
import { type ResolveHost, resolveBySystem } from './network/resolveHost.ts';
import { createWebhookExecutor } from './webhook/webhookExecutor.ts';

export type ActionDependencies = {
  readonly openConnection: OpenConnectionByName;
  readonly settings: Pick<Settings, 'get'>;
  readonly mailbox: Pick<Mailbox, 'deliver'>;
  /** Finds addresses of host names; the machine's own way if left out. */
  readonly resolve?: ResolveHost;
  /** Headers that go with every request, asked for at each: what carries a trace on. */
  readonly traceHeaders?: () => Readonly<Record<string, string>>;
};

type ExecutorRegistry = { readonly [TType in ActionType]: ActionExecutor<TType> };

/**
 * All executors of action nodes behind the runtime's port. An action without an executor does not compile. Disposing
 * closes connections that were kept open.
 */
export function createActions(dependencies: ActionDependencies): Actions & AsyncDisposable {
  const { openConnection, settings, mailbox, resolve = resolveBySystem, traceHeaders } = dependencies;
  const client = new OutboundClient(resolve, traceHeaders);
  const executors: ExecutorRegistry = {
    http: createHttpExecutor(client, openConnection, settings),
    webhook: createWebhookExecutor(client, openConnection, settings),
    email: createEmailExecutor({ openConnection, settings, mailbox, resolve }),
  };
  return {
    perform: (request, signal) => {
      // safe: executor and request are of the operation's own type
      const executor = executors[request.operation.type] as ActionExecutor<ActionType>;
      return executor.perform(request as OperationRequest<ActionType>, signal);
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
}
