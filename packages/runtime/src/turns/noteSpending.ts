import type { EngineEvent, RunSnapshot } from '@countersign/engine';
import { type Artefact, Usage } from '@countersign/model';
import { z } from 'zod';
import { addSpent, NOTHING_SPENT, type Spending } from '../ports/spending.ts';
import type { Composing } from './composing.ts';
import type { TurnDraft } from './turnDraft.ts';

const Used = z.object({ usage: Usage });

/** Adds what an agent's answer says it used up. What was recorded earlier costs nothing again. */
export function noteSpending(artefact: Artefact, event: EngineEvent, draft: TurnDraft): void {
  if (event.type !== 'done' || artefact.nodes[event.node]?.node.kind !== 'agent') return;
  const answer = Used.safeParse(event.output);
  if (!answer.success) return;
  const { tokens, cost, recorded } = answer.data.usage;
  if (recorded === true || (tokens === 0 && cost === 0)) return;
  spend(draft, { tokens, cost });
}

/** Adds the steps that were begun since then, where a budget of a day limits them. */
export async function noteSteps(before: RunSnapshot | null, composing: Composing): Promise<void> {
  const { draft } = composing;
  const steps = stepsOf(draft.snapshot) - stepsOf(before);
  if (steps > 0 && (await isLimited('steps', composing))) spend(draft, { steps });
}

/** Adds how long an attempt was at work, where a budget of a day limits it. */
export async function noteWork(workMs: number, composing: Composing): Promise<void> {
  if (workMs > 0 && (await isLimited('time', composing))) spend(composing.draft, { workMs });
}

const stepsOf = (snapshot: RunSnapshot | null): number => snapshot?.context.used?.steps ?? 0;

/** The sums of a day are a row that all runs of a flow share: it is left alone where nobody asks for it. */
async function isLimited(what: 'steps' | 'time', { subject, desk }: Composing): Promise<boolean> {
  if (subject.artefact.settings.dailyBudget?.[what] !== undefined) return true;
  const { dailyBudget } = await desk.limitsOf(subject.run.workspaceId);
  return dailyBudget?.[what] !== undefined;
}

function spend(draft: TurnDraft, more: Partial<Spending>): void {
  draft.spending = addSpent(draft.spending ?? NOTHING_SPENT, more);
}
