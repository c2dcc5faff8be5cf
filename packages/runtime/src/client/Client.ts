import { NOT_STORABLE } from '@countersign/engine';
import {
  fail,
  isStorable,
  ok,
  type Problem,
  problem,
  type Result,
  type Review,
  type ReviewId,
  type Run,
  type RunId,
  type WorkspaceId,
} from '@countersign/model';
import { Gatherer } from '../gathering/Gatherer.ts';
import { gatherReads } from '../gathering/gatherReads.ts';
import type { Runs } from '../ports/queries.ts';
import type { Actor, Store } from '../ports/store.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import type { Compose, Submitted, TurnLoop } from '../turns/TurnLoop.ts';
import { type DecideReview, decidedProblem, refusalOfVerdict, requestOfVerdict } from './checkVerdict.ts';
import { KnownStarts } from './KnownStarts.ts';
import { type Migrated, type MigrateRuns, migrateRuns } from './migrateRuns.ts';
import { isPendingRequest, pendVerdict, type WithdrawVerdict, withdrawVerdict } from './pendingVerdict.ts';
import { isKnownRequest } from './repeatedRequest.ts';
import { type ResolveStep, refusalOfResolve, requestOfResolve, resolveStep } from './resolveStep.ts';
import { type Started, type Starting, type StartRun, startRun } from './startRun.ts';
import { type SendSignal, SIGNAL_CONFLICT, signalKeyOf, takeSignal } from './takeSignal.ts';
import { takeVerdict } from './takeVerdict.ts';

const REVIEWS_PER_LOAD = 500;

export type ClientOptions = {
  readonly store: Store;
  /** Reads runs for answers. */
  readonly runs: Runs;
  readonly loop: TurnLoop;
  readonly clock: StoreClock;
  readonly newId: () => string;
};

type ReviewName = { readonly workspaceId: WorkspaceId; readonly id: ReviewId };

/** What people and other systems can make happen. Each call ends when its turn is committed. */
export class Client {
  readonly #store: Store;
  readonly #runs: Runs;
  readonly #loop: TurnLoop;
  readonly #starting: Starting;
  readonly #reviews: Gatherer<ReviewName, Review | null>;

  constructor({ store, runs, loop, clock, newId }: ClientOptions) {
    this.#store = store;
    this.#runs = runs;
    this.#loop = loop;
    const flows = gatherReads((name: readonly [WorkspaceId, string]) => store.findFlow(...name));
    this.#starting = {
      ...{ loop, clock, newId, known: new KnownStarts(loop) },
      findFlow: (...name) => flows(name),
      findStart: (...name) => store.findStart(...name),
    };
    this.#reviews = new Gatherer((names) => loadReviews(store, names), { limit: REVIEWS_PER_LOAD });
  }

  /**
   * Starts a run of the flow's newest version; `repeated` tells that the idempotency key had started it before.
   * Problems `flow_not_found`, `flow_not_published`, `flow_archived`, `channel_closed`, `schema_violation`,
   * `text_not_storable`, `idempotency_conflict`.
   */
  async start(
    workspaceId: WorkspaceId,
    start: StartRun,
  ): Promise<Result<{ readonly run: Run; readonly repeated: boolean }>> {
    const started = await startRun(workspaceId, start, this.#starting);
    if (!started.ok) return started;
    if (started.value.type === 'created') return ok({ run: runOf(started.value), repeated: false });
    const { runId, repeated } = started.value;
    const run = await this.#read(workspaceId, runId);
    return run.ok ? ok({ run: run.value, repeated }) : run;
  }

  /** Many starts at once; one result per item, in order. */
  startMany(workspaceId: WorkspaceId, starts: readonly StartRun[]) {
    return Promise.all(starts.map((start) => this.start(workspaceId, start)));
  }

  /**
   * Gives the one verdict of a review and answers the decided review. Problems `review_not_found`, `review_decided` (with
   * `decidedBy` and `decidedAt` in `data`), `review_closed`, `review_changed`, `role_too_narrow`, `four_eyes`,
   * `verdict_not_allowed`, `edited_payload_missing`, `message_required`, `reason_code_unknown`, `schema_violation`. Under an
   * idempotency key the same person may repeat the same verdict, and is answered as the first time. With `undoMs` the
   * review is answered as it is: open, with the verdict in `pending` until it takes effect.
   */
  async decide(workspaceId: WorkspaceId, decision: DecideReview): Promise<Result<Review>> {
    const decided = await this.#decideOnce(workspaceId, decision);
    const request = requestOfVerdict(decision);
    if (decided.ok || decided.problem.code !== 'review_decided' || request === null) return decided;
    const review = await this.#reviews.add({ workspaceId, id: decision.reviewId });
    if (review === null) return decided;
    const isKnown = isPendingRequest(review, request) || (await this.#isKnown(review.runId, request));
    return isKnown ? ok(review) : decided;
  }

  /**
   * Takes back a verdict that has not taken effect, by whoever gave it, and answers the review, open as before. Problems
   * `review_not_found`, `verdict_not_pending`, `verdict_of_another`.
   */
  async withdraw(workspaceId: WorkspaceId, withdrawal: WithdrawVerdict): Promise<Result<Review>> {
    const { reviewId } = withdrawal;
    const review = await this.#reviews.add({ workspaceId, id: reviewId });
    if (review === null) return fail(NO_REVIEW);
    const compose = withdrawVerdict(withdrawal, this.#store);
    const submitted = await this.#loop.submit(workspaceId, review.runId, compose);
    return submitted.type === 'committed' ? ok({ ...review, pending: null }) : fail(problemOf(submitted));
  }

  async #decideOnce(workspaceId: WorkspaceId, decision: DecideReview): Promise<Result<Review>> {
    const found = await this.#decidable(workspaceId, decision);
    if (!found.ok) return found;
    const review = found.value;
    const { undoMs = 0 } = decision;
    const compose = undoMs > 0 ? pendVerdict(decision, undoMs) : takeVerdict(review, decision);
    const submitted = await this.#loop.submit(workspaceId, review.runId, compose);
    switch (submitted.type) {
      case 'committed': {
        const [waiting] = submitted.turn.pendingVerdicts ?? [];
        if (waiting !== undefined) return ok({ ...review, pending: waiting.pending });
        return ok(decidedReview(review, decision, submitted.at));
      }
      case 'decided':
        this.#loop.reviews.forget(review.id);
        return fail(refusalOfVerdict(submitted.review, decision) ?? decidedProblem(submitted.review));
      default:
        return fail(await this.#whyRefused(workspaceId, decision, problemOf(submitted)));
    }
  }

  /** The review, when this verdict can be taken. Nothing is refused on the ground of a remembered one. */
  async #decidable(workspaceId: WorkspaceId, decision: DecideReview): Promise<Result<Review>> {
    const { reviewId } = decision;
    const known = this.#loop.reviews.find(workspaceId, reviewId);
    if (known !== null && refusalOfVerdict(known, decision) === null) return ok(known);
    const review = await this.#reviews.add({ workspaceId, id: reviewId });
    if (review === null) return fail(NO_REVIEW);
    const refusal = refusalOfVerdict(review, decision);
    return refusal === null ? ok(review) : fail(refusal);
  }

  /** The run went on before the verdict could be taken: what the reviewer has to know is what became of the review. */
  async #whyRefused(workspaceId: WorkspaceId, decision: DecideReview, refused: Problem): Promise<Problem> {
    const review = await this.#reviews.add({ workspaceId, id: decision.reviewId });
    return (review === null ? null : refusalOfVerdict(review, decision)) ?? refused;
  }

  /** Many verdicts at once; each stands for itself, one result per item, in order. */
  decideMany(
    workspaceId: WorkspaceId,
    decisions: readonly DecideReview[],
  ): Promise<readonly Result<Review>[]> {
    return Promise.all(decisions.map((decision) => this.decide(workspaceId, decision)));
  }

  /**
   * Ends a run from any state, and with it the runs that it calls. Actions under way are waited for, and with `undo` what
   * they all did is taken back then; until that is through a run is `running`, or `parked` where nobody knows what came of
   * an action. Problems `run_not_found`, `run_final`, `run_ending`, `run_undoing`.
   */
  cancel(
    workspaceId: WorkspaceId,
    id: RunId,
    actor: Actor,
    { undo = false }: { readonly undo?: boolean } = {},
  ): Promise<Result<Run>> {
    return this.#change(workspaceId, id, async (subject, draft, desk) => {
      const composed = await composeTurn({ type: 'cancel', by: actor.name, undo }, { subject, draft, desk });
      return composed.ok ? ok({ type: 'cancel', actor }) : composed;
    });
  }

  /**
   * Ends an incident: tries the parked step again, goes on with a value in its place, or lets it fail. For owners and
   * consultants. Problems `run_not_found`, `incident_not_found`, `role_too_narrow`, `value_missing`, `value_not_allowed`,
   * `proposal_invalid`, `decision_unknown`, `payload_invalid`, `text_not_storable`, `run_final`, `run_ending` (it waits
   * for what came of the step, and tries nothing again). Under an idempotency key
   * the same person may repeat it without a second effect, also when the step is parked again by then.
   */
  async resolve(workspaceId: WorkspaceId, resolve: ResolveStep): Promise<Result<Run>> {
    const refusal = refusalOfResolve(resolve);
    if (refusal !== null) return fail(refusal);
    const request = requestOfResolve(resolve);
    if (request === null) return this.#resolveOnce(workspaceId, resolve);
    const run = await this.#read(workspaceId, resolve.runId);
    if (!run.ok || (await this.#isKnown(resolve.runId, request))) return run;
    const resolved = await this.#resolveOnce(workspaceId, resolve);
    if (resolved.ok || !(await this.#isKnown(resolve.runId, request))) return resolved;
    return this.#read(workspaceId, resolve.runId);
  }

  async #isKnown(runId: RunId, request: string): Promise<boolean> {
    return isKnownRequest(await this.#store.eventsOf(runId), request);
  }

  async #resolveOnce(workspaceId: WorkspaceId, resolve: ResolveStep): Promise<Result<Run>> {
    const incident = await this.#store.findIncident(workspaceId, resolve.runId, resolve.key);
    if (incident !== null) return this.#change(workspaceId, resolve.runId, resolveStep(resolve, incident));
    const run = await this.#read(workspaceId, resolve.runId);
    return run.ok ? fail(problem('incident_not_found', `The step “${resolve.key}” is not parked.`)) : run;
  }

  /**
   * Moves waiting runs from one version of their flow to another, or says of each what would become of it. For
   * consultants. Problems `version_not_found`, `same_version`, `role_too_narrow`; of a single run those of the engine's
   * `migrate`, `run_not_found`, `other_version`.
   */
  migrate(workspaceId: WorkspaceId, request: MigrateRuns): Promise<Result<Migrated>> {
    return migrateRuns(workspaceId, request, { store: this.#store, runs: this.#runs, loop: this.#loop });
  }

  /**
   * Sends a named signal to a run: it ends the waits for this name, or is kept for the next one. Under an idempotency key
   * it may be repeated without a second effect. Problems `run_not_found`, `run_final`, `run_ending`, `run_undoing`, `too_many_signals`,
   * `text_not_storable`, `idempotency_conflict` (another signal has this key).
   */
  async signal(workspaceId: WorkspaceId, signal: SendSignal): Promise<Result<Run>> {
    const { id, name, payload } = signal;
    const once = signalKeyOf(signal);
    if (!isStorable([name, payload, once?.idempotencyKey ?? null])) return fail(NOT_STORABLE);
    const known = once && (await this.#store.findSignal(id, once.idempotencyKey));
    if (typeof known === 'string') return this.#repeated(workspaceId, id, known === once?.bodyHash);
    const submitted = await this.#loop.submit(workspaceId, id, takeSignal(signal, once));
    if (submitted.type === 'duplicate') return this.#repeated(workspaceId, id, submitted.sameBody);
    return submitted.type === 'committed' ? this.#read(workspaceId, id) : fail(problemOf(submitted));
  }

  /** The run, as it was when a signal under the same key had come before. */
  async #repeated(workspaceId: WorkspaceId, id: RunId, isSame: boolean): Promise<Result<Run>> {
    const run = await this.#read(workspaceId, id);
    return !run.ok || isSame ? run : fail(SIGNAL_CONFLICT);
  }

  async #change(workspaceId: WorkspaceId, id: RunId, compose: Compose): Promise<Result<Run>> {
    const submitted = await this.#loop.submit(workspaceId, id, compose);
    return submitted.type === 'committed' ? this.#read(workspaceId, id) : fail(problemOf(submitted));
  }

  async #read(workspaceId: WorkspaceId, id: RunId): Promise<Result<Run>> {
    const run = await this.#runs.get(workspaceId, id);
    return run === null ? fail(problem('run_not_found', 'There is no such run in this workspace.')) : ok(run);
  }
}

const NO_REVIEW = problem('review_not_found', 'There is no such review in this workspace.');

async function loadReviews(store: Store, names: readonly ReviewName[]): Promise<readonly (Review | null)[]> {
  const groups = [...Map.groupBy(names, ({ workspaceId }) => workspaceId)];
  const loaded = await Promise.all(
    groups.map(([workspaceId, group]) =>
      store.loadReviews(workspaceId, [...new Set(group.map(({ id }) => id))]),
    ),
  );
  const found = groups.map(
    ([workspaceId], index) =>
      [workspaceId, new Map(loaded[index]?.map((review) => [review.id, review]))] as const,
  );
  const byWorkspace = new Map(found);
  return names.map(({ workspaceId, id }) => byWorkspace.get(workspaceId)?.get(id) ?? null);
}

function runOf({ run, turn, input, at }: Extract<Started, { type: 'created' }>): Run {
  const { outcome, output } = turn;
  return {
    id: run.id,
    flow: run.flow as Run['flow'], // safe: the store found the flow by this slug
    version: run.version,
    status: run.status,
    ...(outcome === null ? {} : { outcome }),
    ...(output === null ? {} : { output }),
    input,
    subject: run.subject,
    caseType: run.caseType,
    priority: run.priority,
    createdAt: at,
    updatedAt: at,
  };
}

const decidedReview = (review: Review, { actor, verdict }: DecideReview, at: string): Review => ({
  ...review,
  status: 'decided',
  decidedAt: at,
  decidedBy: actor.id,
  verdict,
  pending: null,
});

/** What the loop knows about turns, in the words of a client. */
const CLIENT_CODES: Readonly<Record<string, string>> = {
  run_finished: 'run_final',
  stale_completion: 'run_moved',
  run_gone: 'run_moved',
  incident_gone: 'incident_not_found',
};

function problemOf(submitted: Submitted): Problem {
  if (submitted.type !== 'refused') throw new Error(`A change of a run was answered with ${submitted.type}`);
  const { code } = submitted.problem;
  return { ...submitted.problem, code: CLIENT_CODES[code] ?? code };
}
