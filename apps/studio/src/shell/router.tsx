import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { AppFrame } from './AppFrame.tsx';
import { BuilderRoute } from './BuilderRoute.tsx';
import { CrashPage } from './CrashPage.tsx';
import { HomePage } from './HomePage.tsx';
import { MissingPage } from './MissingPage.tsx';
import { RootLayout } from './RootLayout.tsx';
import {
  calibrationSearch,
  compareSearch,
  inboxSearch,
  mapSearch,
  periodSearch,
  runsSearch,
  signInSearch,
  tokenSearch,
} from './searches.ts';

const rootRoute = createRootRoute({ component: RootLayout, notFoundComponent: MissingPage });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../features/signIn/index.ts'), 'SignInPage'),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/link',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('../features/signIn/index.ts'), 'LinkPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('../features/signIn/index.ts'), 'InvitationPage'),
});

const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/w/$workspace',
  component: AppFrame,
});

const workspaceHomeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$workspace/flows', params });
  },
});

const flowsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'flows',
  component: lazyRouteComponent(() => import('../features/flows/index.ts'), 'FlowsPage'),
});

const builderRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'flows/$flow',
  loader: () => {
    // The page shows that it failed, when it is drawn.
    BuilderRoute.load().catch(() => undefined);
  },
  component: BuilderRoute,
});

const trafficRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'flows/$flow/traffic',
  component: lazyRouteComponent(() => import('../features/runs/run.ts'), 'FlowTrafficPage'),
});

const flowPaperRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'flows/$flow/paper',
  component: lazyRouteComponent(() => import('../features/builder/paper.ts'), 'FlowPaperPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'flows/$flow/compare',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('../features/builder/compare.ts'), 'ComparePage'),
});

const runsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'runs',
  validateSearch: runsSearch,
  component: lazyRouteComponent(() => import('../features/runs/index.ts'), 'RunsPage'),
});

const incidentsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'incidents',
  component: lazyRouteComponent(() => import('../features/runs/index.ts'), 'IncidentsPage'),
});

const runRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'runs/$run',
  component: lazyRouteComponent(() => import('../features/runs/run.ts'), 'RunPage'),
});

const inboxRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../features/inbox/index.ts'), 'InboxPage'),
});

const checkpointsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'checkpoints',
  component: lazyRouteComponent(() => import('../features/checkpoints/index.ts'), 'CheckpointsPage'),
});

const checkpointRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'checkpoints/$checkpoint',
});

const standingRoute = createRoute({
  getParentRoute: () => checkpointRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/checkpoints/index.ts'), 'StandingPage'),
});

const adjustRoute = createRoute({
  getParentRoute: () => checkpointRoute,
  path: 'adjust',
  component: lazyRouteComponent(() => import('../features/checkpoints/index.ts'), 'AdjustPage'),
});

const historyRoute = createRoute({
  getParentRoute: () => checkpointRoute,
  path: 'history',
  component: lazyRouteComponent(() => import('../features/checkpoints/index.ts'), 'HistoryPage'),
});

const insightsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'insights',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$workspace/insights/map', params });
  },
});

const mapRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'insights/map',
  validateSearch: mapSearch,
  component: lazyRouteComponent(() => import('../features/insights/index.ts'), 'MapPage'),
});

const calibrationRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'insights/calibration',
  validateSearch: calibrationSearch,
  component: lazyRouteComponent(() => import('../features/insights/index.ts'), 'CalibrationPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'insights/report',
  validateSearch: periodSearch,
  component: lazyRouteComponent(() => import('../features/insights/index.ts'), 'ReportPage'),
});

const reviewersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'insights/reviewers',
  validateSearch: periodSearch,
  component: lazyRouteComponent(() => import('../features/insights/index.ts'), 'ReviewersPage'),
});

const triggersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'triggers',
  component: lazyRouteComponent(() => import('../features/triggers/index.ts'), 'TriggersPage'),
});

const mailboxRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'mailbox',
  component: lazyRouteComponent(() => import('../features/mailbox/index.ts'), 'MailboxPage'),
});

const learningRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'learning',
  component: lazyRouteComponent(() => import('../features/learning/index.ts'), 'LearningPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'settings',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$workspace/settings/$section', params: { ...params, section: 'members' } });
  },
});

const settingsSectionRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'settings/$section',
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'SettingsPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  linkRoute,
  invitationRoute,
  workspaceRoute.addChildren([
    workspaceHomeRoute,
    flowsRoute,
    flowPaperRoute,
    compareRoute,
    builderRoute,
    trafficRoute,
    runsRoute,
    runRoute,
    incidentsRoute,
    inboxRoute,
    checkpointsRoute,
    checkpointRoute.addChildren([standingRoute, adjustRoute, historyRoute]),
    insightsRoute,
    mapRoute,
    calibrationRoute,
    reportRoute,
    reviewersRoute,
    triggersRoute,
    mailboxRoute,
    learningRoute,
    settingsRoute,
    settingsSectionRoute,
  ]),
]);

/** All addresses of the studio. Every feature is a chunk of its own; `intent` loads it when a link is hovered. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: MissingPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
