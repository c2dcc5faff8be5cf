import type { RunContext } from '@countersign/engine';
import { type DailyBudget, durationMs, type Problem, problem } from '@countersign/model';
import type { Spending } from '../ports/spending.ts';
import type { EffectKind } from '../ports/store.ts';
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
  return overRunBudget(asking) ?? (await overDailyBudget(asking));
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
    if (usedMs >= durationMs(budget.time)) return timeExceeded('run', budget.time);
  }
  return kind === 'agent' ? overSpent('run', budget, { tokens, cost }) : null;
}

async function overDailyBudget({ kind, subject, desk }: Asking): Promise<Problem | null> {
  const { run, artefact } = subject;
  const { dailyBudget: ofFlow = {} } = artefact.settings;
  const { dailyBudget: ofWorkspace = {} } = await desk.limitsOf(run.workspaceId);
  if (![ofFlow, ofWorkspace].some((budget) => concerns(kind, budget))) return null;
  const spent = await desk.spentToday(run.workspaceId, run.flowId);
  return (
    overDay('flow', { kind, budget: ofFlow, spent: spent.flow }) ??
    overDay('workspace', { kind, budget: ofWorkspace, spent: spent.workspace })
  );
}

/** Tokens and money are used up by agents only. */
const concerns = (kind: EffectKind, { steps, time, tokens, cost }: DailyBudget): boolean =>
  (steps ?? time ?? (kind === 'agent' ? (tokens ?? cost) : undefined)) !== undefined;

type Day = { readonly kind: EffectKind; readonly budget: DailyBudget; readonly spent: Spending };

function overDay(scope: Scope, { kind, budget, spent }: Day): Problem | null {
  const { steps, time } = budget;
  if (steps !== undefined && spent.steps >= steps) {
    return exceeded(scope, 'steps', { limit: steps, used: spent.steps });
  }
  if (time !== undefined && spent.workMs >= durationMs(time)) return timeExceeded(scope, time);
  return kind === 'agent' ? overSpent(scope, budget, spent) : null;
}

type Scope = 'run' | 'flow' | 'workspace';

function overSpent(
  scope: Scope,
  { tokens, cost }: Pick<DailyBudget, 'tokens' | 'cost'>,
  spent: Pick<Spending, 'tokens' | 'cost'>,
): Problem | null {
  if (tokens !== undefined && spent.tokens >= tokens) {
    return exceeded(scope, 'tokens', { limit: tokens, used: spent.tokens });
  }
  if (cost !== undefined && spent.cost >= cost) {
    return exceeded(scope, 'cost', { limit: cost, used: spent.cost });
  }
  return null;
}

const WHOSE: { readonly [TScope in Scope]: string } = {
  run: 'The run has used up its budget',
  flow: 'The flow has used up its budget of today',
  workspace: 'The workspace has used up its budget of today',
};

const GO_ON = 'Retrying lets this step go on nevertheless.';

/** The run has gone on for longer than it may; or agents and actions were at work for longer than they may in a day. */
export function timeExceeded(scope: Scope, limit: string): Problem {
  const what = scope === 'run' ? 'time' : 'time at work';
  return problem('budget_exceeded', `${WHOSE[scope]} (${what} of ${limit}). ${GO_ON}`, undefined, {
    budget: `${scope}.time`,
    limit,
  });
}

function exceeded(
  scope: Scope,
  what: 'steps' | 'tokens' | 'cost',
  { limit, used }: { limit: number; used: number },
): Problem {
  const amount = what === 'cost' ? `$${used} of $${limit}` : `${used} of ${limit} ${what}`;
  return problem('budget_exceeded', `${WHOSE[scope]} (${amount}). ${GO_ON}`, undefined, {
    budget: `${scope}.${what}`,
    limit,
    used,
  });
}
