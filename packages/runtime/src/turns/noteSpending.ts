import type { EngineEvent } from '@countersign/engine';
import { type Artefact, Usage } from '@countersign/model';
import { z } from 'zod';
import type { TurnDraft } from './turnDraft.ts';

const Used = z.object({ usage: Usage });

/** Adds what an agent's answer says it used up. What was recorded earlier costs nothing again. */
export function noteSpending(artefact: Artefact, event: EngineEvent, draft: TurnDraft): void {
  if (event.type !== 'done' || artefact.nodes[event.node]?.node.kind !== 'agent') return;
  const answer = Used.safeParse(event.output);
  if (!answer.success) return;
  const { tokens, cost, recorded } = answer.data.usage;
  if (recorded === true || (tokens === 0 && cost === 0)) return;
  const before = draft.spending ?? { tokens: 0, cost: 0 };
  draft.spending = { tokens: before.tokens + tokens, cost: before.cost + cost };
}
