import { CheckpointPolicy, type Json } from '@countersign/model';

/** A draft as this browser keeps it: what it was based on, and what stands in the form, valid or not. */
export interface PolicyDraft {
  readonly baseVersion: number;
  readonly base: CheckpointPolicy;
  readonly value: unknown;
}

const keyOf = (checkpoint: string): string => `countersign.policy.${checkpoint}`;

/** The draft of a checkpoint that this browser keeps; null without one, or where storage is forbidden. */
export function readDraft(checkpoint: string): PolicyDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(checkpoint)) ?? 'null');
    // safe: every field is checked before it is used
    const draft = kept as Partial<PolicyDraft> | null;
    const base = CheckpointPolicy.safeParse(draft?.base);
    if (typeof draft?.baseVersion !== 'number' || !base.success) return null;
    return { baseVersion: draft.baseVersion, base: base.data, value: draft.value };
  } catch {
    return null;
  }
}

/** Keeps a draft, or forgets it. A browser that forbids storage edits without a net. */
export function keepDraft(checkpoint: string, draft: PolicyDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(checkpoint));
    else localStorage.setItem(keyOf(checkpoint), JSON.stringify(draft));
  } catch {
    // Nothing to do: the draft lives on in the page.
  }
}

/** The fields that the draft changed, put on top of a newer policy; the draft's own value wins field by field. */
export function rebased({ base, value }: PolicyDraft, newer: CheckpointPolicy): unknown {
  const draft = asRecord(value);
  const before = asRecord(base);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(draft)])];
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(draft[key]));
  const result: Record<string, unknown> = { ...newer };
  for (const key of changed) {
    if (draft[key] === undefined) delete result[key];
    else result[key] = draft[key];
  }
  return result;
}

/** The value as a policy, or null while it is not one. */
export function policyIn(value: unknown): CheckpointPolicy | null {
  const parsed = CheckpointPolicy.safeParse(JSON.parse(JSON.stringify(value ?? null)) as Json); // safe: JSON by the round trip
  return parsed.success ? parsed.data : null;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  // safe: any object can be read by key
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
