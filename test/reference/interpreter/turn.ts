import type { Json, Problem, RunEventDraft } from '@countersign/model';
import type { Rules } from './rules.ts';
import { type Closing, holdingIn, type OpenStep, type RunState } from './runState.ts';

/** Something that remains to be done in this turn. Moves of different lanes may be made in any order. */
export type Move =
  | { readonly do: 'enter'; readonly node: string; readonly lane: string }
  | {
      readonly do: 'decide' | 'ask' | 'wait';
      readonly node: string;
      readonly visit: number;
      readonly lane: string;
    }
  | {
      readonly do: 'take';
      readonly node: string;
      readonly visit: number;
      readonly port: string;
      readonly lane: string;
    };

/** A turn under way. */
export type Turn = {
  readonly rules: Rules;
  readonly state: RunState;
  /** ISO time of the event. */
  readonly now: string;
  readonly events: Omit<RunEventDraft, 'at'>[];
  /** Keys of the steps that the outside world may be at work on. */
  readonly underWay: readonly string[];
  moves: Move[];
};

export type Place = { readonly node: string; readonly visit: number };

export function note(turn: Turn, type: RunEventDraft['type'], data: Json, place?: Place): void {
  turn.events.push({ type, ...place, data });
}

/** What expressions see in a lane. */
export const scopeIn = ({ state, now }: Turn, lane: string): { readonly [name: string]: Json } => ({
  input: state.input,
  steps: { ...state.steps },
  proposal: holdingIn(state, lane).proposal as unknown as Json, // safe: a proposal is plain JSON
  run: state.run,
  now,
});

/** Ends the run as failed because of one of its steps. */
export function failRun(turn: Turn, place: Place, problem: Problem): void {
  close(turn, failureOf(place, problem), turn.rules.flow.settings.undoOnFailure === true);
}

export const failureOf = (place: Place, problem: Problem): Closing => ({
  status: 'failed',
  event: { type: 'run.failed', ...place, data: { problem: problem as unknown as Json } },
  failure: { node: place.node, problem },
});

/** Calls off whatever is open but the actions under way: only when they have told their end, the run comes to its own. */
export function close(turn: Turn, closing: Closing, undo: boolean): void {
  const { state } = turn;
  const isUnderWay = ({ key, asked }: OpenStep) => asked?.kind === 'action' && turn.underWay.includes(key);
  state.open = state.open.filter(isUnderWay);
  const keys = state.open.map(({ key }) => key).sort();
  state.parked = state.parked.filter((key) => keys.includes(key));
  turn.moves = [];
  if (keys.length === 0) {
    finish(turn, closing, undo);
  } else {
    note(turn, 'end.held', { before: closing.event.type, steps: keys });
    state.ending = { closing, undo };
  }
}

/** Goes on from a held end once nothing is waited for any more. */
export function endIfTold(turn: Turn): void {
  const { state } = turn;
  if (state.ending === null || state.open.length > 0) return;
  const { closing, undo } = state.ending;
  state.ending = null;
  finish(turn, closing, undo);
}

/** The run is over, or what it did is undone first. */
function finish(turn: Turn, closing: Closing, undo: boolean): void {
  const { state } = turn;
  if (!undo || state.undos.length === 0) {
    state.closed = closing;
    turn.events.push(closing.event);
    return;
  }
  note(turn, 'undo.begun', { actions: state.undos.length, before: closing.event.type });
  state.undoing = closing;
  askForUndo(turn);
}

/** Asks for the newest action that is not undone yet; after the last one the end is told. */
export function askForUndo({ state, events }: Turn): void {
  const newest = state.undos.at(-1);
  if (newest === undefined) {
    state.closed = state.undoing;
    state.undoing = null;
    if (state.closed !== null) events.push(state.closed.event);
    return;
  }
  const { node, visit, operation } = newest;
  const asked = { kind: 'undo', input: { operation } } as const;
  state.open = [{ key: `undo:${node}/${visit}`, node, visit, lane: '', asked, times: {} }];
}
