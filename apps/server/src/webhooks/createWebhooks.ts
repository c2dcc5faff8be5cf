import { createHash } from 'node:crypto';
import { parseStrictJson, type RunVerbs } from '@countersign/api';
import { evaluateSource } from '@countersign/expression';
import {
  type Artefact,
  fail,
  type Json,
  ok,
  problem,
  type Result,
  type Run,
  type WebhookTrigger,
  type WorkspaceId,
} from '@countersign/model';
import type { OpenConnectionByName, Store } from '@countersign/runtime';
import { type Delivery, deliveryId, verifyWebhook } from './verifyWebhook.ts';

export type WebhookSetup = {
  readonly workspaceBySlug: (slug: string) => Promise<WorkspaceId | null>;
  readonly store: Pick<Store, 'findFlow'>;
  readonly artefact: (hash: string) => Promise<Artefact>;
  readonly openConnection: OpenConnectionByName;
  readonly verbs: Pick<RunVerbs, 'start'>;
  readonly now?: () => Date;
};

export type Webhooks = {
  /**
   * Starts a run by a signed delivery; the same delivery again answers with the same run. Problems `hook_not_found`
   * (whatever the reason), `signature_invalid`, `malformed_json`, `webhook_input_failed`, and those of a start.
   */
  readonly receive: (
    address: { readonly workspace: string; readonly flow: string },
    delivery: Delivery,
  ) => Promise<Result<{ readonly run: Run; readonly repeated: boolean }>>;
};

/** What a run must not know of the request: who may sign is not part of the case. */
const HIDDEN_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Receives what other systems send to flows that start by `webhook`. */
export function createWebhooks(setup: WebhookSetup): Webhooks {
  return {
    async receive({ workspace, flow }, delivery) {
      const hook = await findHook(setup, workspace, flow);
      if (hook === null) return fail(NOT_FOUND);
      const { workspaceId, trigger } = hook;
      if (!(await isSigned(setup, hook, delivery))) return fail(UNSIGNED);
      const body = readBody(delivery.body);
      if (!body.ok) return body;
      const input = inputOf(trigger, body.value, delivery.headers);
      if (!input.ok) return input;
      return setup.verbs.start(workspaceId, {
        flow,
        input: input.value,
        ...{ subject: null, caseType: null, channel: 'webhook' },
        // A space keeps the keys of deliveries apart from all that clients of the API can choose.
        idempotencyKey: `webhook ${flow} ${deliveryId(trigger.signature, delivery, body.value)}`,
        bodyHash: createHash('sha256').update(delivery.body).digest('hex'),
        actor: { type: 'system', id: 'webhook', name: 'Webhook' },
      });
    },
  };
}

const NOT_FOUND = problem('hook_not_found', 'There is no webhook at this address.');
const UNSIGNED = problem(
  'signature_invalid',
  'The signature is missing, wrong or too old. Sign the body with the secret of this webhook.',
);

type Hook = { readonly workspaceId: WorkspaceId; readonly trigger: WebhookTrigger };

/** The webhook at an address; a closed one cannot be told from one that never was. */
async function findHook(
  { workspaceBySlug, store, artefact }: WebhookSetup,
  workspace: string,
  slug: string,
): Promise<Hook | null> {
  const workspaceId = await workspaceBySlug(workspace);
  const flow = workspaceId === null ? null : await store.findFlow(workspaceId, slug);
  if (workspaceId === null || flow === null || flow.archived || flow.artefactHash === null) return null;
  const { machine, nodes } = await artefact(flow.artefactHash);
  const trigger = nodes[String(machine['initial'])]?.node;
  if (trigger?.kind !== 'trigger' || !trigger.config.channels.includes('webhook')) return null;
  return trigger.config.webhook === undefined ? null : { workspaceId, trigger: trigger.config.webhook };
}

async function isSigned(
  { openConnection, now = () => new Date() }: WebhookSetup,
  { workspaceId, trigger }: Hook,
  delivery: Delivery,
): Promise<boolean> {
  const connection = await openConnection(workspaceId, trigger.connection);
  const secret = connection?.secret ?? '';
  return secret !== '' && verifyWebhook(trigger.signature, delivery, { secret, now: now() });
}

function readBody(bytes: Buffer): Result<Json> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return fail(problem('malformed_json', 'The body is not UTF-8. Send JSON in UTF-8.'));
  }
  return parseStrictJson(text);
}

function inputOf(
  { input }: WebhookTrigger,
  body: Json,
  headers: Readonly<Record<string, string>>,
): Result<Json> {
  if (input === undefined || input.trim() === '') return ok(body);
  const shown = Object.entries(headers).filter(([name]) => !HIDDEN_HEADERS.has(name));
  const made = evaluateSource(input, { body, headers: Object.fromEntries(shown) });
  if (made.ok) return made;
  const message = `The input of the run cannot be made from this body: ${made.problem.message}`;
  return fail(problem('webhook_input_failed', message));
}
