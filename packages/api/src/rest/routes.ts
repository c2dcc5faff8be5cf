import { checkpointRoutes } from './checkpointRoutes.ts';
import { flowRoutes } from './flowRoutes.ts';
import { learningRoutes } from './learningRoutes.ts';
import { reviewRoutes } from './reviewRoutes.ts';
import type { Route } from './route.ts';
import { runRoutes } from './runRoutes.ts';

export const REST_PREFIX = '/api/v1';

/** Every route of the runtime API. */
export const routes: readonly Route[] = [
  ...flowRoutes,
  ...runRoutes,
  ...reviewRoutes,
  ...checkpointRoutes,
  ...learningRoutes,
];
