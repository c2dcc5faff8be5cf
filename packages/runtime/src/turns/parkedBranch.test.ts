import { type FlowDocument, ok } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

const RESERVE = {
  operation: { type: 'http', method: 'POST', url: 'https://stock.example/hold', headers: {} },
  ...{ mode: 'once', reversible: true, timeout: '30s', retries: 3 },
};

/** An action that happens once beside an agent, between the start and the flow's own steps. */
function branched(): FlowDocument {
  const document = refundDocument();
  const triage = document.nodes.find(({ id }) => id === 'triage');
  if (triage === undefined) throw new Error('The flow has lost its agent');
  const at = { position: { x: 0, y: 0 } };
  const branches = ['a', 'b'].map((port) => ({ port, title: port }));
  const wire = (source: string, port: string, target: string) => ({
    ...{ id: `${source}.${port}`, source, port, target },
  });
  return {
    ...document,
    nodes: [
      ...document.nodes,
      { id: 'left', kind: 'action', title: 'Left', ...at, config: RESERVE },
      { ...structuredClone(triage), id: 'right', title: 'Right' },
      { id: 'both', kind: 'parallel', title: 'Both', ...at, config: { branches } },
      { id: 'meet', kind: 'join', title: 'Meet', ...at, config: {} },
    ],
    edges: [
      ...document.edges.filter(({ source }) => source !== 'start'),
      ...[wire('start', 'next', 'both'), wire('both', 'a', 'left'), wire('both', 'b', 'right')],
      ...[wire('left', 'done', 'meet'), wire('right', 'proposed', 'meet'), wire('meet', 'next', 'triage')],
    ],
  } as FlowDocument; // safe: compiled next
}

describe('a run with a parked branch', () => {
  it('goes on in the others, stays parked until a person resolves it, and then meets them', async () => {
    const runtime = aRuntime({ artefact: artefactOf(branched()) });
    const { start, settle, runOf, client, actions, store } = runtime;
    actions.answer = () => Promise.reject(new Error('connection reset'));
    const run = await start();
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'parked' });
    const right = (await runtime.eventsOf(run.id)).filter(
      ({ type, node }) => type === 'agent.proposed' && node === 'right',
    );
    expect(right).toHaveLength(1);
    const { items } = await store.incidents.list(WORKSPACE, {});
    expect(items.map(({ key }) => key)).toEqual(['left/1']);
    actions.answer = async () => ok({ status: 200 });
    const retried = await client.resolve(WORKSPACE, {
      ...{ runId: run.id, key: 'left/1', resolution: 'retry', actor: ADA, role: 'owner' },
    });
    expect(retried).toMatchObject({ value: { status: 'running' } });
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'waiting' });
    await runtime.approve(run.id);
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
  });
});
