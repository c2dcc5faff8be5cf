import { type Artefact, CheckpointPolicy, type FlowDocument, type RunEventDraft } from '@countersign/model';
import type { StoreHint } from '@countersign/runtime';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ANN, aReview, aRun, aStart, BEN, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

// The store keeps documents and artefacts as they are; what is in them is checked above.
const aDocument = (name: string) =>
  ({ name, description: 'Pays back', nodes: [], edges: [] }) as unknown as FlowDocument;
const anArtefact = (hash: string) => ({ hash, name: 'any' }) as unknown as Artefact;
const policy = { ladder: [], startRung: 0 } as never;

const create = (slug: string, document = aDocument(slug)) =>
  opened.ports.flows.create(WORKSPACE, { slug, document, actor: ANN });

const publish = (slug: string, artefact: string, document = aDocument(slug)) =>
  opened.ports.flows.publish(WORKSPACE, {
    slug,
    document,
    artefact: anArtefact(artefact),
    checkpoints: [{ key: 'gate', title: 'Gate', policy }],
    actor: ANN,
  });

describe('flows', () => {
  it('keeps the order of a document as it was written', async () => {
    const document = { zebra: 1, name: 'Order', apple: { b: 1, a: 2 } } as unknown as FlowDocument;
    await create('order', document);
    const draft = await opened.ports.flows.draft(WORKSPACE, 'order');
    expect(JSON.stringify(draft!.document)).toBe(JSON.stringify(document));
  });

  it('refuses a second flow of the same address, but not in another workspace', async () => {
    await create('twice');
    const again = await create('twice');
    const elsewhere = await opened.ports.flows.create(OTHER_WORKSPACE, {
      slug: 'twice',
      document: aDocument('twice'),
      actor: ANN,
    });
    expect(again).toMatchObject({ ok: false, problem: { code: 'slug_taken' } });
    expect(elsewhere.ok).toBe(true);
  });

  it('hints at a saved draft in its workspace, and not at a refused save', async () => {
    await create('hinted');
    const hints: StoreHint[] = [];
    const stop = await opened.ports.store.listen((hint) => void (hint.type === 'drafts' && hints.push(hint)));
    const save = (revision: number) =>
      opened.ports.flows.saveDraft(WORKSPACE, {
        slug: 'hinted',
        document: aDocument('saved'),
        revision,
        actor: ANN,
      });
    await save(7);
    await save(1);
    expect(await opened.ports.flows.revision(WORKSPACE, 'hinted')).toBe(2);
    expect(await opened.ports.flows.revision(OTHER_WORKSPACE, 'hinted')).toBeNull();
    await vi.waitFor(() => expect(hints).toEqual([{ type: 'drafts', workspaceId: WORKSPACE, runIds: [] }]), {
      timeout: 10_000,
    });
    await stop();
  });

  it('remembers at which revision each editing session saved last, the newest of them', async () => {
    await create('savers');
    const save = (revision: number, saver?: string) =>
      opened.ports.flows.saveDraft(WORKSPACE, {
        slug: 'savers',
        document: aDocument('saved'),
        revision,
        actor: ANN,
        saver,
      });
    await save(1, 'one');
    await save(2, 'two');
    await save(3);
    await save(4, 'one');
    expect(await save(4, 'late')).toMatchObject({ problem: { data: { draft: { savers: { one: 5 } } } } });
    expect((await opened.ports.flows.draft(WORKSPACE, 'savers'))?.savers).toEqual({ one: 5, two: 3 });
    for (let revision = 5; revision < 5 + 64; revision += 1) await save(revision, `s${revision}`);
    const draft = await opened.ports.flows.draft(WORKSPACE, 'savers');
    expect(Object.keys(draft?.savers ?? {}).toSorted()).toEqual(
      Array.from({ length: 64 }, (_, index) => `s${5 + index}`).toSorted(),
    );
  });

  it('passes signs of editors to whoever listens, and keeps none', async () => {
    const { editorSigns } = opened.ports;
    const editor = { key: 'ann/1', userId: 'ann', name: 'Ann', step: 'triage' };
    const sign = { workspaceId: WORKSPACE, flow: 'shared', editor, isGone: false };
    const heard: unknown[] = [];
    const stop = await editorSigns.listen((one) => void heard.push(one));
    await editorSigns.tell(sign);
    await vi.waitFor(() => expect(heard).toEqual([sign]), { timeout: 10_000 });
    await stop();
  });

  it('never overwrites a draft that somebody else has saved meanwhile', async () => {
    await create('shared');
    const save = (name: string, actor: typeof ANN | typeof BEN) =>
      opened.ports.flows.saveDraft(WORKSPACE, {
        slug: 'shared',
        document: aDocument(name),
        revision: 1,
        actor,
      });
    const results = await Promise.all([save('of Ann', ANN), save('of Ben', BEN)]);
    const saved = results.find(({ ok }) => ok);
    const refused = results.find(({ ok }) => !ok);
    expect(saved).toMatchObject({ value: { revision: 2 } });
    expect(refused).toMatchObject({
      problem: { code: 'revision_conflict', data: { draft: { revision: 2 } } },
    });
  });

  it('numbers versions and answers the newest one when nothing changed', async () => {
    await create('versions');
    const results = [
      await publish('versions', 'a'),
      await publish('versions', 'a'),
      await publish('versions', 'b'),
    ];
    expect(results.map((result) => result.ok && result.value.version)).toEqual([1, 1, 2]);
    const versions = await opened.ports.flows.versions(WORKSPACE, 'versions');
    expect(versions.map(({ version, artefactHash }) => [version, artefactHash])).toEqual([
      [2, 'b'],
      [1, 'a'],
    ]);
    expect(await opened.ports.store.loadArtefact('a')).toEqual(anArtefact('a'));
  });

  it('gives two people who publish at once two versions', async () => {
    await create('race');
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((hash) => publish('race', hash)));
    const versions = results.map((result) => result.ok && result.value.version);
    expect(versions.toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('publishes no draft that somebody saved over meanwhile', async () => {
    await create('overtaken');
    const draft = await opened.ports.flows.draft(WORKSPACE, 'overtaken');
    const revision = draft?.revision ?? 0;
    const document = aDocument('newer');
    await opened.ports.flows.saveDraft(WORKSPACE, { slug: 'overtaken', document, revision, actor: BEN });
    const late = { slug: 'overtaken', document: aDocument('older'), artefact: anArtefact('older') };
    const refused = await opened.ports.flows.publish(WORKSPACE, {
      ...late,
      ...{ revision, checkpoints: [], actor: ANN },
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'revision_conflict' } });
    expect(await opened.ports.flows.versions(WORKSPACE, 'overtaken')).toEqual([]);
  });

  it('keeps what a checkpoint has earned when its flow is published again', async () => {
    await create('earned');
    await publish('earned', 'a');
    const before = (await opened.ports.checkpoints.list(WORKSPACE)).find(({ flow }) => flow === 'earned')!;
    await opened.test.sql`update checkpoints set rung = 3 where id = ${before.id}`;
    await publish('earned', 'b');
    expect(await opened.ports.checkpoints.get(WORKSPACE, before.id)).toMatchObject({
      id: before.id,
      rung: 3,
    });
  });

  it('says in the list what changed since the last version, layout included', async () => {
    await create('changes');
    const isChanged = async () => {
      const flows = await opened.ports.flows.list(WORKSPACE, { archived: false });
      return flows.find(({ slug }) => slug === 'changes')?.changed;
    };
    expect(await isChanged()).toBe(true);
    await publish('changes', 'a');
    expect(await isChanged()).toBe(false);
    const moved = aDocument('moved a node');
    await opened.ports.flows.saveDraft(WORKSPACE, {
      slug: 'changes',
      document: moved,
      revision: 1,
      actor: ANN,
    });
    expect(await isChanged()).toBe(true);
    await publish('changes', 'a', moved);
    expect(await isChanged()).toBe(false);
  });

  it('puts a flow away and back, and says no of one that is not there', async () => {
    await create('old');
    const { flows } = opened.ports;
    expect(await flows.archive(WORKSPACE, 'old', true, ANN)).toBe(true);
    expect((await flows.list(WORKSPACE, { archived: true })).map(({ slug }) => slug)).toEqual(['old']);
    expect(await flows.archive(OTHER_WORKSPACE, 'old', true, ANN)).toBe(false);
  });
});

const RUNGS = [0.9, 0.8].map((minConfidence) => ({ title: `From ${minConfidence}`, minConfidence }));

describe('checkpoints', () => {
  it('applies a policy to the version it was made for, and takes the rung along', async () => {
    await create('policy');
    await publish('policy', 'a');
    const { checkpoints } = opened.ports;
    const { id } = (await checkpoints.list(WORKSPACE)).find(({ flow }) => flow === 'policy')!;
    const ladder = { ladder: RUNGS };
    await opened.test
      .sql`update checkpoints set rung = 2, policy = ${opened.test.sql.json(ladder)} where id = ${id}`;
    const change = {
      id,
      policy: CheckpointPolicy.parse({ ladder: RUNGS.slice(0, 1) }),
      policyVersion: 1,
      actor: ANN,
    };
    const [first, second] = [
      await checkpoints.setPolicy(WORKSPACE, change),
      await checkpoints.setPolicy(WORKSPACE, change),
    ];
    const elsewhere = await checkpoints.setPolicy(OTHER_WORKSPACE, { ...change, policyVersion: 2 });
    expect(first).toMatchObject({ ok: true, value: { policyVersion: 2, rung: 1 } });
    expect(second).toMatchObject({ ok: false, problem: { code: 'policy_conflict' } });
    expect(elsewhere).toMatchObject({ ok: false, problem: { code: 'not_found' } });
  });

  it('narrows at once and never widens', async () => {
    await create('narrow');
    await publish('narrow', 'a');
    const { checkpoints } = opened.ports;
    const { id } = (await checkpoints.list(WORKSPACE)).find(({ flow }) => flow === 'narrow')!;
    await opened.test.sql`update checkpoints set rung = 2 where id = ${id}`;
    const wider = await checkpoints.narrow(WORKSPACE, { id, rung: 3, actor: ANN });
    const narrower = await checkpoints.narrow(WORKSPACE, { id, rung: 1, actor: ANN });
    expect(wider).toMatchObject({ ok: false, problem: { code: 'not_narrower' } });
    expect(narrower).toMatchObject({ ok: true, value: { rung: 1 } });
  });

  it('shows the turn loop the widest switch that is on', async () => {
    await create('switch');
    const version = await publish('switch', 'a');
    const { checkpoints, store } = opened.ports;
    const flowId = version.ok ? version.value.flowId : '';
    const { id } = (await checkpoints.list(WORKSPACE)).find(({ flow }) => flow === 'switch')!;
    const killSwitch = async () =>
      (await store.loadCheckpoint(WORKSPACE, {
        flowId,
        key: 'gate',
        segment: 'default',
        agentVersion: 'v1',
      }))!.killSwitch;
    const turn = (scope: 'workspace' | 'flow' | 'checkpoint', on: boolean) =>
      checkpoints.setKillSwitch(WORKSPACE, {
        scope,
        id: { workspace: null, flow: 'switch', checkpoint: id }[scope],
        on,
        actor: ANN,
      });
    const seen = [await killSwitch()];
    for (const scope of ['checkpoint', 'flow', 'workspace'] as const) {
      await turn(scope, true);
      seen.push(await killSwitch());
    }
    await turn('workspace', false);
    seen.push(await killSwitch());
    expect(seen).toEqual([null, 'checkpoint', 'flow', 'workspace', 'flow']);
    expect(
      await checkpoints.setKillSwitch(WORKSPACE, { scope: 'flow', id: 'nowhere', on: true, actor: ANN }),
    ).toMatchObject({ ok: false, problem: { code: 'not_found' } });
  });

  it('answers not found to what is no id at all', async () => {
    expect(await opened.ports.checkpoints.get(WORKSPACE, "' or true --")).toBe(null);
    expect(await opened.ports.runs.get(WORKSPACE, 'x' as never)).toBe(null);
    expect(await opened.ports.reviews.get(WORKSPACE, 'x' as never)).toBe(null);
  });
});

describe('a rollback', () => {
  it('counts the runs under way of each version', async () => {
    const { flows, store } = opened.ports;
    await create('counted');
    const published = await publish('counted', 'hash-1');
    if (!published.ok) throw new Error(published.problem.message);
    const { flowId } = published.value;
    const runs = [1, 1, 2].map((version) => aRun({ flow: 'counted', flowId, version }));
    const ended = aStart(aRun({ flow: 'counted', flowId }), { status: 'ended', outcome: 'done' });
    const starts = runs.map((run) => aStart(run, { status: 'waiting' }));
    await store.commitTurns([...starts, ended], null);
    expect(await flows.activeRuns(WORKSPACE, 'counted')).toEqual({
      versions: [
        { version: 2, runs: 1 },
        { version: 1, runs: 2 },
      ],
      more: false,
    });
    expect(await flows.activeRuns(OTHER_WORKSPACE, 'counted')).toEqual({ versions: [], more: false });
  });

  it('counts how runs of a span went on the wires of one version, and who waits', async () => {
    const { flows, store } = opened.ports;
    await create('busy');
    const published = await publish('busy', 'hash-busy');
    if (!published.ok) throw new Error(published.problem.message);
    const { flowId } = published.value;
    const now = new Date().toISOString();
    const taken = (edge: string) => ({
      ...({ type: 'port.taken', at: now, node: 'gate', visit: 1, data: { port: 'approved', edge } } as const),
    });
    const picked = { type: 'sampler.sampled', at: now, node: 'some', visit: 1, data: {} } as const;
    const start = (version: number, events: readonly RunEventDraft[]) => {
      const run = aRun({ flow: 'busy', flowId, version });
      const review = aReview({ runId: run.id, flow: 'busy' });
      return aStart(run, { status: 'waiting', events: [...events], openedReviews: [review] });
    };
    await store.commitTurns(
      [start(1, [taken('a'), taken('b')]), start(1, [taken('a'), picked]), start(2, [taken('a')])],
      null,
    );
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const traffic = await flows.traffic(WORKSPACE, { slug: 'busy', version: 1, since: hourAgo });
    expect(traffic).toMatchObject({
      version: 1,
      versions: [
        { version: 2, runs: 1 },
        { version: 1, runs: 2 },
      ],
      more: false,
      edges: { a: 2, b: 1 },
      steps: { some: { sampled: 1, skipped: 0, waiting: null, parked: 0 } },
    });
    expect(traffic?.steps['gate']?.waiting).toMatchObject({ count: 3, overOneHour: 0, overdue: 0 });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const none = await flows.traffic(WORKSPACE, { slug: 'busy', version: 1, since: later });
    expect(none).toMatchObject({ versions: [], edges: {} });
    expect(await flows.traffic(OTHER_WORKSPACE, { slug: 'busy', version: 1, since: hourAgo })).toBeNull();
    expect(await flows.traffic(WORKSPACE, { slug: 'nothing', version: 1, since: hourAgo })).toBeNull();
  });

  it('publishes an old version again in a moment, under the next number', async () => {
    const { flows, store, audit } = opened.ports;
    await create('back');
    await publish('back', 'hash-1', aDocument('good'));
    await publish('back', 'hash-2', aDocument('bad'));
    const times: number[] = [];
    const rollback = async (version: number) => {
      const begun = performance.now();
      const back = await flows.rollback(WORKSPACE, { slug: 'back', version, actor: BEN });
      times.push(performance.now() - begun);
      return back;
    };
    const back = await rollback(1);
    expect(back).toMatchObject({
      value: { version: 3, artefactHash: 'hash-1', document: { name: 'good' }, publishedBy: 'Ben' },
    });
    expect(await store.findFlow(WORKSPACE, 'back')).toMatchObject({ version: 3, artefactHash: 'hash-1' });
    expect(await store.findVersion(WORKSPACE, 'back', 2)).toBe('hash-2');
    const { rows } = await audit.verify(WORKSPACE);
    expect(await audit.list(WORKSPACE, rows - 1, 1)).toMatchObject([{ action: 'flow.rolledBack' }]);
    for (const version of [2, 1, 2, 1]) await rollback(version);
    // The best of five: others may be at work on the machine.
    expect(Math.min(...times)).toBeLessThan(1_000);
  });

  it('is refused where there is nothing to go back to', async () => {
    const { flows } = opened.ports;
    await create('forth');
    await publish('forth', 'hash-1');
    const refusal = async (slug: string, version: number) => {
      const result = await flows.rollback(WORKSPACE, { slug, version, actor: BEN });
      return result.ok ? null : result.problem.code;
    };
    expect(await refusal('forth', 7)).toBe('version_not_found');
    expect(await refusal('forth', 1)).toBe('already_newest');
    expect(await refusal('nowhere', 1)).toBe('not_found');
  });
});
