import { publishFlow } from '@countersign/api';
import { ok, type Proposal, parseFlow, type RunId, type WorkspaceId } from '@countersign/model';
import { openTestPorts } from '@countersign/postgres/testing';
import { type Actor, type Agents, createRuntime, type Runtime } from '@countersign/runtime';

export const WORKSPACE = 'calls' as WorkspaceId; // safe: not empty
export const ACTOR: Actor = { type: 'user', id: 'ada', name: 'Ada' };

const YES: Proposal = {
  ...{ decision: 'yes', payload: {}, summary: '', confidence: 1, reasoning: [], evidence: [], flags: [] },
  usage: { model: 'rules', tokens: 0, cost: 0, ms: 0 },
  agentVersion: 'v1',
};
export const sayYes: Agents['propose'] = async () => ok(YES);

/** Held so long that nobody learns of a lost lease in time by renewing it. */
export const LEASE_MS = 300_000;

const step = (id: string, kind: string, config: object = {}) => ({
  ...{ id, kind, title: id, config, position: { x: 0, y: 0 } },
});
const RULES = { type: 'rules', rules: [{ when: 'true', decision: 'yes', confidence: 1, summary: '' }] };
const EACH = { flow: 'child', items: 'input.list', input: '{"n": item}', concurrency: 50 };

/** An agent, and a flow that calls it for each item of a list. */
const FLOWS = [
  { slug: 'child', middle: step('ask', 'agent', { provider: RULES }), port: 'proposed' },
  { slug: 'parent', middle: step('each', 'each', EACH), port: 'done' },
];

/** Two workers on one database, as two processes would be; each asks its agent by `propose`. */
export async function callingWorld(propose: Agents['propose']) {
  const opened = await openTestPorts();
  const { store, runs, flows } = opened.ports;
  const services = { flows, loadArtefact: (hash: string) => store.loadArtefact(hash) };
  for (const { slug, middle, port } of FLOWS) {
    const nodes = [step('start', 'trigger'), middle, step('end', 'end')];
    const wires = [
      { id: 'first', source: 'start', port: 'next', target: middle.id },
      { id: 'last', source: middle.id, port, target: 'end' },
    ];
    const parsed = parseFlow({ schema: 'countersign.flow/1', name: slug, nodes, edges: wires });
    if (!parsed.ok) throw new Error(parsed.problem[0]?.message);
    const flow = { slug, document: parsed.value, actor: ACTOR, role: 'owner' as const };
    await flows.create(WORKSPACE, flow);
    const published = await publishFlow(services, WORKSPACE, flow);
    if (!published.ok) throw new Error(published.problem.message);
  }
  const errors: unknown[] = [];
  const workers = ['worker-1', 'worker-2'].map((workerId) =>
    createRuntime({
      ...{ store, runs, workerId, agents: { propose }, actions: { perform: async () => ok({}) } },
      leaseMs: LEASE_MS,
      ...{ samplingSecret: new Uint8Array(32), onError: (error: unknown) => errors.push(error) },
    }),
  ) as [Runtime, Runtime];
  for (const { worker } of workers) await worker.start();
  const dispose = async () => {
    for (const { worker } of workers) await worker.stop();
    await opened[Symbol.asyncDispose]();
  };
  const start = async (list: readonly number[]): Promise<RunId> => {
    const started = await workers[0].client.start(WORKSPACE, {
      flow: 'parent',
      input: { list: [...list] },
      actor: ACTOR,
    });
    if (!started.ok) throw new Error(started.problem.message);
    return started.value.run.id;
  };
  return { runs, store, workers, errors, start, [Symbol.asyncDispose]: dispose };
}
