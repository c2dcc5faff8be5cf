import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** A part of a statement: all labelled cases of a model, those that were uploaded and those that verdicts taught. */
export const labelledOf = (tx: TransactionSql, workspaceId: WorkspaceId, model: string) => tx`
  select id, text, label, at, null as verdict from labelled_cases
  where workspace_id = ${workspaceId} and model = ${model}
  union all
  select ${LESSON_PREFIX} || review_id, text, label, at, verdict from lessons
  where workspace_id = ${workspaceId} and model = ${model} and label is not null`;

/** The id of a labelled case that a verdict taught: this and the id of the review. */
export const LESSON_PREFIX = 'review:';
