import type { Review, Role } from '@countersign/model';

/** From the narrowest to the widest; each includes the ones before. */
const ORDER = ['viewer', 'reviewer', 'owner', 'consultant'] as const satisfies readonly Role[];

/** Whether somebody with this role may answer the review. */
export const mayAnswer = (role: Role, review: Review): boolean =>
  ORDER.indexOf(role) >= ORDER.indexOf(review.role);
