import { buildMachine, type Note, type RunIdentity, turnAt } from '@countersign/engine';
import { type Artefact, JOINED_STATE, type Json, type Problem, START_EVENT } from '@countersign/model';
import { createActor, fromPromise, SimulatedClock, type StateValue } from 'xstate';
import { type Answer, NOW, type OpenVisit, type World } from './answers.ts';

type Deferred = { readonly resolve: (output: unknown) => void; readonly reject: (problem: Problem) => void };

const INVOKED = ['agent', 'gate', 'sampler', 'action', 'each', 'subflow'];

/**
 * Runs an artefact in an ordinary, started XState actor whose invoked actors are promises: nothing of the engine's loop,
 * its snapshots or its reading of effects takes part. Answers what happened, in order. A signal is noted here, because
 * that it came is not the machine's business; undoing is left out, because it comes after the machine has ended.
 */
export async function runInPlainActor(
  artefact: Artefact,
  input: Json,
  { world, run, limit }: { world: World; run: RunIdentity; limit: number },
): Promise<readonly Note[]> {
  const notes: Note[] = [];
  const { actor, pending } = startActor(artefact, (note) => notes.push(note));
  const openVisits = (): readonly OpenVisit[] => {
    const { status, value, context } = actor.getSnapshot();
    if (status !== 'active') return [];
    return leaves(value).map((node) => ({ node, visit: context.visits[node] ?? 0 }));
  };
  const give = async (node: string, answer: Answer) => {
    if (answer.type === 'signal') {
      const { name, payload } = answer;
      notes.push({ type: 'signal.received', data: { name, payload } });
      actor.send({ type: 'signal', name, payload });
    } else if (answer.type === 'time') actor.send({ type: timeEvent(artefact, node, answer.name) });
    else if (answer.type === 'fail') pending.get(node)?.reject(answer.problem);
    else pending.get(node)?.resolve({ port: answer.port, output: answer.output });
    await settled();
  };
  const giveAtOnce = async () => {
    for (let visit = needsNobody(); visit !== undefined; visit = needsNobody()) {
      await give(visit.node, world.answerAtOnce(visit) as Answer); // safe: that is what was looked for
    }
  };
  const needsNobody = () => openVisits().find((visit) => world.answerAtOnce(visit) !== null);
  actor.send({ type: START_EVENT, input, run });
  await giveAtOnce();
  for (let round = 0; round < limit && openVisits().length > 0; round += 1) {
    const signal = world.signalBefore(round);
    if (signal !== null) {
      await give('', signal);
      await giveAtOnce();
    }
    const visit = world.choose(round, openVisits());
    const answer = visit === undefined ? null : world.answerTo(visit);
    if (visit === undefined || answer === null) break;
    await give(visit.node, answer);
    await giveAtOnce();
  }
  actor.stop();
  return notes;
}

function startActor(artefact: Artefact, note: (note: Note) => void) {
  const pending = new Map<string, Deferred>();
  const outside = fromPromise(({ input: { node } }: { input: { node: string } }) => {
    return new Promise<unknown>((resolve, reject) => pending.set(node, { resolve, reject }));
  });
  const actors = Object.fromEntries(INVOKED.map((kind) => [kind, outside]));
  const turn = turnAt(NOW, note);
  const machine = buildMachine(artefact, () => turn).provide({ actors });
  // Times are sent by name below, so the clock itself never moves.
  const actor = createActor(machine, { clock: new SimulatedClock() });
  // A turn that halts ends a plain actor with an error, which is read from its snapshot.
  actor.subscribe({ error: () => {} });
  actor.start();
  return { actor, pending };
}

/** XState's own name for the moment when a delay of a state is over: the delay as the artefact has it, and the path. */
function timeEvent(artefact: Artefact, node: string, name: string): string {
  const entry = artefact.nodes[node];
  const path = [...(entry?.lane?.split('/') ?? []), node].join('.');
  const delays = Object.keys((stateAt(artefact, path)['after'] ?? {}) as object);
  const delay = delays.find((key) => (name === 'expires' ? /^\d+$/.test(key) : key.startsWith(`${name}:`)));
  return `xstate.after.${delay}.flow.${path}`;
}

type Config = { readonly [field: string]: Json };

const stateAt = (artefact: Artefact, path: string): Config =>
  path
    .split('.')
    .reduce<Config>(
      (state, key) => (state['states'] as { [key: string]: Config })[key] ?? {},
      artefact.machine,
    );

const leaves = (value: StateValue | undefined): readonly string[] => {
  if (typeof value === 'string') return value === JOINED_STATE ? [] : [value];
  return Object.values(value ?? {}).flatMap(leaves);
};

/** Lets all promises that are resolved by now have their effect. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
