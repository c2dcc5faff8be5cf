import {
  activeVisits,
  type EngineEvent,
  type Note,
  type RunIdentity,
  type StepResult,
  step,
} from '@countersign/engine';
import type { Artefact, Json } from '@countersign/model';
import type { AnswerTo } from './answers.ts';

/** Runs an artefact in the engine, with a JSON round trip after every event. Answers what happened, in order. */
export function runInEngine(
  artefact: Artefact,
  input: Json,
  { answerTo, now, run, limit }: { answerTo: AnswerTo; now: string; run: RunIdentity; limit: number },
): readonly Note[] {
  const notes: Note[] = [];
  const apply = (snapshot: StepResult['snapshot'] | null, event: EngineEvent): StepResult['snapshot'] => {
    const result = step({ artefact, snapshot, event, now: new Date(now) });
    if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
    notes.push(...result.value.events.map(({ at: _, ...note }) => note));
    return JSON.parse(JSON.stringify(result.value.snapshot));
  };
  let snapshot = apply(null, { type: 'start', input, run });
  for (let round = 0; round < limit && snapshot.status === 'active'; round += 1) {
    const visit = activeVisits(snapshot)[0];
    const answer = visit && answerTo(visit.node, visit.visit);
    if (!visit || !answer) break;
    const at = { node: visit.node, visit: visit.visit };
    if (answer.type === 'expire') snapshot = apply(snapshot, { type: 'timer', ...at });
    else if (answer.type === 'fail') snapshot = apply(snapshot, { ...answer, type: 'failed', ...at });
    else snapshot = apply(snapshot, { ...answer, type: 'done', ...at });
  }
  return notes;
}
