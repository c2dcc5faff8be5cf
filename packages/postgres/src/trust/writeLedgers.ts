import { randomUUID } from 'node:crypto';
import { type EvidenceCase, type TrustState, trustKey } from '@countersign/autonomy';
import type { Statement, Writer } from '../store/flight.ts';
import { changeEvidence } from './changeEvidence.ts';
import { clearEvidence, deleteEvidence } from './deleteEvidence.ts';
import type { HeldLedger } from './holdLedgers.ts';
import { insertEvidence } from './insertEvidence.ts';
import { insertLines, moveHeads } from './insertLines.ts';
import { saveTrusts } from './saveTrusts.ts';

/** The statements that write what was appended to held ledgers, and what it came to. */
export function writeLedgers(tx: Writer, held: readonly HeldLedger[]): readonly Statement[] {
  const ledgers = held.filter(({ lines }) => lines.length > 0);
  for (const ledger of ledgers) nameNewTrusts(ledger);
  return [
    insertLines(tx, ledgers.flatMap(linesOf)),
    moveHeads(tx, ledgers.map(movedHead)),
    saveTrusts(tx, ledgers.flatMap(changedTrusts)),
    insertEvidence(tx, ledgers.flatMap(openedCases)),
    changeEvidence(tx, ledgers.flatMap(changedCases)),
    deleteEvidence(tx, ledgers.flatMap(goneCases)),
    clearEvidence(tx, ledgers.flatMap(endedEpochs)),
  ];
}

function nameNewTrusts({ book, ids }: HeldLedger): void {
  for (const key of book.trusts.keys()) if (!ids.has(key)) ids.set(key, randomUUID());
}

const scope = ({ checkpointId, workspaceId }: HeldLedger) => ({
  checkpoint_id: checkpointId,
  workspace_id: workspaceId,
});

const idOf = ({ ids }: HeldLedger, whose: Pick<TrustState, 'segment' | 'agentVersion'>): string =>
  ids.get(trustKey(whose)) ?? '';

const linesOf = (ledger: HeldLedger) =>
  ledger.lines.map(({ seq, entry }) => ({ ...scope(ledger), seq, entry }));

const movedHead = ({ checkpointId, head, lines, notedVersion }: HeldLedger) => ({
  ...{ checkpoint_id: checkpointId, seq: head + lines.length, policy_version: notedVersion },
});

function changedTrusts(ledger: HeldLedger) {
  const { book, trustsBefore } = ledger;
  return [...book.trusts]
    .filter(([key, state]) => trustsBefore.get(key) !== state)
    .map(([, state]) => ({ ...scope(ledger), id: idOf(ledger, state), state }));
}

function endedEpochs(ledger: HeldLedger) {
  const { book, trustsBefore } = ledger;
  return [...book.trusts].flatMap(([key, state]) => {
    const before = trustsBefore.get(key);
    const isOver = before !== undefined && before.epoch !== state.epoch;
    return isOver ? [{ trust_id: idOf(ledger, state), epoch: state.epoch }] : [];
  });
}

function openedCases(ledger: HeldLedger) {
  const { book, casesBefore } = ledger;
  return [...book.cases]
    .filter(([key]) => !casesBefore.has(key))
    .map(([, one]) => ({ ...one, ...scope(ledger), trust_id: idOf(ledger, one) }));
}

function changedCases({ checkpointId, book, casesBefore }: HeldLedger) {
  return [...book.cases]
    .filter(([key, one]) => casesBefore.has(key) && casesBefore.get(key) !== one)
    .map(([, one]) => ({ ...one, checkpoint_id: checkpointId }));
}

const goneCases = ({ checkpointId, book, casesBefore }: HeldLedger) =>
  [...casesBefore].filter(([key]) => !book.cases.has(key)).map(([, one]) => nameOf(checkpointId, one));

const nameOf = (checkpointId: string, { runId, node, visit }: EvidenceCase) => ({
  ...{ checkpoint_id: checkpointId, run_id: runId, node, visit },
});
