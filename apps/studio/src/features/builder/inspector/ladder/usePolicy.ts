import { CheckpointPolicy } from '@countersign/model';
import { useMemo, useRef } from 'react';

/** What stands in the form as a policy; while it is half typed, as it last made sense. */
export function usePolicy(value: unknown, saved: CheckpointPolicy): CheckpointPolicy {
  const last = useRef(saved);
  return useMemo(() => {
    const parsed = CheckpointPolicy.safeParse(value);
    if (parsed.success) last.current = parsed.data;
    return last.current;
  }, [value]);
}
