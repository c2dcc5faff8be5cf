/**
 * What runs use up: tokens of language models and what they cost in US dollars, steps begun, and for how long agents and
 * actions were at work. Steps and work are counted only where a budget of a day limits them.
 */
export type Spending = {
  readonly tokens: number;
  readonly cost: number;
  readonly steps: number;
  readonly workMs: number;
};

/** What was used up since midnight (UTC). */
export type SpentToday = { readonly flow: Spending; readonly workspace: Spending };

export const NOTHING_SPENT: Spending = { tokens: 0, cost: 0, steps: 0, workMs: 0 };

/** Both together. */
export const addSpent = (spent: Spending, more: Partial<Spending>): Spending => ({
  tokens: spent.tokens + (more.tokens ?? 0),
  cost: spent.cost + (more.cost ?? 0),
  steps: spent.steps + (more.steps ?? 0),
  workMs: spent.workMs + (more.workMs ?? 0),
});
