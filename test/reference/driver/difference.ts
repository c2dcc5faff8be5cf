import { isDeepStrictEqual } from 'node:util';
import type { Effect, StepResult } from '@countersign/engine';
import { type Outcome, statusOf } from '../interpreter/applyEvent.ts';
import type { RunState } from '../interpreter/runState.ts';
import type { KeptTimer } from './RunPair.ts';

/** What the engine did, and what of it a store would keep. */
export type Facts = {
  readonly result: StepResult;
  readonly effects: readonly Effect[];
  readonly timers: readonly KeptTimer[];
  readonly active: readonly string[];
};

/** The first thing in which a turn of the engine differs from that of the interpreter; null when there is none. */
export function differenceOf(facts: Facts, { state, events }: Outcome): string | null {
  const { result } = facts;
  const closing = state.closed;
  const pairs: [string, unknown, unknown][] = [
    ['events', byLane(result.events, state), byLane(events, state)],
    ['status', result.status, statusOf(state)],
    ['outcome', result.outcome, closing?.outcome],
    ['output', result.output, closing?.output],
    ['failure', result.failure, closing?.failure],
    ['active', facts.active.toSorted(), state.open.map(({ key }) => key).toSorted()],
    ['effects', byKey(facts.effects.map(askedOf)), byKey(openWork(state))],
    ['timers', byKey(facts.timers.map(({ id, dueAt }) => ({ key: id, dueAt }))), byKey(openTimers(state))],
    ['parked', (result.snapshot.parked ?? []).toSorted(), state.parked.toSorted()],
    ['used', result.snapshot.context.used ?? { steps: 0, tokens: 0, cost: 0 }, state.used],
    ['visits', result.snapshot.context.visits, state.visits],
    ['steps', result.snapshot.context.steps, state.steps],
    ['signals', result.snapshot.context.signals ?? [], state.signals],
  ];
  for (const [what, engine, reference] of pairs) {
    const [left, right] = [plain(engine), plain(reference)];
    if (!isDeepStrictEqual(left, right)) {
      return `${what} differ:\nengine    ${JSON.stringify(left)}\nreference ${JSON.stringify(right)}`;
    }
  }
  return null;
}

/** What must hold of every turn, whatever the flow: what closes a run is told last, and all at the time of the event. */
export function checkStory({ events }: StepResult): string | null {
  const closing = events.findIndex(({ type }) => ['run.ended', 'run.failed', 'run.cancelled'].includes(type));
  return closing >= 0 && closing !== events.length - 1 ? 'the run goes on after it was closed' : null;
}

/** Events without their time, which is that of the turn. */
export const storyOf = (events: StepResult['events']): Outcome['events'][number][] =>
  events.map(({ at: _, ...event }) => event);

type Told = {
  readonly type: string;
  readonly node?: string | undefined;
  readonly visit?: number | undefined;
  readonly data: unknown;
};

/** The events of each lane in their order; what is about the run as a whole is a lane of its own. */
function byLane(events: readonly Told[], { laneOf }: RunState): Record<string, unknown[]> {
  const lanes: Record<string, unknown[]> = {};
  for (const { type, node, visit, data } of events) {
    const lane = node === undefined || type.startsWith('run.') ? 'run' : `lane ${laneOf[node] ?? ''}`;
    lanes[lane] = [...(lanes[lane] ?? []), { type, node, visit, data }];
  }
  return Object.fromEntries(Object.entries(lanes).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const askedOf = ({ key, node, visit, kind, input }: Effect) => ({ key, node, visit, kind, input });

const openWork = ({ open }: RunState) =>
  open.flatMap(({ key, node, visit, asked }) => (asked === null ? [] : [{ key, node, visit, ...asked }]));

/** Of the times of a step the one that comes first is kept; of two together the one named `until`. */
function openTimers({ open }: RunState): { key: string; dueAt: number }[] {
  return open.flatMap(({ key, times }) => {
    const { expires, until, timeout } = times;
    if (expires !== undefined) return [{ key, dueAt: expires }];
    if (until !== undefined && (timeout === undefined || until <= timeout)) {
      return [{ key: `${key}/until`, dueAt: until }];
    }
    return timeout === undefined ? [] : [{ key: `${key}/timeout`, dueAt: timeout }];
  });
}

const byKey = <TItem extends { readonly key: string }>(items: readonly TItem[]): readonly TItem[] =>
  items.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));

/** As JSON, with problems known by their codes, and without the words for a missing proposal: they are nobody's contract. */
const plain = (value: unknown): unknown =>
  value === undefined
    ? null
    : JSON.parse(JSON.stringify(value), (_key, entry: unknown) => withoutWords(entry));

function withoutWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'verdict' in value) return value;
  if ('code' in value && 'message' in value) return { code: value.code };
  return 'decision' in value && value.decision === 'none' ? { ...value, summary: '' } : value;
}
