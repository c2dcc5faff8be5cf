import { chanceOfAny } from '@countersign/autonomy';
import type { ReviewContent } from '@countersign/model';
import type { JudgedCase } from '@countersign/runtime';
import { unpack } from '../packed.ts';
import { pastScope } from './pastScope.ts';

/** A review as it lies in the store, with the start of its run. */
export type AskedRow = Readonly<{
  id: string;
  runId: JudgedCase['runId'];
  kind: string;
  openedAt: Date;
  startedAt: Date | null;
  packed: Uint8Array | null;
  content: ReviewContent | null;
}>;

/** What a review alone tells of its case, whether anybody has answered or not. */
export type AskedCase = Omit<JudgedCase, 'seq' | 'at' | 'segment' | 'verdict' | 'loss' | 'changed'>;

/** The case that a review asks about, with what policies may ask. */
export function askedCaseOf(row: AskedRow, references: readonly string[] | undefined): AskedCase {
  const { id, runId, kind, openedAt, startedAt } = row;
  const content = contentOf(row);
  const { proposal, reasons, evidence } = content;
  return {
    ...{ id: id as JudgedCase['id'], runId }, // safe: the id of a review
    agentVersion: content.earner ?? proposal.agentVersion,
    confidence: proposal.confidence,
    probability: evidence?.probability ?? probabilityBy(reasons),
    isException: kind === 'exception' || reasons.some(({ type }) => type === 'exception'),
    isPassed: kind === 'sample' && reasons.every(({ type }) => type !== 'withdrawn'),
    scope: pastScope({ content, runId, openedAt, startedAt }, references),
  };
}

export const contentOf = ({ packed, content }: Pick<AskedRow, 'packed' | 'content'>): ReviewContent =>
  unpack<ReviewContent>(packed, content);

/** Of a review from before the probability was kept: its lanes tell how likely it was, and what was held was certain. */
function probabilityBy(reasons: ReviewContent['reasons']): number {
  const lanes = reasons.flatMap((reason) => (reason.type === 'sampled' ? [reason.probability] : []));
  return lanes.length === 0 ? 1 : chanceOfAny(lanes);
}
