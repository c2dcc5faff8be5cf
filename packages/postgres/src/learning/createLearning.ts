import type { Learning } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { countCases } from './countCases.ts';
import { findNewestHash } from './findNewestHash.ts';
import { insertModel } from './insertModel.ts';
import { listCases } from './listCases.ts';
import { listModels } from './listModels.ts';
import { listModelVersions } from './listModelVersions.ts';
import { loadModel } from './loadModel.ts';
import { saveCases } from './saveCases.ts';

export function createLearning(app: Sql): Learning {
  return {
    models: (workspaceId) => inWorkspace(app, workspaceId, (tx) => listModels(tx, workspaceId)),
    addCases: (workspaceId, model, cases) =>
      inWorkspace(app, workspaceId, async (tx) => {
        await saveCases(tx, workspaceId, model, cases);
        return countCases(tx, workspaceId, model);
      }),
    cases: (workspaceId, model) => inWorkspace(app, workspaceId, (tx) => listCases(tx, workspaceId, model)),
    saveModel: (workspaceId, model) =>
      inWorkspace(app, workspaceId, (tx) => insertModel(tx, workspaceId, model)),
    newestHash: (workspaceId, model) =>
      inWorkspace(app, workspaceId, (tx) => findNewestHash(tx, workspaceId, model)),
    loadModel: (workspaceId, hash) => inWorkspace(app, workspaceId, (tx) => loadModel(tx, workspaceId, hash)),
    versions: (workspaceId, model) =>
      inWorkspace(app, workspaceId, (tx) => listModelVersions(tx, workspaceId, model)),
  };
}
