import type { CheckpointPolicy } from '@countersign/model';
import { useEffect, useState } from 'react';
import { sameJson } from '../../../ui/SchemaForm/index.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { keepDraft, type PolicyDraft, policyIn, readDraft, rebased } from './policyDraft.ts';

export interface PolicyEdit {
  /** What stands in the form. */
  readonly value: unknown;
  /** The value as a policy, null while it is not one. */
  readonly policy: CheckpointPolicy | null;
  readonly isChanged: boolean;
  /** It came back from before the page was loaded. */
  readonly isRestored: boolean;
  /** Somebody applied another version since the draft began: which it began at, and that version's policy. */
  readonly conflict: { readonly baseVersion: number; readonly base: CheckpointPolicy } | null;
  readonly change: (value: unknown) => void;
  readonly discard: () => void;
  /** Puts the draft's changes on top of the policy in force. */
  readonly rebase: () => void;
}

/** The draft of a checkpoint's policy: it outlives a reload, and never overwrites what somebody else has applied. */
export function usePolicyDraft({ id, policy, policyVersion }: Checkpoint): PolicyEdit {
  const [kept] = useState(() => readDraft(id));
  const [draft, setDraft] = useState<PolicyDraft | null>(kept);
  const [isRestored, setRestored] = useState(kept !== null);
  const isChanged = draft !== null && !sameJson(draft.value, policy);
  useEffect(() => keepDraft(id, isChanged ? draft : null), [id, draft, isChanged]);
  const replace = (value: unknown) => setDraft({ baseVersion: policyVersion, base: policy, value });
  const isStale = isChanged && draft.baseVersion !== policyVersion;
  return {
    value: isChanged ? draft.value : policy,
    policy: policyIn(isChanged ? draft.value : policy),
    isChanged,
    isRestored: isRestored && isChanged,
    conflict: isStale ? { baseVersion: draft.baseVersion, base: draft.base } : null,
    change: (value) => (isChanged ? setDraft({ ...draft, value }) : replace(value)),
    discard: () => {
      setDraft(null);
      setRestored(false);
    },
    rebase: () => {
      if (draft !== null) replace(rebased(draft, policy));
    },
  };
}
