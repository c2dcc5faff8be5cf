import type { Artefact, JsonObject, ReviewContent } from '@countersign/model';
import { needsFourEyes } from '../needsFourEyes.ts';
import type { RunSnapshot } from '../snapshot.ts';

type Asked = {
  readonly artefact: Artefact;
  readonly snapshot: RunSnapshot;
  readonly node: string;
  /** What would run: after an edit the edited payload. */
  readonly payload: JsonObject;
  readonly now: Date;
};

/** How many different people must approve: as many as the gate asks for, two where four eyes are needed. */
export function approvalsNeeded({ artefact, snapshot, ...asked }: Asked): number {
  const gate = artefact.nodes[asked.node]?.node;
  const approvals = (gate?.kind === 'gate' && gate.config.approvals) || 1;
  return needsFourEyes(artefact, snapshot, asked) ? Math.max(approvals, 2) : approvals;
}

/** What the reviewer is told about approvals; nothing where one is enough, as nearly everywhere. */
export const approvalsShown = (given: number, needed: number): Pick<ReviewContent, 'approvals'> =>
  needed > 1 ? { approvals: { given, needed } } : {};
