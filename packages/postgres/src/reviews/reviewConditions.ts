import {
  AGREEING_VERDICTS,
  caseTypeOf,
  OVERRIDING_VERDICTS,
  type ReviewFilter,
  type WorkspaceId,
} from '@countersign/model';
import type { PendingQuery, Row, TransactionSql } from 'postgres';
import { isUuid } from '../isUuid.ts';

type Fragment = PendingQuery<Row[]>;
type Condition = Readonly<{ column: string; holds: Fragment }>;

/** The conditions of a filter but for the status, each with the column it is about. */
export function reviewConditions(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  filter: ReviewFilter,
): readonly Condition[] {
  return [
    ...namedFields(tx, filter),
    ...saidTo(tx, workspaceId, filter),
    ...ofEvidence(tx, filter),
    ...bounds(tx, filter),
    ...answers(tx, filter),
  ];
}

/** Whether a filter names single reviews: then they are found by their ids, and no index is walked along for them. */
export const namesReviews = ({ run, mentions }: ReviewFilter): boolean =>
  run !== undefined || mentions !== undefined;

/** ` and …` for each condition, or nothing. */
export function allOf(tx: TransactionSql, conditions: readonly Condition[]): Fragment {
  return conditions.reduce<Fragment>((all, { holds }) => tx`${all} and ${holds}`, tx``);
}

function namedFields(tx: TransactionSql, filter: ReviewFilter): readonly Condition[] {
  const { kind, run, flow, checkpoint, caseType, decision, flag, stakes, subject, pending } = filter;
  return [
    ...when('kind', kind, (value) => tx`kind = ${value}`),
    ...when('run_id', run, (value) => tx`run_id = ${value}`),
    ...when('flow', flow, (value) => tx`flow = ${value}`),
    ...when('checkpoint_id', checkpoint, (value) => tx`checkpoint_id = ${isUuid(value) ? value : null}`),
    ...when('case_type', caseType, (value) =>
      value === '' ? tx`case_type is null` : tx`case_type = ${value}`,
    ),
    ...when('decision', decision, (value) => tx`decision = ${value}`),
    ...when('flags', flag, (value) => tx`${value}::text = any(flags)`),
    ...when('stakes', stakes, (value) => tx`stakes = ${value}`),
    ...when('pending', pending, (value) => (value ? tx`pending is not null` : tx`pending is null`)),
    ...when('subject', subject, (value) => tx`position(lower(${value}::text) in lower(subject)) > 0`),
  ];
}

/** An array, so that the few reviews are looked up by their ids, whatever else is asked of them. */
function saidTo(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { mentions }: ReviewFilter,
): readonly Condition[] {
  return when(
    'id',
    mentions,
    (member) => tx`id = any(array(
      select review_id from review_mentions where workspace_id = ${workspaceId} and member = ${member}))`,
  );
}

/** What a ledger knows of a review: a case is found by its visit, because its row names no review before the answer. */
function ofEvidence(tx: TransactionSql, { segment, holdsUp }: ReviewFilter): readonly Condition[] {
  return [
    ...when('case_type', segment, (value) => tx`case_type is not distinct from ${caseTypeOf(value)}`),
    ...when(
      'holds_up',
      holdsUp,
      (value) => tx`status = 'open' and (checkpoint_id, run_id, node, visit) in (
        select evidence.checkpoint_id, run_id, node, visit
        from trusts join evidence on trust_id = trusts.id and evidence.epoch = trusts.epoch
        where agent_version = ${value} and stream >= 0 and is_judged::integer = 0)`,
    ),
  ];
}

function bounds(tx: TransactionSql, filter: ReviewFilter): readonly Condition[] {
  const { minConfidence, maxConfidence, minAmount, maxAmount } = filter;
  const { openedAfter, openedBefore, olderThanHours, due } = filter;
  const isDue = (ahead: string) => tx`status = 'open' and due_at < now() + ${ahead}::interval`;
  return [
    ...when('confidence', minConfidence, (value) => tx`confidence >= ${value}`),
    ...when('confidence', maxConfidence, (value) => tx`confidence <= ${value}`),
    ...when('amount', minAmount, (value) => tx`amount >= ${value}`),
    ...when('amount', maxAmount, (value) => tx`amount <= ${value}`),
    ...when('opened_at', openedAfter, (value) => tx`opened_at >= ${value}`),
    ...when('opened_at', openedBefore, (value) => tx`opened_at < ${value}`),
    ...when(
      'opened_at',
      olderThanHours,
      (value) => tx`opened_at <= now() - ${value}::integer * interval '1 hour'`,
    ),
    ...when('due_at', due, (value) => isDue(value === 'overdue' ? '0 hours' : '24 hours')),
  ];
}

function answers(tx: TransactionSql, { decidedBy, verdict, overridden }: ReviewFilter): readonly Condition[] {
  const isOneOf = (types: readonly string[]) =>
    tx`status = 'decided' and verdict->>'type' = any(${tx.array([...types])}::text[])`;
  return [
    ...when('decided_by', decidedBy, (value) => tx`decided_by = ${value}`),
    ...when('verdict', verdict, (value) => tx`verdict->>'type' = ${value}`),
    ...when('verdict', overridden, (value) => isOneOf(value ? OVERRIDING_VERDICTS : AGREEING_VERDICTS)),
  ];
}

/** The condition, if there is a value for it. */
function when<TValue>(
  column: string,
  value: TValue | undefined,
  holds: (value: TValue) => Fragment,
): readonly Condition[] {
  return value === undefined ? [] : [{ column, holds: holds(value) }];
}
