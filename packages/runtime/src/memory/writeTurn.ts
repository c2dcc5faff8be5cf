import type { Json, Review, RunEvent } from '@countersign/model';
import { isLeasedAtCommit } from '../ports/isLeasedAtCommit.ts';
import type { Lease, LeasedEffect, Turn } from '../ports/store.ts';
import { cancelCalls, nudgeCall } from './calls.ts';
import { type MemoryEffect, type MemoryRun, type MemoryState, nameIn } from './memoryState.ts';

export type Writing = { readonly lease: Lease | null; readonly nowMs: number };

/** Writes a turn that has been checked; answers its new effects. What a turn ends goes before what it begins. */
export function writeTurn(
  state: MemoryState,
  turn: Turn,
  writing: Writing,
): { revision: number; leased: LeasedEffect[] } {
  // First, because what cannot be copied shows here: then nothing is written.
  writeEvents(state, turn);
  const run = writeRun(state, turn, writing);
  if (turn.events.length > 0) state.committed.set(turn.id, iso(writing.nowMs));
  endEffects(state, turn, writing);
  endTimers(state, turn);
  closeReviews(state, turn, writing);
  remindReviews(state, turn);
  pendVerdicts(state, turn);
  openReviews(state, turn, { ...writing, flowId: run.flowId });
  beginTimers(state, turn, writing);
  cancelCalls(state, turn, writing);
  nudgeCall(state, turn, writing);
  if (turn.lesson) {
    const { workspaceId, lesson } = turn;
    const learnt = { ...copy(lesson), workspaceId, at: iso(writing.nowMs) };
    state.lessons.set(nameIn(lesson.runId, JSON.stringify([lesson.node, lesson.text])), learnt);
  }
  if (turn.spending !== null) {
    const { workspaceId, spending } = turn;
    state.spent.push({ day: dayOf(writing.nowMs), workspaceId, flowId: run.flowId, spending });
  }
  return { revision: run.revision, leased: beginEffects(state, turn, writing) };
}

function writeRun(state: MemoryState, turn: Turn, { nowMs }: Writing): MemoryRun {
  const { runId, cause, status, outcome, output, workspaceId } = turn;
  const changes = { snapshot: copy(turn.snapshot), status, updatedAt: iso(nowMs) };
  const end = { outcome, output: copy(output) };
  const before = state.runs.get(runId);
  const version =
    cause.type === 'migrate' ? { version: cause.version, artefactHash: cause.artefactHash } : {};
  const run =
    cause.type === 'start'
      ? { ...copy(cause.run), ...changes, ...end, revision: 1, createdAt: iso(nowMs) }
      : before && {
          ...before,
          ...changes,
          ...version,
          ...(outcome === null ? {} : end),
          revision: before.revision + 1,
        };
  if (run === undefined) throw new Error(`The run ${runId} was not checked before its turn was written`);
  state.runs.set(runId, run);
  if (cause.type === 'signal' && cause.once !== undefined) {
    state.signals.set(nameIn(runId, cause.once.idempotencyKey), cause.once.bodyHash);
  }
  if (cause.type === 'start' && cause.run.idempotencyKey !== null) {
    state.startedBy.set(nameIn(workspaceId, cause.run.idempotencyKey), runId);
  }
  return run;
}

function writeEvents(state: MemoryState, { runId, events }: Turn): void {
  const stored = state.events.get(runId) ?? [];
  const added = events.map(
    (event, place) => ({ ...copy(event), seq: stored.length + place + 1 }) as RunEvent,
  ); // safe: a draft with its number
  stored.push(...added);
  state.events.set(runId, stored);
}

function endEffects(state: MemoryState, turn: Turn, { nowMs }: Writing): void {
  const { runId, cause, cancelledEffects, parkedEffects } = turn;
  const isOver = cause.type === 'result' || (cause.type === 'resolve' && cause.resolution !== 'retry');
  if (isOver) state.effects.delete(nameIn(runId, cause.key));
  for (const key of cancelledEffects) state.effects.delete(nameIn(runId, key));
  const parked = { parkedAt: iso(nowMs) };
  for (const { key, problem } of parkedEffects) free(state, nameIn(runId, key), { ...parked, problem });
  if (cause.type === 'park') {
    free(state, nameIn(runId, cause.key), { ...parked, problem: cause.problem });
  }
  if (cause.type === 'retry') {
    const attempts = (state.effects.get(nameIn(runId, cause.key))?.attempts ?? 0) + 1;
    free(state, nameIn(runId, cause.key), { attempts, dueAtMs: nowMs + cause.delayMs });
  }
  if (cause.type === 'await') {
    const isNudged = state.effects.get(nameIn(runId, cause.key))?.nudged === true;
    const dueAtMs = isNudged ? nowMs : nowMs + cause.delayMs;
    free(state, nameIn(runId, cause.key), { claims: 0, nudged: false, dueAtMs });
  }
  if (cause.type === 'resolve' && cause.resolution === 'retry') {
    const anew = { problem: null, parkedAt: null, claims: 0, attempts: 0, dueAtMs: nowMs };
    free(state, nameIn(runId, cause.key), anew);
  }
}

/** Takes an effect from whoever holds it. */
function free(state: MemoryState, name: string, changes: Partial<MemoryEffect>): void {
  const effect = state.effects.get(name);
  if (effect === undefined) return;
  state.effects.set(name, { ...effect, workerId: null, token: effect.token + 1, ...copy(changes) });
}

function beginEffects(state: MemoryState, turn: Turn, { lease, nowMs }: Writing): LeasedEffect[] {
  const { runId, workspaceId } = turn;
  const leased: LeasedEffect[] = [];
  for (const effect of turn.effects) {
    const holder = isLeasedAtCommit(effect) ? lease : null;
    const counts = { token: 1, claims: holder === null ? 0 : 1, attempts: 0 };
    const begun: LeasedEffect = { ...copy(effect), runId, workspaceId, ...counts };
    const held = { workerId: holder?.workerId ?? null, dueAtMs: nowMs + (holder?.leaseMs ?? 0) };
    const parkedAt = effect.problem == null ? null : iso(nowMs);
    state.effects.set(nameIn(runId, effect.key), { ...begun, ...held, parkedAt, nudged: false });
    if (holder !== null) leased.push(begun);
  }
  return leased;
}

function beginTimers(state: MemoryState, { runId, workspaceId, timers }: Turn, { nowMs }: Writing): void {
  for (const { due, ...timer } of timers) {
    const dueAtMs = 'at' in due ? Date.parse(due.at) : nowMs + due.inMs;
    state.timers.set(nameIn(runId, timer.id), { ...timer, runId, workspaceId, dueAtMs });
  }
}

function endTimers(state: MemoryState, { runId, cause, cancelledTimers }: Turn): void {
  for (const id of cancelledTimers) state.timers.delete(nameIn(runId, id));
  if (cause.type === 'timer') state.timers.delete(nameIn(runId, cause.id));
}

function remindReviews(state: MemoryState, { remindedReviews }: Turn): void {
  for (const id of remindedReviews) {
    const stored = state.reviews.get(id);
    if (stored?.review.status !== 'open') continue;
    const reminders = (stored.review.reminders ?? 0) + 1;
    state.reviews.set(id, { ...stored, review: { ...stored.review, reminders } });
  }
}

function pendVerdicts(state: MemoryState, { pendingVerdicts = [] }: Turn): void {
  for (const { id, pending } of pendingVerdicts) {
    const stored = state.reviews.get(id);
    if (stored !== undefined)
      state.reviews.set(id, { ...stored, review: { ...stored.review, pending: copy(pending) } });
  }
}

function closeReviews(state: MemoryState, { cause, closedReviews }: Turn, { nowMs }: Writing): void {
  const close = (id: Review['id'], changes: Partial<Review>) => {
    const stored = state.reviews.get(id);
    if (stored?.review.status !== 'open') return;
    state.reviews.set(id, { ...stored, review: { ...stored.review, decidedAt: iso(nowMs), ...changes } });
  };
  for (const { id, status } of closedReviews) close(id, { status });
  if (cause.type !== 'verdict') return;
  const answer = { decidedBy: cause.actor.id, verdict: copy(cause.verdict), pending: null };
  close(cause.reviewId, { status: 'decided', ...answer });
}

function openReviews(state: MemoryState, turn: Turn, { nowMs, flowId }: Writing & { flowId: string }): void {
  for (const { dueInMs, ...review } of turn.openedReviews) {
    const opened: Review = {
      reminders: 0,
      ...copy(review),
      status: 'open',
      openedAt: iso(nowMs),
      dueAt: dueInMs === null ? null : iso(nowMs + dueInMs),
      decidedAt: null,
      decidedBy: null,
      verdict: null,
      pending: null,
    };
    state.reviews.set(review.id, { workspaceId: turn.workspaceId, flowId, review: opened });
    state.reviewsOfRun.set(turn.runId, [...(state.reviewsOfRun.get(turn.runId) ?? []), review.id]);
  }
}

/** Of the day (UTC) that an instant lies in. */
export const dayOf = (ms: number): string => iso(ms).slice(0, 10);

const iso = (ms: number): string => new Date(ms).toISOString();

/** What is stored has been through JSON, as in a database. */
const copy = <TValue>(value: TValue): TValue => JSON.parse(JSON.stringify(value as Json)) as TValue; // safe: everything stored is JSON
