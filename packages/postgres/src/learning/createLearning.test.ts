import type { HeldOutAnswer, Lesson, NewModel } from '@countersign/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRetention } from '../retention/createRetention.ts';
import { ANN, aReview, aRun, aStart, aTurn, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

/** A run that is over, whose review taught this. */
async function taught(changes: Partial<Lesson> = {}): Promise<Lesson> {
  const run = aRun();
  const review = aReview({ runId: run.id });
  const lesson: Lesson = {
    ...{ reviewId: review.id, runId: run.id, flowId: run.flowId, node: 'triage', model: 'intents' },
    ...{
      checkpointId: null,
      text: `Where is ${run.id}?`,
      proposed: 'lost',
      verdict: 'edit',
      label: 'arrival',
    },
    ...{ answer: { label: 'arrival' }, message: null, reviewer: ANN.id, ...changes },
  };
  const verdict = { type: lesson.verdict };
  const { id: reviewId, etag } = review;
  const cause = { type: 'verdict', reviewId, etag, actor: ANN, verdict } as const;
  const answer = aTurn({ runId: run.id, status: 'ended', outcome: 'done', cause, lesson });
  await opened.ports.store.commitTurns([aStart(run, { openedReviews: [review] })], null);
  const [outcome] = await opened.ports.store.commitTurns([answer], null);
  expect(outcome?.type).toBe('committed');
  return lesson;
}

const metrics = { examples: 1, labels: 2, accuracy: 0.5, calibrationError: 0.1 };
const said = (id: string, label: string): HeldOutAnswer => ({
  id,
  label,
  confidence: 0.9,
  outOfScope: false,
});
const aModel = (model: string, hash: string, changes: Partial<NewModel> = {}): NewModel => ({
  ...{ model, hash, body: { hash }, metrics, heldOut: [], rival: null },
  ...changes,
});

describe('what verdicts teach', () => {
  it('counts with what was uploaded, and goes when its run is erased', async () => {
    const { learning } = opened.ports;
    const lesson = await taught({ text: 'A very secret question' });
    await taught({ label: null, answer: null, verdict: 'reject' });
    await learning.addCases(WORKSPACE, 'intents', [{ id: '1', text: 'Hello', label: 'greeting' }]);
    const id = `review:${lesson.reviewId}`;
    expect(await learning.cases(WORKSPACE, 'intents')).toEqual([
      { id: '1', text: 'Hello', label: 'greeting' },
      { id, text: lesson.text, label: 'arrival' },
    ]);
    expect(await learning.casesById(WORKSPACE, 'intents', [id])).toHaveLength(1);
    expect(await learning.labels(WORKSPACE, 'intents')).toEqual([
      { label: 'arrival', cases: 1 },
      { label: 'greeting', cases: 1 },
    ]);
    const [summary] = await learning.models(WORKSPACE);
    expect(summary).toMatchObject({ model: 'intents', labelledCases: 2, fromVerdicts: 1, labels: 2 });
    expect(await learning.labelledDays(WORKSPACE, 'intents')).toMatchObject([
      { uploaded: 1, confirmed: 0, corrected: 1 },
    ]);
    const erased = await createRetention(opened.database).erase(WORKSPACE, lesson.runId, ANN);
    expect(erased).toMatchObject({ ok: true });
    expect(await learning.cases(WORKSPACE, 'intents')).toHaveLength(1);
  });

  it('is read page by page in order, with its review, and by nobody else', async () => {
    const { learning } = opened.ports;
    const lessons: Lesson[] = [];
    for (let count = 0; count < 5; count += 1) lessons.push(await taught({ model: 'paged' }));
    const read: string[] = [];
    for (let after = null; ; ) {
      const page = await learning.lessons(WORKSPACE, { model: 'paged' }, { after, limit: 2 });
      if (page.length === 0) break;
      read.push(...page.map(({ reviewId }) => reviewId));
      const last = page.at(-1)!;
      expect(last.review?.content.question).toBe('May this be paid back?');
      after = { at: last.at, reviewId: last.reviewId } as never;
    }
    expect(read).toEqual(lessons.map(({ reviewId }) => reviewId));
    const theirs = { after: null, limit: 9 };
    expect(await learning.lessons(OTHER_WORKSPACE, { model: 'paged' }, theirs)).toEqual([]);
  });

  it('gives a step the corrections of its own flow, newest first, never those of the run itself', async () => {
    const { learning } = opened.ports;
    const first = await taught({ node: 'reply', model: null, label: null, answer: { amount: 1 } });
    const second = await taught({ node: 'reply', model: null, label: null, answer: { amount: 2 } });
    await taught({ node: 'reply', model: null, label: null, verdict: 'approve' });
    await taught({ node: 'reply', model: null, label: null, flowId: first.runId });
    const asking = await taught({ node: 'other' });
    const step = { runId: asking.runId, node: 'reply' };
    const ids = async (workspaceId: typeof WORKSPACE, of: typeof step) =>
      (await learning.examples(workspaceId, of, 10)).map(({ reviewId }) => reviewId);
    expect(await ids(WORKSPACE, step)).toEqual([second.reviewId, first.reviewId]);
    expect(await ids(WORKSPACE, { ...step, runId: first.runId })).toEqual([second.reviewId]);
    expect(await ids(OTHER_WORKSPACE, step)).toEqual([]);
  });

  it('says what people said in given runs of the same flow and step, be it that they agreed', async () => {
    const { learning } = opened.ports;
    const of = { node: 'sort', model: null, label: null, answer: { amount: 1 } } as const;
    const agreed = await taught({ ...of, verdict: 'approve' });
    const corrected = await taught({ ...of });
    const silent = await taught({ ...of, answer: null });
    const elsewhere = [await taught({ ...of, node: 'x' }), await taught({ ...of, flowId: agreed.runId })];
    const asking = await taught({ ...of });
    const runs = [agreed, corrected, silent, asking, ...elsewhere].map(({ runId }) => runId);
    const ids = async (workspaceId: typeof WORKSPACE) =>
      (await learning.lessonsOfRuns(workspaceId, { runId: asking.runId, node: 'sort' }, runs))
        .map(({ reviewId }) => reviewId)
        .sort();
    expect(await ids(WORKSPACE)).toEqual([agreed.reviewId, corrected.reviewId].sort());
    expect(await ids(OTHER_WORKSPACE)).toEqual([]);
  });
});

describe('versions of a model', () => {
  const statuses = async (model: string) =>
    (await opened.ports.learning.versions(WORKSPACE, model)).map(({ version, status }) => [version, status]);

  it('waits as a candidate beside the live one until somebody adopts it, and can be rolled back', async () => {
    const { learning, audit } = opened.ports;
    const change = (version: number) => ({ model: 'm', version, actor: ANN });
    expect(await learning.saveModel(WORKSPACE, aModel('m', 'h1'))).toMatchObject({ status: 'live' });
    expect(await learning.saveModel(WORKSPACE, aModel('m', 'h1'))).toMatchObject({ version: 1 });
    expect(await learning.saveModel(WORKSPACE, aModel('m', 'h2'))).toMatchObject({ status: 'candidate' });
    await learning.saveModel(WORKSPACE, aModel('m', 'h3'));
    expect(await statuses('m')).toEqual([
      [3, 'candidate'],
      [2, 'discarded'],
      [1, 'live'],
    ]);
    expect(await learning.liveModel(WORKSPACE, 'm')).toEqual({ hash: 'h1', returns: 0 });
    const adopted = { status: 'live', adoptedBy: ANN.id, adoptedAt: expect.any(String) };
    expect(await learning.adopt(WORKSPACE, change(3))).toMatchObject({ ok: true, value: adopted });
    expect(await learning.liveModel(WORKSPACE, 'm')).toEqual({ hash: 'h3', returns: 0 });
    expect(await learning.adopt(WORKSPACE, change(2))).toMatchObject({
      problem: { code: 'version_not_adoptable' },
    });
    expect(await learning.discard(WORKSPACE, change(1))).toMatchObject({
      problem: { code: 'version_not_candidate' },
    });
    await learning.adopt(WORKSPACE, change(1));
    expect(await learning.liveModel(WORKSPACE, 'm')).toEqual({ hash: 'h1', returns: 1 });
    expect(await statuses('m')).toEqual([
      [3, 'retired'],
      [2, 'discarded'],
      [1, 'live'],
    ]);
    expect(await learning.adopt(OTHER_WORKSPACE, change(3))).toMatchObject({
      problem: { code: 'model_not_found' },
    });
    expect((await audit.verify(WORKSPACE)).findings).toEqual([]);
  });

  it('leaves one live version when several people adopt at a time', async () => {
    const { learning } = opened.ports;
    for (const hash of ['a', 'b']) await learning.saveModel(WORKSPACE, aModel('race', hash));
    const adoptions = [1, 2, 1, 2, 1, 2].map((version) =>
      learning.adopt(WORKSPACE, { model: 'race', version, actor: ANN }),
    );
    expect((await Promise.all(adoptions)).every(({ ok }) => ok)).toBe(true);
    const live = (await statuses('race')).filter(([, status]) => status === 'live');
    expect(live).toHaveLength(1);
  });

  it('goes live at once where nobody wants to be asked', async () => {
    const { learning } = opened.ports;
    await learning.saveModel(WORKSPACE, aModel('auto', 'h1'));
    await learning.setAdoption(WORKSPACE, { model: 'auto', adoptAutomatically: true, actor: ANN });
    expect(await learning.saveModel(WORKSPACE, aModel('auto', 'h2'))).toMatchObject({ status: 'live' });
    expect(await statuses('auto')).toEqual([
      [2, 'live'],
      [1, 'retired'],
    ]);
    const unknown = { model: 'nothing', adoptAutomatically: true, actor: ANN };
    expect(await learning.setAdoption(WORKSPACE, unknown)).toMatchObject({ ok: false });
  });

  it('compares two versions on what neither was trained on', async () => {
    const { learning } = opened.ports;
    const lesson = await taught({ model: 'pair' });
    const checkpointId = crypto.randomUUID();
    const noAnswer = { model: 'pair', label: null, answer: null } as const;
    await taught({ ...noAnswer, verdict: 'reject', checkpointId });
    await taught({ ...noAnswer, verdict: 'incorrect', checkpointId });
    await taught({ ...noAnswer, verdict: 'approve', checkpointId });
    const id = `review:${lesson.reviewId}`;
    await learning.addCases(WORKSPACE, 'pair', [
      { id: 'old', text: 'Old', label: 'x' },
      { id: 'seen', text: 'Seen', label: 'y' },
    ]);
    await learning.saveModel(WORKSPACE, aModel('pair', 'h1', { heldOut: [said('old', 'x')] }));
    const heldOut = [said('old', 'x'), said('seen', 'y'), said(id, 'arrival'), said('gone', 'z')];
    const rival = { version: 1, heldOut: [said(id, 'lost')] };
    await learning.saveModel(WORKSPACE, aModel('pair', 'h2', { heldOut, rival }));
    const found = await learning.comparison(WORKSPACE, 'pair', 2);
    expect(found).toMatchObject({ version: { version: 2 }, rival: { version: 1 }, isCut: false });
    expect(found?.withoutAnswer).toEqual([{ checkpointId, count: 2 }]);
    expect(found?.cases).toMatchObject([
      { id, label: 'arrival', rival: { label: 'lost' }, lesson: { runId: lesson.runId } },
      { id: 'old', rival: { label: 'x' }, lesson: null },
    ]);
    expect(await learning.comparison(OTHER_WORKSPACE, 'pair', 2)).toBeNull();
  });
});
