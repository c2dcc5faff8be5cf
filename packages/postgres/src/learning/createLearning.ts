import type { Learning } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { loadReviews } from '../reviews/loadReviews.ts';
import { adoptVersion, discardVersion, saveModel, setAdoption } from './changeModels.ts';
import { countCases } from './countCases.ts';
import { findLiveModel } from './findLiveModel.ts';
import { listCases } from './listCases.ts';
import { listExamples } from './listExamples.ts';
import { listLabelledDays } from './listLabelledDays.ts';
import { listLabels } from './listLabels.ts';
import { listLessons } from './listLessons.ts';
import { listLessonsOfRuns } from './listLessonsOfRuns.ts';
import { listModels } from './listModels.ts';
import { listModelVersions } from './listModelVersions.ts';
import { loadComparison } from './loadComparison.ts';
import { loadModel } from './loadModel.ts';
import { saveCases } from './saveCases.ts';

export function createLearning(app: Sql): Learning {
  return {
    ...createTeaching(app),
    models: (workspaceId) => inWorkspace(app, workspaceId, (tx) => listModels(tx, workspaceId)),
    saveModel: (workspaceId, model) =>
      inWorkspace(app, workspaceId, (tx) => saveModel(tx, workspaceId, model)),
    liveModel: (workspaceId, model) =>
      inWorkspace(app, workspaceId, (tx) => findLiveModel(tx, workspaceId, model)),
    loadModel: (workspaceId, hash) => inWorkspace(app, workspaceId, (tx) => loadModel(tx, workspaceId, hash)),
    versions: (workspaceId, model) =>
      inWorkspace(app, workspaceId, (tx) => listModelVersions(tx, workspaceId, model)),
    adopt: (workspaceId, change) =>
      inWorkspace(app, workspaceId, (tx) => adoptVersion(tx, workspaceId, change)),
    discard: (workspaceId, change) =>
      inWorkspace(app, workspaceId, (tx) => discardVersion(tx, workspaceId, change)),
    setAdoption: (workspaceId, change) =>
      inWorkspace(app, workspaceId, (tx) => setAdoption(tx, workspaceId, change)),
    comparison: (workspaceId, model, version) =>
      inWorkspace(app, workspaceId, (tx) => loadComparison(tx, workspaceId, { model, version })),
  };
}

type Teaching =
  | 'addCases'
  | 'cases'
  | 'casesById'
  | 'labels'
  | 'labelledDays'
  | 'lessons'
  | 'reviewsOf'
  | 'examples'
  | 'lessonsOfRuns';

/** What models and language models learn from. */
function createTeaching(app: Sql): Pick<Learning, Teaching> {
  return {
    addCases: (workspaceId, model, cases) =>
      inWorkspace(app, workspaceId, async (tx) => {
        await saveCases(tx, workspaceId, model, cases);
        return countCases(tx, workspaceId, model);
      }),
    cases: (workspaceId, model) => inWorkspace(app, workspaceId, (tx) => listCases(tx, workspaceId, model)),
    casesById: (workspaceId, model, ids) =>
      inWorkspace(app, workspaceId, (tx) => listCases(tx, workspaceId, model, ids)),
    labels: (workspaceId, model) => inWorkspace(app, workspaceId, (tx) => listLabels(tx, workspaceId, model)),
    labelledDays: (workspaceId, model) =>
      inWorkspace(app, workspaceId, (tx) => listLabelledDays(tx, workspaceId, model)),
    lessons: (workspaceId, of, page) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const lessons = await listLessons(tx, workspaceId, { of, page });
        const ids = lessons.map(({ reviewId }) => reviewId);
        const reviews = new Map(
          (await loadReviews(tx, workspaceId, ids)).map((review) => [review.id, review]),
        );
        return lessons.map((lesson) => ({ ...lesson, review: reviews.get(lesson.reviewId) ?? null }));
      }),
    reviewsOf: (workspaceId, ids) => inWorkspace(app, workspaceId, (tx) => loadReviews(tx, workspaceId, ids)),
    examples: (workspaceId, { runId, node }, limit) =>
      inWorkspace(app, workspaceId, (tx) => listExamples(tx, workspaceId, { runId, node, limit })),
    lessonsOfRuns: (workspaceId, step, runIds) =>
      inWorkspace(app, workspaceId, (tx) => listLessonsOfRuns(tx, workspaceId, { ...step, runIds })),
  };
}
