import type { Role, Scope } from '@countersign/model';

/**
 * Roles from the narrowest to the widest; each includes everything before it. An owner runs the workspace of the
 * business; a consultant may do all that for a client and designs the flows besides.
 */
export const ROLE_ORDER = ['viewer', 'reviewer', 'owner', 'consultant'] as const satisfies readonly Role[];

/** What a member can be allowed to do, with the narrowest role that is. */
export const PERMISSIONS = {
  /** See flows, runs, reviews, checkpoints and the mailbox. */
  read: 'viewer',
  /** Answer reviews; start, signal and cancel runs. */
  decide: 'reviewer',
  /** Adjust checkpoints: policies, rungs, switches; train models and decide which version is in use. */
  govern: 'owner',
  /** Members, keys, connections and settings of the workspace. */
  administer: 'owner',
  /** Edit, publish, import and archive flows; give the learning agent labelled cases. */
  design: 'consultant',
} as const satisfies Readonly<Record<string, Role>>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether `role` is `needed` or wider. */
export const includesRole = (role: Role, needed: Role): boolean =>
  ROLE_ORDER.indexOf(role) >= ROLE_ORDER.indexOf(needed);

/** Whether a member of this role has the permission. */
export const roleMay = (role: Role, permission: Permission): boolean =>
  includesRole(role, PERMISSIONS[permission]);

/**
 * The role with which an API key answers reviews: a key that may change checkpoints stands for an owner, every other
 * for a reviewer. Which routes it reaches is decided by its scopes alone.
 */
export const roleOfKey = (scopes: readonly Scope[]): Role =>
  scopes.includes('checkpoints:write') ? 'owner' : 'reviewer';
