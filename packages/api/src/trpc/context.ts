import type { Membership } from '../ports/workspaces.ts';
import type { Services } from '../services.ts';

export type SignedInUser = { readonly id: string; readonly name: string; readonly email: string };

/**
 * What a call of the studio comes with. `membership` is of the workspace that the call names (header `x-workspace`, or
 * the connection params of a subscription); null when it names none or one that the user is not in.
 */
export type StudioContext = {
  readonly user: SignedInUser | null;
  readonly membership: Membership | null;
  readonly services: Services;
};
