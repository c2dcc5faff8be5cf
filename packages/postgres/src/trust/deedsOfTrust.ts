import type { Json, LedgerEntry } from '@countersign/model';
import { NOBODY, type OpenLedger } from '@countersign/runtime';
import type { Deed } from '../audit/insertAudit.ts';

/** What followed in a ledger, for the audit chain; `actor` is who caused it, when somebody did on purpose. */
export function deedsOfTrust(ledger: OpenLedger, actor = NOBODY): readonly Deed[] {
  const { workspaceId, checkpointId, lines } = ledger;
  return lines.flatMap(({ seq, entry, follows }): Deed[] => {
    const action = follows ? actionOf(entry) : null;
    if (action === null) return [];
    const { type: _, ...facts } = entry;
    // safe: lines of the ledger are JSON
    return [
      {
        workspaceId,
        actor,
        action,
        object: `checkpoint:${checkpointId}`,
        payload: { seq, ...facts } as Json,
      },
    ];
  });
}

function actionOf(entry: LedgerEntry): string | null {
  switch (entry.type) {
    case 'proposed':
      return 'widening.proposed';
    case 'lapsed':
      return 'widening.lapsed';
    case 'epoch':
      return 'epoch.began';
    case 'rung':
      return entry.to > entry.from ? 'rung.widened' : 'rung.narrowed';
    default:
      return null;
  }
}
