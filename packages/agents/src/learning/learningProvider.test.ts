import type { Json } from '@countersign/model';
import type { AgentRequest, TrainedModel } from '@countersign/runtime';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAgents } from '../createAgents.ts';
import { aRequest } from '../testing/aRequest.ts';
import { noDependencies } from '../testing/noDependencies.ts';
import type { LabelledText } from './classifierArtefact.ts';
import { trainClassifier } from './trainClassifier.ts';

const THINGS = ['order', 'parcel', 'package', 'lamp', 'chair', 'table'];
const CASES: LabelledText[] = THINGS.flatMap((thing, row) => [
  { id: `r${row}`, text: `Please refund the ${thing}`, label: 'refund' },
  { id: `s${row}`, text: `I want my money back for this ${thing}`, label: 'refund' },
  { id: `w${row}`, text: `Where is my ${thing} now?`, label: 'where' },
  { id: `v${row}`, text: `When does the ${thing} arrive?`, label: 'where' },
]);

/** A store of one model that counts how often it is read. */
class StoredModel {
  loads = 0;
  body: Json = null;
  hash: string | null = null;

  train(cases: readonly LabelledText[]): void {
    const trained = trainClassifier(cases);
    if (!trained.ok) throw new Error(trained.problem.message);
    this.body = JSON.parse(JSON.stringify(trained.value));
    this.hash = trained.value.hash;
  }

  cases = async () => CASES;
  casesById = async (_workspace: string, _model: string, ids: readonly string[]) =>
    CASES.filter(({ id }) => ids.includes(id));
  examples = async () => [];
  lessonsOfRuns = async () => [];
  returns = 0;
  liveModel = () => Promise.resolve(this.hash === null ? null : { hash: this.hash, returns: this.returns });
  loadModel = async (_workspace: string, hash: string): Promise<TrainedModel | null> => {
    this.loads++;
    const metrics = { examples: 24, labels: 2, accuracy: 1, calibrationError: 0 };
    const adopted = { status: 'live', adoptedBy: null, adoptedAt: null } as const;
    const at = '2026-01-01T00:00:00Z';
    return { model: 'triage', version: 1, hash, body: this.body, metrics, trainedAt: at, ...adopted };
  };
}

const request = (text: string, changes: Partial<AgentRequest> = {}) =>
  aRequest({ type: 'learning', model: 'triage', text: '{{ input.text }}' }, { text, ...changes });
const { signal } = new AbortController();

describe('the learning provider', () => {
  const learning = new StoredModel();
  const agents = createAgents({ ...noDependencies, learning });
  beforeAll(() => learning.train(CASES));

  it('proposes the label with its confidence and cites the nearest labelled cases', async () => {
    const result = await agents.propose(request('Please refund the lamp'), signal);
    expect(result).toMatchObject({
      ok: true,
      value: { decision: 'refund', payload: { label: 'refund' }, flags: [], usage: { model: 'triage' } },
    });
    if (!result.ok) return;
    expect(result.value.confidence).toBeGreaterThan(0.8);
    expect(result.value.evidence[0]).toEqual({
      label: 'refund (100 % alike)',
      quote: 'Please refund the lamp',
      source: 'Labelled case r3',
    });
    expect(result.value.reasoning[2]).toBe('3 of the 3 most similar labelled cases have this label.');
  });

  it('flags what is like nothing it knows', async () => {
    const result = await agents.propose(request('Quel beau soleil à Nîmes'), signal);
    expect(result).toMatchObject({ ok: true, value: { flags: ['out_of_scope'] } });
  });

  it('keeps to the offered decisions and flags a text that fits none of them', async () => {
    const offered = { decisions: ['where'] };
    expect(await agents.propose(request('When does the chair arrive?', offered), signal)).toMatchObject({
      ok: true,
      value: { decision: 'where', flags: [] },
    });
    const foreign = await agents.propose(request('Please refund the lamp', offered), signal);
    expect(foreign).toMatchObject({ ok: true, value: { decision: 'where', flags: ['out_of_scope'] } });
    expect(foreign.ok && foreign.value.confidence < 0.2).toBe(true);
    expect(await agents.propose(request('Hello', { decisions: ['other'] }), signal)).toMatchObject({
      ok: false,
      problem: { code: 'no_offered_label', retryable: false },
    });
  });

  it('writes the label only into a payload that has room for it', async () => {
    const payloadSchema = {
      type: 'object',
      properties: { team: { type: 'string', default: 'desk' } },
      additionalProperties: false,
    };
    const result = await agents.propose(request('Please refund the lamp', { payloadSchema }), signal);
    expect(result).toMatchObject({ ok: true, value: { payload: { team: 'desk' } } });
    expect(result.ok && 'label' in result.value.payload).toBe(false);
  });

  it('loads a model once for many calls and takes up a newer one at once', async () => {
    const stored = new StoredModel();
    const own = createAgents({ ...noDependencies, learning: stored });
    stored.train(CASES);
    const before = await Promise.all(CASES.map(({ text }) => own.propose(request(text), signal)));
    expect(stored.loads).toBe(1);
    stored.train(CASES.map((example) => ({ ...example, label: `new_${example.label}` })));
    const after = await own.propose(request('Please refund the lamp'), signal);
    expect(stored.loads).toBe(2);
    expect(after).toMatchObject({ ok: true, value: { decision: 'new_refund' } });
    const versions = [...before, after].map((result) => result.ok && result.value.agentVersion);
    expect(new Set(versions).size).toBe(2);
  });

  it('is another agent each time it comes back after another version was in use', async () => {
    const stored = new StoredModel();
    const own = createAgents({ ...noDependencies, learning: stored });
    stored.train(CASES);
    const versionAfter = async (returns: number) => {
      stored.returns = returns;
      const result = await own.propose(request('Please refund the lamp'), signal);
      return result.ok && result.value.agentVersion;
    };
    const versions = [await versionAfter(0), await versionAfter(1), await versionAfter(2)];
    expect(new Set(versions).size).toBe(3);
    expect(await versionAfter(1)).toBe(versions[1]);
    expect(stored.loads).toBe(1);
  });

  it('fails without a trained model and with a damaged one', async () => {
    expect(await createAgents(noDependencies).propose(request('Hello'), signal)).toMatchObject({
      ok: false,
      problem: { code: 'model_untrained', retryable: false },
    });
    const damaged = new StoredModel();
    damaged.hash = 'abc';
    damaged.body = { schema: 'other' };
    expect(
      await createAgents({ ...noDependencies, learning: damaged }).propose(request('Hello'), signal),
    ).toMatchObject({ ok: false, problem: { code: 'classifier_unreadable', retryable: false } });
  });
});
