import type { Artefact } from '@countersign/model';
import type {
  Audit,
  CaseFiles,
  CaseIndex,
  Checkpoints,
  Comments,
  Connections,
  Flows,
  InboxViews,
  Incidents,
  Learning,
  Mailbox,
  NoticeChannels,
  Reviewers,
  Reviews,
  Runs,
  Schedules,
  Settings,
} from '@countersign/runtime';
import type { Accounts } from './ports/accounts.ts';
import type { ConnectionDesk } from './ports/connectionDesk.ts';
import type { Editors } from './ports/editors.ts';
import type { Erasing } from './ports/erasing.ts';
import type { Examples } from './ports/examples.ts';
import type { Keys } from './ports/keys.ts';
import type { Live } from './ports/live.ts';
import type { Members } from './ports/members.ts';
import type { Names } from './ports/names.ts';
import type { NoticeDesk } from './ports/noticeDesk.ts';
import type { RunVerbs } from './ports/runVerbs.ts';
import type { StepTrials } from './ports/stepTrials.ts';
import type { Trainer } from './ports/trainer.ts';
import type { Workspaces } from './ports/workspaces.ts';

/** Everything that the routers and the routes can reach; the composition root fills it. */
export type Services = {
  readonly flows: Flows;
  readonly runs: Runs;
  readonly reviews: Reviews;
  readonly reviewers: Reviewers;
  readonly checkpoints: Checkpoints;
  readonly incidents: Incidents;
  readonly schedules: Schedules;
  readonly caseFiles: CaseFiles;
  readonly caseIndex: CaseIndex;
  readonly mailbox: Mailbox;
  readonly learning: Learning;
  readonly connections: Connections;
  readonly inboxViews: InboxViews;
  readonly noticeChannels: NoticeChannels;
  readonly noticeDesk: NoticeDesk;
  readonly comments: Comments;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly verbs: RunVerbs;
  readonly erasing: Erasing;
  /** What a version was compiled to; null for an unknown hash. */
  readonly loadArtefact: (hash: string) => Promise<Artefact | null>;
  readonly accounts: Accounts;
  readonly members: Members;
  readonly keys: Keys;
  readonly names: Names;
  readonly workspaces: Workspaces;
  readonly examples: Examples;
  readonly connectionDesk: ConnectionDesk;
  readonly trainer: Trainer;
  readonly trials: StepTrials;
  readonly live: Live;
  readonly editors: Editors;
  readonly newId: () => string;
  /** Whether a failure means that the database is away, so that trying again makes sense. */
  readonly isUnavailable: (failure: unknown) => boolean;
};
