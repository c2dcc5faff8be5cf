import type {
  Audit,
  CaseFiles,
  CaseIndex,
  CaseIndexQueue,
  CaseQueue,
  Checkpoints,
  Comments,
  Connections,
  EditorSigns,
  Flows,
  InboxViews,
  Incidents,
  Learning,
  Mailbox,
  NoticeChannels,
  NoticeQueue,
  Recordings,
  Reviewers,
  Reviews,
  Runs,
  ScheduleQueue,
  Schedules,
  Settings,
  Store,
} from '@countersign/runtime';
import { createAudit } from './audit/createAudit.ts';
import { createCaseFiles, createCaseQueue } from './caseFiles/createCaseFiles.ts';
import { createCaseIndex, createCaseIndexQueue } from './caseIndex/createCaseIndex.ts';
import { createCheckpoints } from './checkpoints/createCheckpoints.ts';
import { createComments } from './comments/createComments.ts';
import { createConnections } from './connections/createConnections.ts';
import { createEditorSigns } from './editors/createEditorSigns.ts';
import { createIncidents } from './effects/createIncidents.ts';
import { createFlows } from './flows/createFlows.ts';
import { createInboxViews } from './inboxViews/createInboxViews.ts';
import { createLearning } from './learning/createLearning.ts';
import { createMailbox } from './mailbox/createMailbox.ts';
import { createNoticeChannels } from './notices/createNoticeChannels.ts';
import { createNoticeQueue } from './notices/createNoticeQueue.ts';
import type { Database } from './openDatabase.ts';
import { createRecordings } from './recordings/createRecordings.ts';
import { createReviewers } from './reviewers/createReviewers.ts';
import { createReviews } from './reviews/createReviews.ts';
import { createRuns } from './runs/createRuns.ts';
import { createScheduleQueue, createSchedules } from './schedules/createSchedules.ts';
import { createSettings } from './settings/createSettings.ts';
import { createStore } from './store/createStore.ts';

/** Every port of the runtime that is about keeping something. */
export type Ports = Readonly<{
  store: Store;
  flows: Flows;
  runs: Runs;
  reviews: Reviews;
  reviewers: Reviewers;
  incidents: Incidents;
  checkpoints: Checkpoints;
  learning: Learning;
  recordings: Recordings;
  connections: Connections;
  settings: Settings;
  mailbox: Mailbox;
  schedules: Schedules;
  scheduleQueue: ScheduleQueue;
  caseFiles: CaseFiles;
  caseQueue: CaseQueue;
  caseIndex: CaseIndex;
  caseIndexQueue: CaseIndexQueue;
  audit: Audit;
  editorSigns: EditorSigns;
  inboxViews: InboxViews;
  noticeChannels: NoticeChannels;
  noticeQueue: NoticeQueue;
  comments: Comments;
}>;

/** The ports on PostgreSQL: the store over all workspaces, each of the others inside the workspace it is asked about. */
export function createPorts({ app, worker }: Pick<Database, 'app' | 'worker'>): Ports {
  return {
    store: createStore(worker),
    flows: createFlows(app),
    runs: createRuns(app),
    reviews: createReviews(app),
    reviewers: createReviewers(app),
    incidents: createIncidents(app),
    checkpoints: createCheckpoints(app),
    learning: createLearning(app),
    recordings: createRecordings(app),
    connections: createConnections(app),
    settings: createSettings(app),
    mailbox: createMailbox(app),
    schedules: createSchedules(app),
    scheduleQueue: createScheduleQueue(worker),
    caseFiles: createCaseFiles(app),
    caseQueue: createCaseQueue(worker),
    caseIndex: createCaseIndex({ app, worker }),
    caseIndexQueue: createCaseIndexQueue(worker),
    audit: createAudit(app),
    editorSigns: createEditorSigns(worker),
    inboxViews: createInboxViews(app),
    noticeChannels: createNoticeChannels(app),
    noticeQueue: createNoticeQueue(worker),
    comments: createComments({ app, worker }),
  };
}
