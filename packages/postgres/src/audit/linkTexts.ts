import { canonicalJson } from '@countersign/model';
import type { AuditRow } from '@countersign/runtime';

type LinkFacts = Pick<AuditRow, 'workspaceId' | 'actor' | 'action' | 'object' | 'payloadHash'>;

/** What stands between the parts of a link's canonical JSON that only the database knows: time, hash before, number. */
export type LinkTexts = Readonly<{
  beforeTime: string;
  beforeHash: string;
  beforeSeq: string;
  atEnd: string;
}>;

/** Cuts the text that `auditHash` hashes into what is known before a link has its place in the chain. */
export function linkTexts({ workspaceId, actor, action, object, payloadHash }: LinkFacts): LinkTexts {
  return {
    beforeTime: `${open({ action, actor })},"at":"`,
    beforeHash: `",${inner({ object, payloadHash })},"previousHash":"`,
    beforeSeq: '","seq":',
    atEnd: `,${inner({ workspaceId })}}`,
  };
}

/** The canonical JSON of an object, to be gone on with. */
const open = (object: Record<string, string>): string => canonicalJson(object).slice(0, -1);

const inner = (object: Record<string, string>): string => open(object).slice(1);
