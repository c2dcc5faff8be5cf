import { activeVisits, type RunSnapshot, readSnapshot } from '@countersign/engine';
import {
  type Artefact,
  contentHash,
  isFinal,
  type Json,
  type Problem,
  problem,
  type Result,
  type Review,
  type ReviewId,
  type RunId,
  type WorkspaceId,
} from '@countersign/model';
import { v4 } from 'uuid';
import { BoundedCache } from '../gathering/BoundedCache.ts';
import { Gatherer } from '../gathering/Gatherer.ts';
import { gatherReads } from '../gathering/gatherReads.ts';
import { rememberFor } from '../gathering/rememberFor.ts';
import { SerialQueue } from '../gathering/SerialQueue.ts';
import type { FaultPoints } from '../ports/faults.ts';
import type { Observer } from '../ports/observer.ts';
import type {
  CommittedTurn,
  Lease,
  LeasedEffect,
  NewRun,
  Store,
  StoredRun,
  Turn,
  TurnCause,
  TurnOutcome,
} from '../ports/store.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import { KnownReviews } from './KnownReviews.ts';
import { settledSnapshot } from './settledSnapshot.ts';
import type { TurnDesk, TurnSubject } from './turnDesk.ts';
import { emptyDraft, type TurnDraft } from './turnDraft.ts';
import { UnheardTurns } from './UnheardTurns.ts';

type CheckpointName = Parameters<Store['loadCheckpoint']>;

/** Enough for everything that is moving at a time; a run that waits for days is read again. */
const CACHED_RUNS = 5_000;
const CACHED_ARTEFACTS = 200;
/** How old what is known of limits and spending may be. */
const LIMITS_MS = 1_000;
const TURNS_PER_COMMIT = 250;
/** One is in the database while the next is put together. */
const COMMITS_AT_A_TIME = 2;
const RUNS_PER_LOAD = 500;
/** A run that keeps moving under a turn is left to whoever moves it. */
const MAX_TRIES = 10;

/** Puts a turn together for the run as it is; called again when somebody else moved the run in between. */
export type Compose = (subject: TurnSubject, draft: TurnDraft, desk: TurnDesk) => Promise<Result<TurnCause>>;

/** What became of a turn. `run` is the run after it, `at` the store's time of the commit. */
export type Submitted =
  | { readonly type: 'committed'; readonly run: StoredRun; readonly turn: Turn; readonly at: string }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'duplicate'; readonly runId: RunId; readonly sameBody: boolean }
  | { readonly type: 'decided'; readonly review: Review };

/** A turn on its way to the store, and the run as it was before. */
type PendingTurn = { readonly run: StoredRun; readonly turn: Turn };

export type TurnLoopOptions = {
  readonly store: Store;
  readonly clock: StoreClock;
  readonly newId: () => string;
  readonly samplingSecret: Uint8Array;
  readonly contentHash?: TurnDesk['contentHash'] | undefined;
  readonly faults?: FaultPoints | undefined;
  readonly observer?: Observer | undefined;
};

/** Who performs the effects of committed turns. */
export type Performer = {
  /** Goes around each commit: gives the lease for new effects, null where there is no room for them, and sees it fail. */
  readonly leasing: <TValue>(commit: (lease: Lease | null) => Promise<TValue>) => Promise<TValue>;
  readonly perform: (effects: readonly LeasedEffect[]) => void;
  /** Effects that a committed turn has cancelled, as `runId:key`. */
  readonly callOff: (names: readonly string[]) => void;
};

/**
 * The way of every change: turns of one run follow one another, turns of many runs are committed together. What is
 * cached here is checked by the store's compare-and-swap, so a stale copy costs a second try and nothing else.
 */
export class TurnLoop {
  readonly #store: Store;
  readonly #clock: StoreClock;
  readonly #desk: TurnDesk;
  readonly #faults: FaultPoints;
  readonly #observer: Observer;
  readonly #runs = new BoundedCache<RunId, StoredRun>(CACHED_RUNS);
  readonly #artefacts = new BoundedCache<string, Promise<Artefact>>(CACHED_ARTEFACTS);
  readonly #queue = new SerialQueue();
  /** Reviews that turns of this loop have opened. */
  readonly reviews = new KnownReviews();
  readonly #unheard = new UnheardTurns();
  readonly #newTurnId = createTurnIds();
  readonly #loads: Gatherer<RunId, StoredRun | null>;
  readonly #commits: Gatherer<PendingTurn, Submitted | null>;
  #performer: Performer = {
    ...{ leasing: (commit) => commit(null), perform: ignore, callOff: ignore },
  };

  constructor(options: TurnLoopOptions) {
    const { store, clock, newId, samplingSecret, faults = {}, observer = {} } = options;
    this.#store = store;
    this.#clock = clock;
    this.#faults = faults;
    this.#observer = observer;
    const checkpoints = gatherReads((name: CheckpointName) => store.loadCheckpoint(...name));
    const spent = rememberFor(LIMITS_MS, clock, (name: readonly [WorkspaceId, string]) =>
      store.spentToday(...name),
    );
    this.#desk = {
      checkpoint: (...name) => checkpoints(name),
      limitsOf: rememberFor(LIMITS_MS, clock, (workspaceId) => store.limitsOf(workspaceId)),
      spentToday: (...name) => spent(name),
      openActions: (runId) => store.openActions(runId),
      openReviewsOf: (runId) => store.openReviewsOf([runId]),
      eventsOf: (runId) => store.eventsOf(runId),
      newReviewId: () => newId() as ReviewId, // safe: a new id is a UUID
      contentHash: options.contentHash ?? contentHash,
      samplingSecret,
    };
    this.#loads = new Gatherer((ids) => this.#loadRuns(ids), { limit: RUNS_PER_LOAD });
    const commit = (pending: readonly PendingTurn[]) =>
      this.#performer.leasing((lease) => this.#commitTurns(pending, lease));
    this.#commits = new Gatherer(commit, {
      limit: TURNS_PER_COMMIT,
      calls: COMMITS_AT_A_TIME,
      isPassing: (error) => store.isAway(error),
    });
  }

  /** Names who performs the effects from now on. */
  attach(performer: Performer): void {
    this.#performer = performer;
  }

  /** The first turn of a run. */
  start(run: NewRun, compose: Compose): Promise<Submitted> {
    return this.#queue.run(run.id, async () => {
      const artefact = await this.artefact(run.artefactHash);
      await this.#clock.ready();
      const draft = emptyDraft({ snapshot: null, status: 'running' });
      const composed = await compose({ run, artefact, now: this.#clock.now() }, draft, this.#desk);
      if (!composed.ok) return { type: 'refused', problem: composed.problem };
      return (
        (await this.#commit(
          { ...run, revision: 0, status: 'running', snapshot: null },
          composed.value,
          draft,
        )) ?? BUSY
      );
    });
  }

  /** One more turn of a run. Problem `run_not_found`; `run_busy` when the run kept moving; and what `compose` refuses. */
  submit(workspaceId: WorkspaceId, runId: RunId, compose: Compose): Promise<Submitted> {
    return this.#queue.run(runId, async () => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const cached = this.#runs.get(runId);
        const run = cached ?? (await this.#loads.add(runId));
        if (run === null || run.workspaceId !== workspaceId) return RUN_NOT_FOUND;
        const submitted = await this.#try(run, compose);
        const mayBeStale = submitted?.type === 'refused' && cached !== undefined;
        if (submitted !== null && !mayBeStale) return submitted;
        this.#runs.delete(runId);
      }
      return BUSY;
    });
  }

  /** The run as the loop knows it, and its artefact; null when there is none. */
  async find(runId: RunId): Promise<{ run: StoredRun; artefact: Artefact } | null> {
    const run = this.#runs.get(runId) ?? (await this.#loads.add(runId));
    return run === null ? null : { run, artefact: await this.artefact(run.artefactHash) };
  }

  /** One object per hash, which is what keeps the engine's machines. Throws when the store has lost it. */
  artefact(hash: string): Promise<Artefact> {
    const known = this.#artefacts.get(hash);
    if (known !== undefined) return known;
    const loading = this.#store.loadArtefact(hash).then((artefact) => {
      if (artefact === null) throw new Error(`The artefact ${hash} is not in the store`);
      return artefact;
    });
    this.#artefacts.set(hash, loading);
    loading.catch(() => this.#artefacts.delete(hash));
    return loading;
  }

  async #try(run: StoredRun, compose: Compose): Promise<Submitted | null> {
    const artefact = await this.artefact(run.artefactHash);
    await this.#clock.ready();
    const draft = emptyDraft({ snapshot: snapshotOf(run), status: run.status });
    const composed = await compose({ run, artefact, now: this.#clock.now() }, draft, this.#desk);
    if (!composed.ok) return { type: 'refused', problem: composed.problem };
    return this.#commit(run, composed.value, draft);
  }

  /** Null when somebody else moved the run first. */
  async #commit(run: StoredRun, cause: TurnCause, draft: TurnDraft): Promise<Submitted | null> {
    let turn = this.#unheard.take(run.id, cause) ?? turnOf(run, cause, { draft, id: this.#newTurnId() });
    const commit = (traceparent?: string) => {
      if (traceparent !== undefined) turn = traced(turn, traceparent);
      return this.#commits.add({ run, turn });
    };
    const { id: runId, workspaceId, flow } = run;
    const place = { workspaceId, runId, flow, cause: cause.type };
    const committing = this.#observer.aroundTurn?.(place, commit) ?? commit();
    return committing.catch((error) => {
      if (this.#store.isAway(error)) this.#unheard.note(turn, this.#clock.now().getTime());
      throw error;
    });
  }

  #remember(run: StoredRun, { cause, status, snapshot }: Turn, revision: number): StoredRun {
    const { version, artefactHash } = cause.type === 'migrate' ? cause : run;
    const next = { ...pickStored(run), version, artefactHash, revision, status, snapshot };
    if (isFinal(status)) this.#runs.delete(run.id);
    else this.#runs.set(run.id, next);
    return next;
  }

  async #commitTurns(
    pending: readonly PendingTurn[],
    lease: Lease | null,
  ): Promise<readonly (Submitted | null)[]> {
    const turns = pending.map(({ turn }) => turn);
    await this.#faults.beforeCommit?.(turns);
    const begun = performance.now();
    const outcomes = await this.#store.commitTurns(turns, lease);
    this.#observer.turnsCommitted?.(turns, outcomes, performance.now() - begun);
    await this.#faults.afterCommit?.(turns);
    const first = outcomes.find((outcome) => outcome.type === 'committed');
    if (first !== undefined) this.#clock.heard(first.at);
    return pending.map((one, index) => this.#settle(one, outcomes[index]));
  }

  /** Null when somebody else moved the run first. */
  #settle({ run, turn }: PendingTurn, outcome: TurnOutcome | undefined): Submitted | null {
    switch (outcome?.type) {
      case 'committed':
        return this.#goOn({ run, turn }, outcome);
      case 'stale':
      case 'unstorable':
        return { type: 'refused', problem: outcome.problem };
      case 'duplicate':
      case 'decided':
        return outcome;
      default:
        return null;
    }
  }

  /** Takes note of what was committed, and then has it performed: whoever does finds the run remembered. */
  #goOn({ run, turn }: PendingTurn, { revision, at, leased }: CommittedTurn): Submitted {
    const after = this.#remember(run, turn, revision);
    this.reviews.note(turn, at);
    if (leased.length > 0) this.#performer.perform(leased);
    const voided = [...turn.cancelledEffects, ...turn.parkedEffects.map(({ key }) => key)];
    if (voided.length > 0) this.#performer.callOff(voided.map((key) => `${turn.runId}:${key}`));
    return { type: 'committed', turn, at, run: after };
  }

  async #loadRuns(ids: readonly RunId[]): Promise<readonly (StoredRun | null)[]> {
    const found = new Map((await this.#store.loadRuns([...new Set(ids)])).map((run) => [run.id, run]));
    return ids.map((id) => found.get(id) ?? null);
  }
}

const ignore = () => undefined;

/** UUIDs that differ from those of every other process by their first half, and from each other by the rest: all chance at once. */
function createTurnIds(): () => string {
  const ours = v4().slice(0, 24);
  let made = 0;
  return () => {
    made += 1;
    return `${ours}${made.toString(16).padStart(12, '0')}`;
  };
}

const BUSY: Submitted = {
  type: 'refused',
  problem: problem('run_busy', 'The run kept changing. Try again in a moment.'),
};
const RUN_NOT_FOUND: Submitted = {
  type: 'refused',
  problem: problem('run_not_found', 'There is no such run in this workspace.'),
};

/** Runs that were parked before snapshots kept books of it were at one step only, and that is what is parked. */
function snapshotOf({ snapshot: stored, status }: StoredRun): RunSnapshot {
  const snapshot = readSnapshot(stored);
  if (status !== 'parked' || snapshot.parked !== undefined) return snapshot;
  return { ...snapshot, parked: activeVisits(snapshot).map(({ key }) => key) };
}

function turnOf(run: StoredRun, cause: TurnCause, { draft, id }: { draft: TurnDraft; id: string }): Turn {
  return {
    ...draft,
    id,
    runId: run.id,
    workspaceId: run.workspaceId,
    flowId: run.flowId,
    expectedRevision: run.revision,
    cause,
    snapshot: settledSnapshot(draft, run) as unknown as Json, // safe: a snapshot is JSON
    nudges:
      isFinal(draft.status) && run.parent !== null ? { runId: run.parent.runId, key: run.parent.key } : null,
  };
}

/** Whoever performs the new effects goes on with the trace of the turn that asked for them. */
const traced = (turn: Turn, traceparent: string): Turn => ({
  ...turn,
  effects: turn.effects.map((effect) => ({ ...effect, traceparent })),
});

/** A new run carries more than a stored one has. */
const pickStored = ({
  id,
  workspaceId,
  flowId,
  flow,
  version,
  artefactHash,
  subject,
  caseType,
  startedBy,
  parent,
  depth,
  priority,
}: StoredRun) => ({
  ...{ id, workspaceId, flowId, flow, version, artefactHash, subject, caseType, startedBy },
  ...{ parent, depth, priority },
});
