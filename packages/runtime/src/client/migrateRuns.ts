import {
  activeVisits,
  effectOf,
  gateOptions,
  migrate,
  payloadSchemaOf,
  type RunSnapshot,
  readSnapshot,
} from '@countersign/engine';
import {
  type Artefact,
  fail,
  type Oversight,
  ok,
  type Problem,
  problem,
  type Result,
  type Review,
  type Role,
  type RunId,
  type RunStatus,
  type WorkspaceId,
} from '@countersign/model';
import type { Runs } from '../ports/queries.ts';
import type { Actor, Store, StoredRun, TurnCause } from '../ports/store.ts';
import { closeReview } from '../turns/closeReview.ts';
import type { Composing } from '../turns/composing.ts';
import { gateTimers } from '../turns/gateTimers.ts';
import { openFollowUp } from '../turns/openReview.ts';
import type { Compose, TurnLoop } from '../turns/TurnLoop.ts';

/** Which waiting runs are to go on as runs of another version. All that wait on `from` when `runs` is absent. */
export type MigrateRuns = {
  readonly flow: string;
  readonly from: number;
  readonly to: number;
  readonly runs?: readonly RunId[] | undefined;
  /** Where the answer before ended: `nextCursor`. Means nothing with `runs`. */
  readonly cursor?: string | undefined;
  /** Only says what would happen. */
  readonly dryRun: boolean;
  readonly actor: Actor;
  readonly role: Role;
};

/** What became, or would become, of one run: `problem` says why it stays. */
export type MigratedRun = {
  readonly runId: RunId;
  readonly subject: string | null;
  readonly moved: boolean;
  readonly problem: Problem | null;
};

/** `more`: there are further runs on the old version; ask again with `nextCursor`, whatever became of these. */
export type Migrated = {
  readonly items: readonly MigratedRun[];
  readonly moved: number;
  readonly refused: number;
  readonly more: boolean;
  readonly nextCursor: string | null;
};

type Migrating = { readonly store: Store; readonly runs: Runs; readonly loop: TurnLoop };

const RUNS_PER_CALL = 1_000;
const PAGE = 500;
const UNFINISHED: readonly RunStatus[] = ['waiting', 'parked', 'running'];

/** Moves waiting runs to another version of their flow; see `Client.migrate` for the problems. */
export async function migrateRuns(
  workspaceId: WorkspaceId,
  request: MigrateRuns,
  migrating: Migrating,
): Promise<Result<Migrated>> {
  const { flow, from, to, role } = request;
  if (role !== 'consultant') {
    return fail(problem('role_too_narrow', 'Only a consultant may move runs to another version.'));
  }
  if (from === to) return fail(problem('same_version', 'The runs are on this version already.', '/to'));
  const [fromHash, hash] = await Promise.all([
    migrating.store.findVersion(workspaceId, flow, from),
    migrating.store.findVersion(workspaceId, flow, to),
  ]);
  if (fromHash === null) return fail(versionNotFound(flow, from));
  if (hash === null) return fail(versionNotFound(flow, to));
  const begin = placeOf(request.cursor);
  if (begin === null) return fail(INVALID_CURSOR);
  const { ids, nextCursor } = await candidates(workspaceId, { ...request, begin }, migrating.runs);
  const artefact = await migrating.loop.artefact(hash);
  const called = await calledFrom([await migrating.loop.artefact(fromHash), artefact], migrating.loop);
  const items = await moveAll(workspaceId, ids, { ...migrating, target: { ...request, artefact, called } });
  const moved = items.filter((item) => item.problem === null).length;
  return ok({ items, moved, refused: items.length - moved, more: nextCursor !== null, nextCursor });
}

const versionNotFound = (flow: string, version: number): Problem =>
  problem('version_not_found', `The flow “${flow}” has no version ${version}.`);

const INVALID_CURSOR = problem(
  'invalid_cursor',
  'The cursor is not one that this list has answered. Begin again without it.',
);

/** Where to go on: in the list of the runs of a status, behind `cursor`. */
type Place = { readonly status: RunStatus; readonly cursor: string | undefined };

/** A cursor is the name of the status and, behind a dot, the cursor in its list. Null for any other text. */
function placeOf(text: string | undefined): Place | null {
  const [name, ...rest] = (text ?? `${UNFINISHED[0]}.`).split('.');
  const status = UNFINISHED.find((known) => known === name);
  const cursor = rest.join('.');
  return status === undefined ? null : { status, cursor: cursor === '' ? undefined : cursor };
}

async function candidates(
  workspaceId: WorkspaceId,
  { flow, from, runs: named, begin }: MigrateRuns & { readonly begin: Place },
  runs: Runs,
): Promise<{ readonly ids: readonly RunId[]; readonly nextCursor: string | null }> {
  if (named !== undefined) return { ids: [...new Set(named)], nextCursor: null };
  const ids: RunId[] = [];
  let place: Place | null = begin;
  while (place !== null && ids.length + PAGE <= RUNS_PER_CALL) {
    const { status, cursor }: Place = place;
    const page = await runs.list(workspaceId, { flow, version: from, status, cursor, limit: PAGE });
    ids.push(...page.items.map(({ id }) => id));
    place = page.nextCursor === null ? behind(status) : { status, cursor: page.nextCursor };
  }
  // A run that changes its status meanwhile may be met twice.
  return {
    ids: [...new Set(ids)],
    nextCursor: place === null ? null : `${place.status}.${place.cursor ?? ''}`,
  };
}

function behind(status: RunStatus): Place | null {
  const next = UNFINISHED[UNFINISHED.indexOf(status) + 1];
  return next === undefined ? null : { status: next, cursor: undefined };
}

/** By artefact hash: what the flows do that the two versions call. */
type Called = ReadonlyMap<string, Oversight | undefined>;

async function calledFrom(versions: readonly Artefact[], loop: TurnLoop): Promise<Called> {
  const calls = versions.flatMap(({ nodes }) => Object.values(nodes)).map(({ call }) => call?.artefactHash);
  const hashes = [...new Set(calls)].filter((hash) => typeof hash === 'string');
  return new Map(
    await Promise.all(hashes.map(async (hash) => [hash, (await loop.artefact(hash)).oversight] as const)),
  );
}

type Target = MigrateRuns & { readonly artefact: Artefact; readonly called: Called };

async function moveAll(
  workspaceId: WorkspaceId,
  ids: readonly RunId[],
  { store, loop, target }: Migrating & { target: Target },
): Promise<readonly MigratedRun[]> {
  const stored = new Map((await store.loadRuns(ids)).map((run) => [run.id, run]));
  return Promise.all(
    ids.map(async (runId): Promise<MigratedRun> => {
      const run = stored.get(runId);
      if (run?.workspaceId !== workspaceId || run.flow !== target.flow) {
        const missing = problem('run_not_found', `There is no run ${runId} of the flow “${target.flow}”.`);
        return { runId, subject: null, moved: false, problem: missing };
      }
      const refusal = target.dryRun
        ? refusalOfMove(run, await loop.artefact(run.artefactHash), target)
        : await move(run, { loop, target });
      const { subject } = run;
      return { runId, subject, moved: refusal === null && !target.dryRun, problem: refusal };
    }),
  );
}

function refusalOfMove(run: StoredRun, artefact: Artefact, target: Target): Problem | null {
  const moved = movedSnapshot(run, { artefact, target, snapshot: readSnapshot(run.snapshot) });
  return moved.ok ? null : moved.problem;
}

async function move(
  { workspaceId, id }: StoredRun,
  { loop, target }: { loop: TurnLoop; target: Target },
): Promise<Problem | null> {
  const submitted = await loop.submit(workspaceId, id, moveTo(target));
  if (submitted.type === 'committed') return null;
  if (submitted.type === 'refused') return submitted.problem;
  throw new Error(`The move of a run was answered with ${submitted.type}`);
}

function movedSnapshot(
  { version, parent }: Pick<StoredRun, 'version' | 'parent'>,
  { artefact, target, snapshot }: { artefact: Artefact; target: Target; snapshot: RunSnapshot },
): Result<RunSnapshot> {
  if (version !== target.from) {
    return fail(problem('other_version', `The run is on version ${version}, not on ${target.from}.`));
  }
  const oversightOf = (hash: string) => target.called.get(hash);
  return migrate(artefact, target.artefact, { snapshot, isCalled: parent !== null, oversightOf });
}

/** The turn after which a run belongs to the other version; whoever was asked is asked anew. */
function moveTo(target: Target): Compose {
  const { artefact, actor, from, to } = target;
  return async (subject, draft, desk) => {
    const snapshot = draft.snapshot as RunSnapshot; // safe: the run is stored, so it has been started
    const moved = movedSnapshot(subject.run, { artefact: subject.artefact, target, snapshot });
    if (!moved.ok) return moved;
    draft.snapshot = moved.value;
    const at = subject.now.toISOString();
    draft.events.push({ type: 'run.migrated', at, data: { from, to, by: actor.name } });
    const there = { ...subject, artefact, run: { ...subject.run, version: to } };
    await askAnew({ subject: there, draft, desk });
    const { hash: artefactHash } = artefact;
    return ok({ type: 'migrate', actor, version: to, artefactHash } satisfies TurnCause);
  };
}

/** Opens the reviews of waiting gates again as the other version asks them, and counts their times from now. */
async function askAnew({ subject, draft, desk }: Composing): Promise<void> {
  const { artefact, now } = subject;
  const { context } = draft.snapshot as RunSnapshot; // safe: set just now
  const open = await desk.openReviewsOf(subject.run.id);
  for (const visit of activeVisits(draft.snapshot as RunSnapshot)) {
    const gate = artefact.nodes[visit.node]?.node;
    const isHere = (review: Review) => review.node === visit.node && review.visit === visit.visit;
    if (gate?.kind !== 'gate') continue;
    const effect = effectOf(artefact, visit, { context, now: now.toISOString() });
    for (const review of open.filter((review) => review.kind !== 'sample' && isHere(review))) {
      closeReview(draft, review, { status: 'cancelled', now });
      const question = effect.ok && effect.value?.kind === 'gate' ? effect.value.input.question : null;
      const options = gateOptions(artefact, visit.node, { mayEscalate: review.role !== 'owner' });
      const content = {
        question: question ?? review.content.question,
        ...{ options, reasonCodes: [...gate.config.reasonCodes] },
        payloadSchema: payloadSchemaOf(artefact, artefact.nodes[visit.node]?.agent ?? null),
      };
      const shown = { ...review, version: subject.run.version, nodeTitle: gate.title };
      openFollowUp(shown, { content }, { subject, draft, desk });
    }
    draft.cancelledTimers.push(`${visit.key}/remind`, `${visit.key}/escalate`);
    draft.timers.push(...gateTimers(artefact, visit));
  }
}
