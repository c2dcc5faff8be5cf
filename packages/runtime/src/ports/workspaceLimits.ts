import type { DailyBudget } from '@countersign/model';

/**
 * What the owner of a workspace limits for all its flows together. `hostLimits` counts calls under way per host;
 * `modelUrls` says where the language models of its connections are, by name, as far as there are limits.
 */
export type WorkspaceLimits = {
  readonly dailyBudget?: DailyBudget | undefined;
  readonly hostLimits?: { readonly [host: string]: number } | undefined;
  readonly modelUrls?: { readonly [connection: string]: string } | undefined;
};
