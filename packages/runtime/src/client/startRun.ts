import { acceptInput, describeCase, NOT_STORABLE } from '@countersign/engine';
import {
  type Artefact,
  contentHash,
  fail,
  isStorable,
  type Json,
  ok,
  type Priority,
  problem,
  type Result,
  type RunId,
  type TriggerChannel,
  type WorkspaceId,
} from '@countersign/model';
import type { Actor, NewRun, StartableFlow, Store, StoredRun, Turn } from '../ports/store.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import { beginRun } from '../turns/beginRun.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';
import { hashWithPriority, isSameBody } from './isSameBody.ts';
import type { EarlierStart, KnownStarts } from './KnownStarts.ts';

export type StartRun = {
  readonly flow: string;
  readonly input: Json;
  /** Read from the input by the trigger when null. */
  readonly subject?: string | null | undefined;
  readonly caseType?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  /** Of what was sent, where the input is made from it; a repeated start has to have the same. Made here when absent. */
  readonly bodyHash?: string | undefined;
  /** How the start came in; refused when the trigger does not offer the channel. Unchecked when absent. */
  readonly channel?: TriggerChannel | undefined;
  /** Read from the input by the trigger when null. */
  readonly priority?: Priority | null | undefined;
  readonly actor: Actor;
};

/**
 * A new run as its first turn left it; or the name of one that has gone on since, so that it has to be read: `repeated`
 * tells whether another start had created it.
 */
export type Started =
  | {
      readonly type: 'created';
      readonly input: Json;
      readonly run: StoredRun;
      readonly turn: Turn;
      readonly at: string;
    }
  | { readonly type: 'known'; readonly runId: RunId; readonly repeated: boolean };

export type Starting = {
  readonly loop: TurnLoop;
  readonly findFlow: (workspaceId: WorkspaceId, slug: string) => Promise<StartableFlow | null>;
  readonly findStart: Store['findStart'];
  readonly newId: () => string;
  readonly clock: StoreClock;
  readonly known: KnownStarts;
};

/**
 * Starts a run of the flow's newest version; see `Client.start` for the problems. Under a key that has started one already
 * that one is the answer, whatever has become of the flow since: it is looked for before anything is refused.
 */
export async function startRun(
  workspaceId: WorkspaceId,
  start: StartRun,
  starting: Starting,
): Promise<Result<Started>> {
  const bodyHash = start.bodyHash ?? bodyHashOf(start);
  const started = await startNew(workspaceId, { ...start, bodyHash }, starting);
  if (started.ok || start.idempotencyKey == null) return started;
  const earlier = await starting.findStart(workspaceId, start.idempotencyKey);
  if (earlier === null) return started;
  if (!isSameBody(earlier.bodyHash, bodyHash)) return fail(CONFLICT);
  return ok({ type: 'known', runId: earlier.runId, repeated: true });
}

async function startNew(
  workspaceId: WorkspaceId,
  start: StartRun & { readonly bodyHash: string },
  { loop, clock, findFlow, newId, known }: Starting,
): Promise<Result<Started>> {
  const flow = publishedOr(await findFlow(workspaceId, start.flow), start.flow);
  if (!flow.ok) return flow;
  const artefact = await loop.artefact(flow.value.artefactHash);
  const input = checkedInput(artefact, start);
  if (!input.ok) return input;
  await clock.ready();
  const id = newId() as RunId; // safe: a new id is a UUID
  const described = describeCase(artefact, {
    input: input.value,
    run: { id, startedAt: clock.now().toISOString() },
  });
  const run: NewRun = {
    ...flow.value,
    ...{ id, workspaceId, input: input.value },
    subject: start.subject ?? described.subject,
    caseType: start.caseType ?? described.caseType,
    startedBy: start.actor.id,
    idempotencyKey: start.idempotencyKey ?? null,
    bodyHash: start.bodyHash,
    ...{ parent: null, depth: 0, priority: start.priority ?? described.priority },
  };
  const earlier = await known.find(run);
  if (earlier !== null) return answerRepeated(earlier, id);
  const submitted = await loop.start(run, beginRun(run));
  switch (submitted.type) {
    case 'committed': {
      const { run: created, turn, at } = submitted;
      known.note(run, { runId: id, sameBody: true });
      return ok({ type: 'created', input: run.input, run: created, turn, at });
    }
    case 'refused':
      return fail(submitted.problem);
    case 'duplicate':
      known.note(run, submitted);
      return answerRepeated(submitted, id);
    case 'decided':
      throw new Error('A start was answered like a verdict');
  }
}

const answerRepeated = ({ runId, sameBody }: EarlierStart, id: RunId): Result<Started> =>
  sameBody ? ok(knownRun(runId, id)) : fail(CONFLICT);

/** This very start, when its first commit went through without an answer; else an earlier one of the same key. */
const knownRun = (runId: RunId, id: RunId): Started => ({ type: 'known', runId, repeated: runId !== id });

const CONFLICT = problem(
  'idempotency_conflict',
  'This idempotency key has already started a run with another body. Use a new key for another case.',
);

type Published = {
  readonly flowId: string;
  readonly flow: string;
  readonly version: number;
  readonly artefactHash: string;
};

function publishedOr(found: StartableFlow | null, slug: string): Result<Published> {
  if (found === null) return fail(problem('flow_not_found', `There is no flow “${slug}” in this workspace.`));
  const { flowId, flow, version, artefactHash, archived } = found;
  if (archived)
    return fail(problem('flow_archived', `The flow “${slug}” is archived. Restore it to start runs.`));
  if (version === null || artefactHash === null) {
    return fail(problem('flow_not_published', `The flow “${slug}” has no published version yet.`));
  }
  return ok({ flowId, flow, version, artefactHash });
}

function checkedInput(artefact: Artefact, start: StartRun): Result<Json> {
  const trigger = artefact.nodes[String(artefact.machine['initial'])]?.node;
  if (
    start.channel !== undefined &&
    trigger?.kind === 'trigger' &&
    !trigger.config.channels.includes(start.channel)
  ) {
    return fail(
      problem('channel_closed', `The flow “${start.flow}” cannot be started by “${start.channel}”.`),
    );
  }
  if (!isStorable([start.subject ?? null, start.caseType ?? null])) return fail(NOT_STORABLE);
  return acceptInput(artefact, start.input);
}

/** What has to be the same for a repeated start: what was sent, not what was made of it. */
function bodyHashOf({ flow, input, subject = null, caseType = null, ...start }: StartRun): string {
  // Without a key only the very same start can come twice.
  if (start.idempotencyKey == null) return '';
  return hashWithPriority(contentHash({ flow, input, subject, caseType }), start.priority);
}
