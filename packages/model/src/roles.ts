import { z } from 'zod';

/** Roles of a member in a workspace, and scopes of an API key. */
export const Role = z.enum(['consultant', 'owner', 'reviewer', 'viewer']);
export type Role = z.infer<typeof Role>;

export const Scope = z.enum([
  'runs:read',
  'runs:write',
  'reviews:read',
  'reviews:write',
  'checkpoints:read',
  'checkpoints:write',
  'flows:read',
  'flows:write',
  'learning:read',
  'learning:write',
  'settings:read',
  'settings:write',
]);
export type Scope = z.infer<typeof Scope>;
