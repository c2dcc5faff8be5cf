import { router } from '../trpc/procedures.ts';
import { checkpointsRouter } from './checkpointsRouter.ts';
import { connectionsRouter } from './connectionsRouter.ts';
import { editorsRouter } from './editorsRouter.ts';
import { filesRouter } from './filesRouter.ts';
import { flowsRouter } from './flowsRouter.ts';
import { incidentsRouter } from './incidentsRouter.ts';
import { insightsRouter } from './insightsRouter.ts';
import { keysRouter } from './keysRouter.ts';
import { learningRouter } from './learningRouter.ts';
import { liveRouter } from './liveRouter.ts';
import { mailboxRouter } from './mailboxRouter.ts';
import { membersRouter } from './membersRouter.ts';
import { noticesRouter } from './noticesRouter.ts';
import { reviewsRouter } from './reviewsRouter.ts';
import { runsRouter } from './runsRouter.ts';
import { schedulesRouter } from './schedulesRouter.ts';
import { sessionRouter } from './sessionRouter.ts';
import { settingsRouter } from './settingsRouter.ts';
import { trialsRouter } from './trialsRouter.ts';
import { viewsRouter } from './viewsRouter.ts';

/** Everything the studio can ask for. */
export const appRouter = router({
  session: sessionRouter,
  flows: flowsRouter,
  editors: editorsRouter,
  runs: runsRouter,
  incidents: incidentsRouter,
  files: filesRouter,
  schedules: schedulesRouter,
  reviews: reviewsRouter,
  checkpoints: checkpointsRouter,
  insights: insightsRouter,
  mailbox: mailboxRouter,
  learning: learningRouter,
  connections: connectionsRouter,
  settings: settingsRouter,
  members: membersRouter,
  keys: keysRouter,
  live: liveRouter,
  trials: trialsRouter,
  views: viewsRouter,
  notices: noticesRouter,
});
export type AppRouter = typeof appRouter;
