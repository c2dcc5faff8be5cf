import type { Mutant } from '../mutant.ts';

const server = (file: string, name: string) => ({ folder: 'apps/server', file, name });
const postgres = (file: string, name: string) => ({ folder: 'packages/postgres', file, name });
const CHECK_TURNS = 'packages/postgres/src/store/checkTurns.ts';
const REST_ISOLATION = server('http/restIsolation', 'a key of another workspace');
const STUDIO_ISOLATION = server('http/studioIsolation', 'a member of another workspace');

/** What keeps workspaces apart, and what keeps what was written. */
export const ISOLATION: readonly Mutant[] = [
  {
    guarantee: 'tenancy',
    does: 'lets a turn reach a run of another workspace',
    file: CHECK_TURNS,
    find: '  if (!run || run.workspaceId !== turn.workspaceId)\n',
    replace: '  if (!run)\n',
    test: postgres('store/storeContract', 'tenancy'),
  },
  {
    guarantee: 'tenancy',
    does: 'finds a run of another workspace',
    file: 'packages/postgres/src/runs/findRun.ts',
    find: 'where workspace_id = ',
    replace: "where '' <> ",
    test: REST_ISOLATION,
  },
  {
    guarantee: 'tenancy',
    does: 'finds a review of another workspace',
    file: 'packages/postgres/src/reviews/loadReviews.ts',
    find: 'where reviews.workspace_id = ',
    replace: "where '' <> ",
    test: REST_ISOLATION,
  },
  {
    guarantee: 'tenancy',
    does: 'puts a flow of another workspace away',
    file: 'packages/postgres/src/flows/archiveFlow.ts',
    find: 'where workspace_id = ',
    replace: "where '' <> ",
    test: STUDIO_ISOLATION,
  },
  {
    guarantee: 'tenancy',
    does: 'leaves a table outside of row-level security',
    file: 'packages/postgres/migrations/0036_switches_and_samples.sql',
    find: 'alter table switchings enable row level security;\n',
    replace: '',
    test: postgres('rowLevelSecurity', 'row-level security'),
  },
  {
    guarantee: 'durability',
    does: 'turns fsync off',
    file: 'packages/postgres/src/embedded/launchPostmaster.ts',
    find: "  fsync: 'on',",
    replace: "  fsync: 'off',",
    test: postgres('embedded/EmbeddedServer', 'durability'),
  },
];
