import type { TrustState } from '@countersign/autonomy';
import {
  type Artefact,
  CheckpointPolicy,
  fail,
  problem,
  type Result,
  type Review,
  type ReviewId,
  type RunEvent,
  type RunId,
  type WorkspaceId,
} from '@countersign/model';
import type { CaseIndex, CaseIndexQueue } from '../ports/caseIndex.ts';
import { type Clock, systemClock } from '../ports/clock.ts';
import type { Incidents } from '../ports/incidents.ts';
import type { StoredLesson } from '../ports/lesson.ts';
import type {
  Page,
  ReviewListing,
  ReviewSummary,
  Reviews,
  RunDetails,
  RunFilter,
  Runs,
} from '../ports/queries.ts';
import type { SpentToday } from '../ports/spending.ts';
import type {
  CalledRun,
  ChildSnapshot,
  HeldEffect,
  Lease,
  LeasedEffect,
  ReleasedLeases,
  StartableFlow,
  Store,
  StoredIncident,
  StoredRun,
  Turn,
  TurnOutcome,
} from '../ports/store.ts';
import type { Earner, StoredCheckpoint } from '../ports/storedCheckpoint.ts';
import type { StoreHint } from '../ports/storeHint.ts';
import type { Swept } from '../ports/swept.ts';
import type { DueTimer, TimerClaim, TimerKey } from '../ports/timers.ts';
import type { WideningAnswer } from '../ports/trust.ts';
import type { WorkspaceLimits } from '../ports/workspaceLimits.ts';
import { takeAnswer } from '../trust/ownerVerbs.ts';
import { childrenOf, childSnapshots } from './calls.ts';
import { memoryCaseIndex, memoryCaseIndexQueue } from './caseIndex.ts';
import { refusalOfTurn } from './checkTurn.ts';
import { claimEffects } from './claimEffects.ts';
import { claimTimers } from './claimTimers.ts';
import { hintsOf } from './hintsOf.ts';
import { isOpenAction } from './isOpenAction.ts';
import { closeLedger, noteChange, openLedger, storedCheckpoint, sweepOverdue } from './ledgers.ts';
import {
  emptyState,
  type LedgerRow,
  type MemoryCheckpoint,
  type MemoryEffect,
  type MemoryState,
  nameIn,
} from './memoryState.ts';
import { detailsOf, listIncidents, listRuns, spentToday } from './queries.ts';
import { recallTurn } from './recallTurn.ts';
import { listReviews, pendingOf, reviewIn, reviewStatistics, withReminder } from './reviews.ts';
import { writeLedger } from './writeLedger.ts';
import { dayOf, writeTurn } from './writeTurn.ts';

/**
 * The store of tests and of the simulator in the browser: the same rules as a database, kept in this process only.
 * Flows, artefacts and checkpoints are put in by hand.
 */
export class MemoryStore implements Store {
  readonly #state: MemoryState = emptyState();
  readonly #listeners = new Set<(hint: StoreHint) => void>();
  readonly #clock: Clock;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** Makes the artefact the newest version of the flow. */
  putVersion(
    workspaceId: WorkspaceId,
    { flow, version, artefact }: { flow: string; version: number; artefact: Artefact },
  ): StartableFlow {
    const startable = {
      flowId: nameIn(workspaceId, flow),
      flow,
      version,
      artefactHash: artefact.hash,
      archived: false,
    };
    this.#state.artefacts.set(artefact.hash, artefact);
    this.#state.versions.set(nameIn(startable.flowId, String(version)), artefact.hash);
    this.#state.flows.set(startable.flowId, startable);
    return startable;
  }

  /** Puts a checkpoint in, or another policy of it. `rung` is where the first agent version of a segment begins. */
  putCheckpoint(checkpoint: MemoryCheckpoint): void {
    const name = checkpointName(checkpoint.workspaceId, checkpoint.flowId, checkpoint.key);
    this.#state.checkpoints.set(name, {
      ...checkpoint,
      policy: CheckpointPolicy.parse(checkpoint.policy),
    });
    this.#state.checkpointNames.set(checkpoint.id, name);
    noteChange(this.#state, checkpoint.id, this.#nowMs());
  }

  /** What every agent version has earned at a checkpoint. */
  trustsOf(checkpointId: string): readonly TrustState[] {
    return [...(this.#state.books.get(checkpointId)?.book.trusts.values() ?? [])];
  }

  /** An owner's answer to a widening; see `Checkpoints.answerWidening`. */
  answerWidening(answer: WideningAnswer): Result<TrustState> {
    const ledger = openLedger(this.#state, answer.id, this.#nowMs());
    if (ledger === null) return fail(problem('not_found', `There is no checkpoint ${answer.id}.`));
    const taken = takeAnswer(ledger, answer);
    closeLedger(this.#state, ledger);
    return taken;
  }

  putLimits(workspaceId: WorkspaceId, limits: WorkspaceLimits): void {
    this.#state.limits.set(workspaceId, limits);
  }

  /** The ledger of a checkpoint, in decision order. */
  ledgerOf(checkpointId: string): readonly LedgerRow[] {
    return this.#state.ledger.filter((row) => row.checkpointId === checkpointId);
  }

  /** What verdicts taught in a workspace. */
  lessonsOf(workspaceId: WorkspaceId): readonly StoredLesson[] {
    return [...this.#state.lessons.values()].filter((lesson) => lesson.workspaceId === workspaceId);
  }

  readonly runs: Runs = {
    list: async (workspaceId: WorkspaceId, filter: RunFilter) => listRuns(this.#state, workspaceId, filter),
    get: async (workspaceId: WorkspaceId, id: RunId): Promise<RunDetails | null> =>
      detailsOf(this.#state, workspaceId, id),
    events: async (workspaceId, id, after, limit): Promise<readonly RunEvent[]> => {
      if (this.#state.runs.get(id)?.workspaceId !== workspaceId) return [];
      return (this.#state.events.get(id) ?? []).slice(after, after + limit);
    },
  };

  readonly reviews: Reviews = {
    list: async (workspaceId: WorkspaceId, listing: ReviewListing): Promise<Page<ReviewSummary>> =>
      listReviews(this.#state, { workspaceId, now: this.#clock.now() }, listing),
    get: async (workspaceId: WorkspaceId, id: ReviewId) => {
      const review = reviewIn(this.#state, workspaceId, id);
      return review === null ? null : withReminder(this.#state, review);
    },
    countOpen: async (workspaceId: WorkspaceId) =>
      [...this.#state.reviews.values()].filter(
        ({ review, ...stored }) =>
          stored.workspaceId === workspaceId && review.status === 'open' && review.pending == null,
      ).length,
    pendingOf: async (workspaceId, actorId) =>
      pendingOf(this.#state, { workspaceId, now: this.#clock.now() }, actorId),
    statistics: async (workspaceId, filter) =>
      reviewStatistics(this.#state, { workspaceId, now: this.#clock.now() }, filter),
  };

  readonly caseIndex: CaseIndex = memoryCaseIndex(this.#state);
  readonly caseIndexQueue: CaseIndexQueue = memoryCaseIndexQueue(this.#state);

  readonly incidents: Incidents = {
    list: async (workspaceId, filter) => listIncidents(this.#state, workspaceId, filter),
    count: async (workspaceId) => listIncidents(this.#state, workspaceId, { limit: Infinity }).items.length,
  };

  async now(): Promise<Date> {
    return this.#clock.now();
  }

  async loadRuns(ids: readonly RunId[]): Promise<readonly StoredRun[]> {
    return ids.map((id) => this.#state.runs.get(id)).filter((run) => run !== undefined);
  }

  async loadArtefact(hash: string): Promise<Artefact | null> {
    return this.#state.artefacts.get(hash) ?? null;
  }

  async loadReviews(workspaceId: WorkspaceId, ids: readonly ReviewId[]): Promise<readonly Review[]> {
    return ids.map((id) => reviewIn(this.#state, workspaceId, id)).filter((review) => review !== null);
  }

  async openReviewsOf(runIds: readonly RunId[]): Promise<readonly Review[]> {
    return runIds
      .flatMap((runId) => this.#state.reviewsOfRun.get(runId) ?? [])
      .map((id) => this.#state.reviews.get(id)?.review)
      .filter((review) => review !== undefined)
      .filter((review) => review.status === 'open');
  }

  async findFlow(workspaceId: WorkspaceId, slug: string): Promise<StartableFlow | null> {
    return this.#state.flows.get(nameIn(workspaceId, slug)) ?? null;
  }

  async findVersion(workspaceId: WorkspaceId, slug: string, version: number): Promise<string | null> {
    return this.#state.versions.get(nameIn(nameIn(workspaceId, slug), String(version))) ?? null;
  }

  async openActions(runId: RunId): Promise<readonly string[]> {
    const ofRun = [...this.#state.effects.values()].filter((effect) => effect.runId === runId);
    return ofRun.filter(isOpenAction).map(({ key }) => key);
  }

  async findIncident(workspaceId: WorkspaceId, runId: RunId, key: string): Promise<StoredIncident | null> {
    const effect = this.#state.effects.get(nameIn(runId, key));
    if (effect?.workspaceId !== workspaceId || effect.problem == null) return null;
    const { kind, node, visit, problem } = effect;
    return { key, kind, node, visit, problem };
  }

  async limitsOf(workspaceId: WorkspaceId): Promise<WorkspaceLimits> {
    return this.#state.limits.get(workspaceId) ?? {};
  }

  async spentToday(workspaceId: WorkspaceId, flowId: string): Promise<SpentToday> {
    return spentToday(this.#state, { workspaceId, flowId, day: dayOf(this.#nowMs()) });
  }

  async childrenOf(runId: RunId, key: string): Promise<readonly CalledRun[]> {
    return childrenOf(this.#state, runId, key);
  }

  async childSnapshots(
    runId: RunId,
    key: string,
    places: { from: number; to: number },
  ): Promise<readonly ChildSnapshot[]> {
    return childSnapshots(this.#state, { runId, key }, places);
  }

  async findStart(workspaceId: WorkspaceId, idempotencyKey: string) {
    const runId = this.#state.startedBy.get(nameIn(workspaceId, idempotencyKey));
    const run = runId === undefined ? undefined : this.#state.runs.get(runId);
    return run === undefined ? null : { runId: run.id, bodyHash: run.bodyHash };
  }

  async findSignal(runId: RunId, idempotencyKey: string): Promise<string | null> {
    return this.#state.signals.get(nameIn(runId, idempotencyKey)) ?? null;
  }

  async loadCheckpoint(
    workspaceId: WorkspaceId,
    { flowId, key, ...earner }: { flowId: string; key: string } & Earner,
  ): Promise<StoredCheckpoint | null> {
    const checkpoint = this.#state.checkpoints.get(checkpointName(workspaceId, flowId, key));
    return checkpoint === undefined ? null : storedCheckpoint(this.#state, checkpoint, earner);
  }

  async eventsOf(runId: RunId): Promise<readonly RunEvent[]> {
    return this.#state.events.get(runId) ?? [];
  }

  async sweepOverdue(limit: number): Promise<Swept> {
    return { count: sweepOverdue(this.#state, this.#nowMs(), limit), unreadable: [] };
  }

  async commitTurns(turns: readonly Turn[], lease: Lease | null): Promise<readonly TurnOutcome[]> {
    const nowMs = this.#nowMs();
    const written: Turn[] = [];
    const outcomes = turns.map((offered): TurnOutcome => {
      const known = recallTurn(this.#state, offered, { lease, nowMs });
      if (known !== null) return known;
      const refusal = refusalOfTurn(this.#state, offered);
      if (refusal !== null) return refusal;
      const turn = writeLedger(this.#state, offered, nowMs);
      if (turn === 'moved') return { type: 'moved' };
      written.push(turn);
      const at = new Date(nowMs).toISOString();
      return { type: 'committed', at, ...writeTurn(this.#state, turn, { lease, nowMs }) };
    });
    for (const hint of hintsOf(written, lease)) for (const listener of this.#listeners) listener(hint);
    return outcomes;
  }

  async claimEffects(lease: Lease, limit: number): Promise<readonly LeasedEffect[]> {
    return claimEffects(this.#state, { lease, limit, nowMs: this.#nowMs() });
  }

  async renewLeases(effects: readonly HeldEffect[], lease: Lease): Promise<readonly HeldEffect[]> {
    return effects.filter(({ runId, key, token }) => {
      const name = nameIn(runId, key);
      const effect = this.#state.effects.get(name);
      if (effect === undefined || effect.token !== token || effect.workerId !== lease.workerId) return true;
      this.#state.effects.set(name, { ...effect, dueAtMs: this.#nowMs() + lease.leaseMs });
      return false;
    });
  }

  async forgiveClaims(effects: readonly HeldEffect[]): Promise<void> {
    for (const { runId, key, token, claims, attempts } of effects) {
      const name = nameIn(runId, key);
      const effect = this.#state.effects.get(name);
      if (effect === undefined || effect.once || effect.token <= token) continue;
      const current = effect.workerId === null ? 0 : 1;
      if (effect.claims - effect.attempts <= Math.max(current, claims - attempts)) continue;
      this.#state.effects.set(name, { ...effect, claims: effect.claims - 1 });
    }
  }

  async releaseUnheard(
    { workerId, leaseMs }: Lease,
    { before, kept }: { before: Date; kept: readonly HeldEffect[] },
  ): Promise<void> {
    const isMeant = ({ dueAtMs }: MemoryEffect) => dueAtMs < before.getTime() + leaseMs;
    this.#releaseAll(workerId, { kept }, isMeant);
  }

  async releaseLeases(workerId: string, held: ReleasedLeases = {}): Promise<void> {
    this.#releaseAll(workerId, held, () => true);
  }

  #releaseAll(
    workerId: string,
    { kept = [], begun = [] }: ReleasedLeases,
    isMeant: (effect: MemoryEffect) => boolean,
  ): void {
    const leaseName = ({ runId, key, token }: HeldEffect) => nameIn(nameIn(runId, key), String(token));
    const [keptNames, begunNames] = [new Set(kept.map(leaseName)), new Set(begun.map(leaseName))];
    for (const [name, effect] of this.#state.effects) {
      if (effect.workerId === workerId && !keptNames.has(leaseName(effect)) && isMeant(effect))
        this.#release(name, effect, begunNames.has(leaseName(effect)));
    }
  }

  #release(name: string, effect: MemoryEffect, isCounted: boolean): void {
    const { token, claims } = effect;
    const counted = isCounted ? claims : claims - 1;
    const free = { workerId: null, token: token + 1, claims: counted, dueAtMs: this.#nowMs() };
    this.#state.effects.set(name, { ...effect, ...free });
  }

  async claimTimers(claim: TimerClaim): Promise<readonly DueTimer[]> {
    return claimTimers(this.#state, { ...claim, nowMs: this.#nowMs() });
  }

  async putOffTimer({ runId, id }: TimerKey, delayMs: number): Promise<void> {
    const name = nameIn(runId, id);
    const timer = this.#state.timers.get(name);
    if (timer !== undefined) this.#state.timers.set(name, { ...timer, dueAtMs: this.#nowMs() + delayMs });
  }

  async nextDueInMs(): Promise<number | null> {
    const nowMs = this.#nowMs();
    // What is due and waits for its lane becomes free when another effect ends, not when time passes.
    const effects = [...this.#state.effects.values()].filter(
      ({ problem, lane, dueAtMs }) => problem == null && (lane == null || dueAtMs > nowMs),
    );
    const due = [...effects, ...this.#state.timers.values()].map(({ dueAtMs }) => dueAtMs);
    return due.length === 0 ? null : Math.max(0, Math.min(...due) - nowMs);
  }

  isAway(_error: unknown): boolean {
    return false;
  }

  async listen(onHint: (hint: StoreHint) => void): Promise<() => Promise<void>> {
    this.#listeners.add(onHint);
    return async () => {
      this.#listeners.delete(onHint);
    };
  }

  #nowMs(): number {
    return this.#clock.now().getTime();
  }
}

const checkpointName = (workspaceId: string, flowId: string, key: string): string =>
  JSON.stringify([workspaceId, flowId, key]);
