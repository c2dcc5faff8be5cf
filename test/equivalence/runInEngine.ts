import {
  activeVisits,
  type EngineEvent,
  type Note,
  type RunIdentity,
  type RunSnapshot,
  type StepResult,
  step,
} from '@countersign/engine';
import type { Artefact, Json } from '@countersign/model';
import { expect } from 'vitest';
import { type Answer, NOW, type OpenVisit, type World } from './answers.ts';

/** What comes after the machine has ended, and so is not to be found in a plain actor. */
const UNDOING = new Set(['undo.begun', 'action.undone', 'run.cancelled']);

/**
 * Runs an artefact in the engine, with a JSON round trip after every event, and audits its books on the way. Answers what
 * happened, in order, without the undoing, and how many actions were undone.
 */
export function runInEngine(
  artefact: Artefact,
  input: Json,
  { world, run, limit }: { world: World; run: RunIdentity; limit: number },
): { readonly notes: readonly Note[]; readonly undone: number } {
  const notes: Note[] = [];
  let undoneActions = 0;
  const audit = auditOf();
  const apply = (snapshot: RunSnapshot | null, event: EngineEvent): RunSnapshot => {
    const result = step({ artefact, snapshot, event, now: new Date(NOW) });
    if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
    audit(event, result.value);
    for (const { at: _, ...note } of result.value.events) if (!UNDOING.has(note.type)) notes.push(note);
    return JSON.parse(JSON.stringify(result.value.snapshot));
  };
  let snapshot = apply(null, { type: 'start', input, run });
  for (let round = 0; round < limit && isOpen(snapshot); round += 1) {
    const signal = world.signalBefore(round);
    if (signal !== null) snapshot = apply(snapshot, signal);
    const visit = isOpen(snapshot) ? world.choose(round, activeVisits(snapshot)) : undefined;
    const answer = visit === undefined ? null : world.answerTo(visit);
    if (visit === undefined || answer === null) break;
    snapshot = apply(snapshot, eventOf(visit, answer));
  }
  // Not part of what is compared: a run that is cut off here shows how it is undone from wherever it was.
  if (isOpen(snapshot)) snapshot = apply(snapshot, { type: 'cancel', by: 'u1', undo: true });
  while (snapshot.undoing !== undefined) {
    snapshot = apply(snapshot, undone(activeVisits(snapshot)[0]));
    undoneActions += 1;
  }
  return { notes, undone: undoneActions };
}

const isOpen = (snapshot: RunSnapshot): boolean =>
  snapshot.status === 'active' && snapshot.undoing === undefined;

function eventOf({ node, visit }: OpenVisit, answer: Answer): EngineEvent {
  const at = { node, visit };
  switch (answer.type) {
    case 'signal':
      return answer;
    case 'time':
      return { type: 'timer', ...at, name: answer.name };
    case 'fail':
      return { type: 'failed', ...at, problem: answer.problem };
    case 'done':
      return { ...answer, ...at };
  }
}

function undone(visit: OpenVisit | undefined): EngineEvent {
  if (visit === undefined) throw new Error('The run is being undone, but nothing is');
  return { type: 'done', node: visit.node, visit: visit.visit, port: 'done', output: null, undo: true };
}

/**
 * Checks after every event that no effect or timer is asked for twice, that only what is open is called off, and that
 * what is open is what the snapshot says; that a run has one end; and that JSON keeps its snapshot.
 */
function auditOf() {
  const asked = new Set<string>();
  const open = new Set<string>();
  let ends = 0;
  return (event: EngineEvent, result: StepResult): void => {
    const { snapshot, effects, cancelledEffects, timers } = result;
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot);
    if (event.type === 'done' || event.type === 'failed') {
      open.delete(event.undo === true ? `undo:${event.node}/${event.visit}` : `${event.node}/${event.visit}`);
    }
    for (const { key } of cancelledEffects) expect(open.delete(key)).toBe(true);
    for (const { key } of effects) {
      expect(asked.has(key)).toBe(false);
      asked.add(key);
      open.add(key);
    }
    const active = activeVisits(snapshot).map(({ key }) => key);
    for (const key of open) expect(active).toContain(key);
    for (const timer of timers) expect(active).toContain(`${timer.node}/${timer.visit}`);
    ends += result.events.filter(({ type }) => /^run\.(ended|failed|cancelled)$/.test(type)).length;
    expect(ends).toBe(snapshot.status === 'active' ? 0 : 1);
  };
}
