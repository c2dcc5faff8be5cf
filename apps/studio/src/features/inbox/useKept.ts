import { useEffect, useEffectEvent } from 'react';
import type { Begun } from './answerDraft.ts';
import type { Drafting } from './useAnswerDraft.ts';

/** Keeps what stands in a form whenever it changes; null is a form as it was opened first. */
export function useKept({ keep }: Drafting, type: Begun['type'], begun: Omit<Begun, 'type'> | null): void {
  const text = JSON.stringify(begun);
  const onChange = useEffectEvent(() => keep(type, begun === null ? null : { type, ...begun }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is this text
  useEffect(() => onChange(), [text]);
}
