import { type Problem, problem } from '@countersign/model';

export const flowNotFound = (slug: string): Problem =>
  problem('not_found', `There is no flow "${slug}" here.`);
