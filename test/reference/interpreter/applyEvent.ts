import type { EngineEvent } from '@countersign/engine';
import { fail, type Json, ok, type Result, type RunEventDraft, type RunStatus } from '@countersign/model';
import { answerDone, answerFailed } from './answerStep.ts';
import { endWait } from './beginWaiting.ts';
import { type Choose, moveOn } from './moveOn.ts';
import { refusalOf, waitsFor } from './refusalOf.ts';
import type { Rules } from './rules.ts';
import { holdingIn, type Knowledge, newRun, type OpenStep, type RunState, TOP } from './runState.ts';
import { askForUndo, close, endIfTold, note, type Turn } from './turn.ts';

export type Happening = {
  readonly rules: Rules;
  /** Null before the start. */
  readonly before: RunState | null;
  readonly event: EngineEvent;
  readonly now: Date;
  /** Which lane moves next where several can. */
  readonly choose: Choose;
  /** Keys of the steps that the outside world may be at work on; none when absent. */
  readonly underWay?: readonly string[] | undefined;
  /** Of a correction: what the run before it knew. */
  readonly known?: Knowledge | undefined;
};

export type Outcome = { readonly state: RunState; readonly events: readonly Omit<RunEventDraft, 'at'>[] };

/** One event and everything that follows from it; refused with the code of the problem, without any change. */
export function applyEvent(happening: Happening): Result<Outcome, string> {
  const { rules, before, event, now, choose, underWay = [] } = happening;
  const refusal = refusalOf(rules, before, event);
  if (refusal !== null) return fail(refusal);
  const state = before === null ? firstState(happening) : structuredClone(before);
  const turn: Turn = { rules, state, now: now.toISOString(), events: [], underWay, moves: [] };
  take(turn, event);
  moveOn(turn, choose);
  endIfTold(turn);
  return ok({ state: turn.state, events: turn.events });
}

/** What a list of runs says about it. */
export function statusOf({ closed, parked, undoing, open }: RunState): RunStatus {
  if (closed !== null) return closed.status;
  if (parked.length > 0) return 'parked';
  const works = open.some(({ asked }) => asked !== null && asked.kind !== 'gate' && asked.kind !== 'sampler');
  return undoing !== null || works ? 'running' : 'waiting';
}

function firstState({ event, known }: Happening): RunState {
  if (event.type === 'start') return newRun(event.input, event.run);
  if (event.type !== 'correct' || known === undefined) throw new Error('A run begins with its start');
  const { input, steps, visits, holding, sentBack } = structuredClone(known);
  const state = newRun(input, event.known.run ?? { id: '', startedAt: '' });
  return { ...state, steps, visits, sentBack, holding: { [TOP]: holding } };
}

function take(turn: Turn, event: EngineEvent): void {
  const { state } = turn;
  switch (event.type) {
    case 'start': {
      const trigger = turn.rules.flow.nodes.find(({ kind }) => kind === 'trigger');
      if (trigger === undefined) throw new Error('Nothing starts this flow');
      state.visits[trigger.id] = 1;
      note(turn, 'run.started', { input: event.input });
      turn.moves.push({ do: 'take', node: trigger.id, visit: 1, port: 'next', lane: TOP });
      return;
    }
    case 'correct': {
      const { node, of } = event;
      const visit = state.visits[node] ?? 0;
      note(turn, 'run.started', { input: state.input, correction: { of, node } });
      turn.moves.push({ do: 'take', node, visit, port: 'corrected', lane: TOP });
      return;
    }
    case 'done':
      if (event.undo === true) undone(turn, 'action.undone', event.output);
      else answerDone(turn, leave(turn, event), event);
      return;
    case 'failed':
      if (event.undo === true)
        undone(turn, 'action.failed', { ...(event.problem as object), undo: true } as Json);
      else answerFailed(turn, leave(turn, event), event.problem);
      return;
    case 'timer':
      passTime(turn, event);
      return;
    case 'signal':
      takeSignal(turn, event);
      return;
    case 'cancel': {
      const end = { type: 'run.cancelled', data: { by: event.by } } as const;
      close(turn, { status: 'cancelled', event: end }, event.undo === true);
      return;
    }
    case 'parked':
      if (!state.parked.includes(event.key)) state.parked.push(event.key);
      return;
    case 'resumed':
      state.parked = state.parked.filter((key) => key !== event.key);
  }
}

/** Takes a step out of what is open. */
function leave({ state }: Turn, { node, visit }: { node: string; visit: number }): OpenStep {
  const step = state.open.find((candidate) => candidate.node === node && candidate.visit === visit);
  if (step === undefined) throw new Error(`${node}/${visit} is not open`);
  state.open = state.open.filter((candidate) => candidate !== step);
  state.parked = state.parked.filter((key) => key !== step.key);
  return step;
}

function undone(turn: Turn, type: RunEventDraft['type'], data: Json): void {
  const { state } = turn;
  const done = state.undos.pop();
  if (done === undefined) throw new Error('Nothing is being undone');
  note(turn, type, data, { node: done.node, visit: done.visit });
  state.open = [];
  state.parked = [];
  askForUndo(turn);
}

function passTime(turn: Turn, event: Extract<EngineEvent, { type: 'timer' }>): void {
  const step = leave(turn, event);
  if (event.name === 'until' || event.name === 'timeout') {
    endWait(turn, step, { by: event.name === 'until' ? 'time' : 'timeout' });
    return;
  }
  const payload = holdingIn(turn.state, step.lane).proposal?.payload ?? {};
  turn.state.steps[step.node] = { verdict: 'expired', by: null, payload, message: null, reasonCode: null };
  const { node, visit, lane } = step;
  turn.state.sentBack = turn.state.sentBack.filter(({ gate }) => gate !== step.node);
  note(turn, 'gate.expired', null, { node, visit });
  turn.moves.push({ do: 'take', node, visit, lane, port: 'expired' });
}

/** A signal reaches every wait that waits for it now; else it is kept. */
function takeSignal(turn: Turn, { name, payload }: Extract<EngineEvent, { type: 'signal' }>): void {
  note(turn, 'signal.received', { name, payload });
  const reached = turn.state.open.filter((step) => waitsFor(turn.rules, step, name));
  if (reached.length === 0) turn.state.signals.push({ name, payload });
  // Each wait puts what follows from it in front: the last one first keeps them in order.
  for (const step of reached.toReversed()) endWait(turn, leave(turn, step), { by: 'signal', payload });
}
