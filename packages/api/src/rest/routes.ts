import { askRoutes } from './askRoutes.ts';
import { checkpointRoutes } from './checkpointRoutes.ts';
import { checkRoutes } from './checkRoutes.ts';
import { commentRoutes } from './commentRoutes.ts';
import { connectionRoutes } from './connectionRoutes.ts';
import { fileRoutes } from './fileRoutes.ts';
import { flowRoutes } from './flowRoutes.ts';
import { incidentRoutes } from './incidentRoutes.ts';
import { insightRoutes } from './insightRoutes.ts';
import { learningRoutes } from './learningRoutes.ts';
import { ledgerRoutes } from './ledgerRoutes.ts';
import { noticeRoutes } from './noticeRoutes.ts';
import { policyRoutes } from './policyRoutes.ts';
import { reviewRoutes } from './reviewRoutes.ts';
import type { Route } from './route.ts';
import { runRoutes } from './runRoutes.ts';
import { scheduleRoutes } from './scheduleRoutes.ts';
import { settingsRoutes } from './settingsRoutes.ts';
import { switchRoutes } from './switchRoutes.ts';
import { versionRoutes } from './versionRoutes.ts';
import { wideningRoutes } from './wideningRoutes.ts';

export const REST_PREFIX = '/api/v1';

/** Every route of the runtime API. */
export const routes: readonly Route[] = [
  ...flowRoutes,
  ...versionRoutes,
  ...scheduleRoutes,
  ...fileRoutes,
  ...runRoutes,
  ...incidentRoutes,
  ...askRoutes,
  ...reviewRoutes,
  ...commentRoutes,
  ...checkpointRoutes,
  ...policyRoutes,
  ...wideningRoutes,
  ...ledgerRoutes,
  ...checkRoutes,
  ...insightRoutes,
  ...switchRoutes,
  ...learningRoutes,
  ...settingsRoutes,
  ...connectionRoutes,
  ...noticeRoutes,
];
