import { buildMachine, type Note, type RunIdentity, turnAt } from '@countersign/engine';
import { type Artefact, type Json, type Problem, START_EVENT } from '@countersign/model';
import { createActor, fromPromise, SimulatedClock } from 'xstate';
import type { Answer, AnswerTo } from './answers.ts';

type Deferred = { readonly resolve: (output: unknown) => void; readonly reject: (problem: Problem) => void };

/** Longer than any deadline a flow can name. */
const FOR_EVER_MS = 100 * 365 * 86_400_000;

/**
 * Runs an artefact in an ordinary, started XState actor whose invoked actors are promises and whose clock is simulated:
 * nothing of the engine's loop, its snapshots or its reading of effects takes part. Answers what happened, in order.
 */
export async function runInPlainActor(
  artefact: Artefact,
  input: Json,
  { answerTo, now, run, limit }: { answerTo: AnswerTo; now: string; run: RunIdentity; limit: number },
): Promise<readonly Note[]> {
  const notes: Note[] = [];
  const pending = new Map<string, Deferred>();
  const outside = fromPromise(({ input: { node } }: { input: { node: string } }) => {
    return new Promise<unknown>((resolve, reject) => pending.set(node, { resolve, reject }));
  });
  const turn = turnAt(now, (note) => notes.push(note));
  const machine = buildMachine(artefact, () => turn).provide({
    actors: { agent: outside, gate: outside, sampler: outside, action: outside } as object,
  });
  const clock = new SimulatedClock();
  const actor = createActor(machine, { clock });
  // A turn that halts ends a plain actor with an error, which is read from its snapshot below.
  actor.subscribe({ error: () => {} });
  actor.start();
  actor.send({ type: START_EVENT, input, run });
  for (let round = 0; round < limit && actor.getSnapshot().status === 'active'; round += 1) {
    const node = String(actor.getSnapshot().value);
    const visit = actor.getSnapshot().context.visits[node] ?? 1;
    const answer = answerTo(node, visit);
    if (answer === null) break;
    const moved = new Promise<void>((resolve) => {
      const done = () => resolve();
      actor.subscribe({ next: done, error: done, complete: done });
    });
    give(answer, pending.get(node), clock);
    await moved;
  }
  actor.stop();
  return notes;
}

function give(answer: Answer, waiting: Deferred | undefined, clock: SimulatedClock): void {
  if (answer.type === 'expire') clock.increment(FOR_EVER_MS);
  else if (waiting === undefined) throw new Error('The step has invoked nothing');
  else if (answer.type === 'fail') waiting.reject(answer.problem);
  else waiting.resolve({ port: answer.port, output: answer.output });
}
