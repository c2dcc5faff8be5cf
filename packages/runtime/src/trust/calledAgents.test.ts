import type { Run, RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, WORKSPACE } from '../testing/aRuntime.ts';
import { aProposal } from '../testing/scripted.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import type { FlowSketch } from '../testing/sketchFlow.ts';

const START = { id: 'start', kind: 'trigger' };
const END = { id: 'end', kind: 'end', config: { outcome: 'over' } };
const RULE = { when: 'true', decision: 'yes', confidence: 1, summary: '' };
const agent = (id: string) => ({
  ...{ id, kind: 'agent' },
  config: { provider: { type: 'rules', rules: [RULE] }, retries: 0 },
});
const LADDER = [{ title: 'All', minConfidence: 0.5, sampleRate: 1 }];

/** Asks an agent of its own. */
const DIG: FlowSketch = {
  nodes: [START, agent('dig'), END],
  wires: { 'start.next': 'dig', 'dig.proposed': 'end' },
};

/** Lets another flow ask. */
const LOOK: FlowSketch = {
  nodes: [START, { id: 'deeper', kind: 'subflow', config: { flow: 'dig', input: '{}' } }, END],
  wires: { 'start.next': 'deeper', 'deeper.done': 'end' },
};

/** Looks things up by another flow, proposes, and asks a checkpoint. */
const judging = (call: { readonly kind: string; readonly config: object }): FlowSketch => ({
  nodes: [
    START,
    { id: 'call', ...call },
    agent('triage'),
    { id: 'check', kind: 'gate', config: { question: 'Pay?', policy: { ladder: LADDER, tolerance: 0.2 } } },
    END,
  ],
  wires: {
    'start.next': 'call',
    'call.done': 'triage',
    'triage.proposed': 'check',
    'check.approved': 'end',
    'check.rejected': 'end',
  },
});

async function aCallingRuntime(call: { readonly kind: string; readonly config: object }) {
  const world = sketchedRuntime({ dig: DIG, look: LOOK, judge: judging(call) });
  const { store } = world;
  const flow = await store.findFlow(WORKSPACE, 'judge');
  const gate = world.artefacts['judge']?.nodes['check']?.node;
  if (flow === null || gate?.kind !== 'gate') throw new Error('The flow has no gate');
  const { policy } = gate.config;
  const names = { id: 'c1', workspaceId: WORKSPACE, flowId: flow.flowId, key: 'check', killSwitch: null };
  store.putCheckpoint({ ...names, policy, policyVersion: 1, rung: 0 });
  const versions = { dig: 'd1', triage: 't1' };
  const answered = (node: string) => (node === 'dig' ? versions.dig : versions.triage);
  world.agents.answer = async ({ node }) => ({
    ok: true,
    value: aProposal({ agentVersion: answered(node) }),
  });
  const begin = async (): Promise<RunId> => {
    const id = await world.call('judge', {});
    await world.settle();
    return id;
  };
  const earn = async () => {
    for (let n = 0; n < 500 && store.trustsOf('c1')[0]?.widening == null; n += 1) {
      await world.approve(await begin());
      await world.settle();
    }
    const { segment, agentVersion } = store.trustsOf('c1')[0]!;
    const answer = { id: 'c1', segment, agentVersion, to: 1, answer: 'ratified', actor: ADA } as const;
    expect(store.answerWidening(answer).ok).toBe(true);
  };
  const statusOf = async (id: RunId): Promise<Run['status'] | undefined> => (await world.runOf(id))?.status;
  return { ...world, versions, begin, earn, statusOf };
}

describe.each([
  ['a called flow', { kind: 'subflow', config: { flow: 'look', input: '{}' } }],
  [
    'a flow called for each of a list',
    { kind: 'each', config: { flow: 'look', items: '[1, 2]', input: '{}' } },
  ],
])('an agent of %s', (_, call) => {
  it('ends what was earned behind the call when it changes, however deep it is called', async () => {
    const { begin, earn, statusOf, versions, store } = await aCallingRuntime(call);
    await earn();
    expect(await statusOf(await begin())).toBe('ended');
    versions.dig = 'd2';
    expect(await statusOf(await begin())).toBe('waiting');
    const [before, after] = store.trustsOf('c1');
    expect(before).toMatchObject({ epoch: 1, rung: 1 });
    expect(after).toMatchObject({ epoch: 2, rung: 0, bands: {} });
    expect(before?.agentVersion).not.toBe('t1');
  });
});

describe('a call that a person answered in the place of its agents', () => {
  it('has its case held, and earns nobody anything', async () => {
    const call = { kind: 'subflow', config: { flow: 'look', input: '{}' } };
    const { begin, earn, statusOf, versions, store } = await aCallingRuntime(call);
    await earn();
    versions.dig = 'person:ada';
    expect(await statusOf(await begin())).toBe('waiting');
    expect(store.trustsOf('c1')).toHaveLength(1);
  });
});
