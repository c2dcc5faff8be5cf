import type { RunContext } from '@countersign/engine';
import { type DailyBudget, durationMs, type Problem, problem } from '@countersign/model';
import type { EffectKind, Spending } from '../ports/store.ts';
import type { TurnDesk, TurnSubject } from './turnDesk.ts';

type Asking = {
  readonly kind: EffectKind;
  readonly context: RunContext;
  readonly subject: TurnSubject;
  readonly desk: TurnDesk;
};

/** Which budget is used up, so that the step must not begin by itself; null when there is enough left. */
export async function overBudget(asking: Asking): Promise<Problem | null> {
  if (asking.kind === 'undo') return null;
  return overRunBudget(asking) ?? (asking.kind === 'agent' ? await overDailyBudget(asking) : null);
}

function overRunBudget({ kind, context, subject }: Asking): Problem | null {
  const { budget } = subject.artefact.settings;
  if (budget === undefined) return null;
  const { steps, tokens, cost } = context.used ?? { steps: 0, tokens: 0, cost: 0 };
  if (budget.steps !== undefined && steps > budget.steps) {
    return exceeded('run', 'steps', { limit: budget.steps, used: steps - 1 });
  }
  if (budget.time !== undefined && context.run !== null) {
    const usedMs = subject.now.getTime() - Date.parse(context.run.startedAt);
    if (usedMs >= durationMs(budget.time)) return timeExceeded(budget.time);
  }
  return kind === 'agent' ? overSpent('run', budget, { tokens, cost }) : null;
}

async function overDailyBudget({ subject, desk }: Asking): Promise<Problem | null> {
  const { run, artefact } = subject;
  const ofFlow = artefact.settings.dailyBudget;
  const { dailyBudget: ofWorkspace } = await desk.limitsOf(run.workspaceId);
  if (ofFlow === undefined && ofWorkspace === undefined) return null;
  const spent = await desk.spentToday(run.workspaceId, run.flowId);
  return (
    overSpent('flow', ofFlow ?? {}, spent.flow) ?? overSpent('workspace', ofWorkspace ?? {}, spent.workspace)
  );
}

type Scope = 'run' | 'flow' | 'workspace';

function overSpent(scope: Scope, { tokens, cost }: DailyBudget, spent: Spending): Problem | null {
  if (tokens !== undefined && spent.tokens >= tokens) {
    return exceeded(scope, 'tokens', { limit: tokens, used: spent.tokens });
  }
  if (cost !== undefined && spent.cost >= cost) {
    return exceeded(scope, 'cost', { limit: cost, used: spent.cost });
  }
  return null;
}

/** The run has gone on for longer than it may. */
export const timeExceeded = (limit: string): Problem =>
  problem(
    'budget_exceeded',
    `The run has used up its budget of time (${limit}). Retrying lets this step go on nevertheless.`,
    undefined,
    { budget: 'run.time', limit },
  );

const WHOSE: { readonly [TScope in Scope]: string } = {
  run: 'The run has used up its budget',
  flow: 'The flow has used up its budget of today',
  workspace: 'The workspace has used up its budget of today',
};

function exceeded(
  scope: Scope,
  what: 'steps' | 'tokens' | 'cost',
  { limit, used }: { limit: number; used: number },
): Problem {
  const amount = what === 'cost' ? `$${used} of $${limit}` : `${used} of ${limit} ${what}`;
  return problem(
    'budget_exceeded',
    `${WHOSE[scope]} (${amount}). Retrying lets this step go on nevertheless.`,
    undefined,
    { budget: `${scope}.${what}`, limit, used },
  );
}
