import type { Recordings } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { findRecording } from './findRecording.ts';
import { saveRecordings } from './saveRecordings.ts';

export function createRecordings(app: Sql): Recordings {
  return {
    find: (workspaceId, recording, key) =>
      inWorkspace(app, workspaceId, (tx) => findRecording(tx, workspaceId, recording, key)),
    save: (workspaceId, rows) => inWorkspace(app, workspaceId, (tx) => saveRecordings(tx, workspaceId, rows)),
  };
}
