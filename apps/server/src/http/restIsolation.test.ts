import { type Route, routes } from '@countersign/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTwoWorkspaces, type Possessions, type TwoWorkspaces } from '../testing/openTwoWorkspaces.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** How a route is called on somebody's things; `whole` routes name nothing and must show an empty workspace. */
type Row =
  | {
      readonly names: (things: Possessions) => string;
      readonly body?: (things: Possessions) => unknown;
      readonly type?: string;
    }
  | { readonly shows: string; readonly body?: (things: Possessions) => unknown }
  /** Creates something of its own under the same name. */
  | { readonly creates: string; readonly body?: (things: Possessions) => unknown }
  /** Says something about the caller's own workspace alone, or about none. */
  | { readonly tells: string; readonly body?: (things: Possessions) => unknown };

/** One row per route; a route without a row fails. */
const MATRIX: Readonly<Record<string, Row>> = {
  'GET /flows': { shows: '/flows' },
  'GET /flows/{slug}': { names: ({ flow }) => `/flows/${flow}` },
  'PUT /flows/{slug}': { creates: '/flows/refunds', body: () => reviewFlow('Not theirs') },
  'POST /flows/{slug}/publish': { names: ({ flow }) => `/flows/${flow}/publish` },
  'POST /flows/{slug}/runs': { names: ({ flow }) => `/flows/${flow}/runs`, body: () => ({ input: {} }) },
  'POST /flows/{slug}/files': {
    names: ({ flow }) => `/flows/${flow}/files`,
    body: () => '{"amount":1}',
    type: 'application/jsonl',
  },
  'POST /reviews': { creates: '/reviews', body: () => ({ action: 'theirs' }) },
  'POST /reviews/files': {
    creates: '/reviews/files?name=theirs',
    body: () => '{"amount":1}',
  },
  'GET /files/{id}/answers': { names: ({ file }) => `/files/${file}/answers` },
  'GET /files/{id}/answers.csv': { names: ({ file }) => `/files/${file}/answers.csv` },
  'GET /files': { shows: '/files' },
  'GET /files/{id}': { names: ({ file }) => `/files/${file}` },
  'GET /files/{id}/errors': { names: ({ file }) => `/files/${file}/errors` },
  'POST /files/{id}/pause': { names: ({ file }) => `/files/${file}/pause` },
  'POST /files/{id}/resume': { names: ({ file }) => `/files/${file}/resume` },
  'POST /files/{id}/cancel': { names: ({ file }) => `/files/${file}/cancel` },
  'GET /schedules': { shows: '/schedules' },
  'GET /flows/{slug}/schedule': { names: ({ flow }) => `/flows/${flow}/schedule` },
  'POST /flows/{slug}/schedule/pause': { names: ({ flow }) => `/flows/${flow}/schedule/pause` },
  'POST /flows/{slug}/schedule/resume': { names: ({ flow }) => `/flows/${flow}/schedule/resume` },
  'GET /flows/{slug}/versions': { names: ({ flow }) => `/flows/${flow}/versions` },
  'POST /flows/{slug}/rollback': {
    names: ({ flow }) => `/flows/${flow}/rollback`,
    body: () => ({ version: 1 }),
  },
  'POST /flows/{slug}/migrate': {
    names: ({ flow }) => `/flows/${flow}/migrate`,
    body: () => ({ from: 1, to: 2 }),
  },
  'POST /flows/{slug}/archive': { names: ({ flow }) => `/flows/${flow}/archive` },
  'POST /flows/{slug}/restore': { names: ({ flow }) => `/flows/${flow}/restore` },
  'GET /incidents': { shows: '/incidents' },
  'POST /runs/{id}/incidents/resolve': {
    names: ({ run }) => `/runs/${run}/incidents/resolve`,
    body: ({ incident }) => ({ key: incident, resolution: 'retry' }),
  },
  'POST /kill-switch': { creates: '/kill-switch', body: () => ({ on: true }) },
  'POST /flows/{slug}/kill-switch': {
    names: ({ flow }) => `/flows/${flow}/kill-switch`,
    body: () => ({ on: true }),
  },
  'POST /checkpoints/{id}/kill-switch': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/kill-switch`,
    body: () => ({ on: true }),
  },
  'GET /runs': { shows: '/runs' },
  'GET /runs/{id}': { names: ({ run }) => `/runs/${run}` },
  'GET /runs/{id}/events': { names: ({ run }) => `/runs/${run}/events` },
  'POST /runs/{id}/erase': { names: ({ run }) => `/runs/${run}/erase` },
  'POST /runs/{id}/cancel': { names: ({ run }) => `/runs/${run}/cancel` },
  'POST /runs/{id}/signals/{name}': { names: ({ run }) => `/runs/${run}/signals/paid`, body: () => ({}) },
  'GET /reviews': { shows: '/reviews' },
  'GET /reviews/statistics': { tells: '/reviews/statistics' },
  'GET /reviews/selection': { tells: '/reviews/selection' },
  'GET /reviews/{id}': { names: ({ review }) => `/reviews/${review}` },
  'GET /reviews/{id}/precedents': { names: ({ review }) => `/reviews/${review}/precedents` },
  'GET /reviews/{id}/unusual': { names: ({ review }) => `/reviews/${review}/unusual` },
  'GET /reviews/{id}/comments': { names: ({ review }) => `/reviews/${review}/comments` },
  'POST /reviews/{id}/comments': {
    names: ({ review }) => `/reviews/${review}/comments`,
    body: () => ({ text: 'Seen by a stranger.' }),
  },
  'POST /reviews/{id}/verdict': {
    names: ({ review }) => `/reviews/${review}/verdict`,
    body: ({ etag }) => ({ type: 'approve', etag }),
  },
  'POST /reviews/{id}/verdict/withdraw': { names: ({ review }) => `/reviews/${review}/verdict/withdraw` },
  'POST /reviews/verdicts': {
    names: () => '/reviews/verdicts',
    body: ({ review, etag }) => ({ verdicts: [{ id: review, type: 'approve', etag }] }),
  },
  'GET /checkpoints': { shows: '/checkpoints' },
  'GET /checkpoints/{id}': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}` },
  'PATCH /checkpoints/{id}/policy': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/policy`,
    body: () => ({ policyVersion: 1, policy: { tolerance: 0.5 } }),
  },
  'GET /checkpoints/{id}/policy': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/policy` },
  'PUT /checkpoints/{id}/policy': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/policy`,
    body: () => ({ policyVersion: 1, policy: {} }),
  },
  'GET /checkpoints/{id}/policies': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/policies` },
  'POST /checkpoints/{id}/backtest': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/backtest`,
    body: () => ({ policy: {} }),
  },
  'GET /checkpoints/{id}/trusts': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/trusts` },
  'GET /checkpoints/{id}/ledger': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/ledger` },
  'GET /checkpoints/{id}/events': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/events` },
  'GET /checkpoints/{id}/switchings': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/switchings`,
  },
  'GET /checkpoints/{id}/checks': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/checks` },
  'GET /checkpoints/{id}/cases': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/cases` },
  'GET /checkpoints/{id}/daily': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/daily` },
  'GET /checkpoints/{id}/proof': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/proof` },
  'GET /checkpoints/{id}/calibration': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/calibration`,
  },
  'PUT /checkpoints/{id}/costs': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/costs`,
    body: () => ({ costOfError: 1, minutesPerReview: 1 }),
  },
  'POST /checkpoints/{id}/proposals/{n}/defer': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/proposals/1/defer`,
    body: () => ({ more: 10 }),
  },
  'POST /checkpoints/{id}/reopen': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/reopen`,
    body: () => ({ segment: 'default', agentVersion: 'v1', to: 1 }),
  },
  'GET /settings': { tells: '/settings' },
  'PATCH /settings': { creates: '/settings', body: () => ({ retentionDays: 7 }) },
  'GET /connections': { shows: '/connections' },
  'PUT /connections/{name}': {
    creates: '/connections/Own',
    body: () => ({ kind: 'smtp', settings: {}, secret: 'own secret' }),
  },
  'POST /connections/{name}/remove': { names: () => '/connections/Mail/remove' },
  'GET /notice-channels': { shows: '/notice-channels' },
  'PUT /notice-channels/{name}': {
    creates: '/notice-channels/Own',
    body: () => ({ target: { kind: 'email', to: ['own@example.com'] }, occasions: ['opened'] }),
  },
  'POST /notice-channels/{name}/remove': { names: () => '/notice-channels/Desk/remove' },
  'GET /widenings': { tells: '/widenings' },
  'GET /narrowings': { tells: '/narrowings' },
  'GET /presets': { tells: '/presets' },
  'GET /insights/map': { tells: '/insights/map' },
  'GET /insights/report': { tells: '/insights/report?from=2026-01-01&to=2026-01-31' },
  'GET /insights/reviewers': { tells: '/insights/reviewers?from=2026-01-01&to=2026-01-31' },
  'POST /checkpoints/{id}/narrow': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/narrow`,
    body: () => ({ rung: 0 }),
  },
  'POST /checkpoints/{id}/acknowledge': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/acknowledge`,
    body: () => ({ narrowing: 1 }),
  },
  'GET /checkpoints/{id}/proposals': { names: ({ checkpoint }) => `/checkpoints/${checkpoint}/proposals` },
  'POST /checkpoints/{id}/proposals/{n}/ratify': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/proposals/1/ratify`,
  },
  'POST /checkpoints/{id}/proposals/{n}/decline': {
    names: ({ checkpoint }) => `/checkpoints/${checkpoint}/proposals/1/decline`,
  },
  'POST /learning/{model}/cases': {
    creates: '/learning/intents/cases',
    body: () => ({ cases: [{ text: 'theirs', label: 'other' }] }),
  },
  'GET /learning': { shows: '/learning' },
  'GET /learning/{model}/lessons': { names: ({ model }) => `/learning/${model}/lessons` },
  'GET /flows/{slug}/steps/{node}/lessons': { names: ({ flow }) => `/flows/${flow}/steps/assess/lessons` },
  'GET /learning/{model}/versions': { names: ({ model }) => `/learning/${model}/versions` },
  'GET /learning/{model}/versions/{version}/comparison': {
    names: ({ model }) => `/learning/${model}/versions/1/comparison`,
  },
  'POST /learning/{model}/versions/{version}/adopt': {
    names: ({ model }) => `/learning/${model}/versions/1/adopt`,
  },
  'POST /learning/{model}/versions/{version}/discard': {
    names: ({ model }) => `/learning/${model}/versions/1/discard`,
  },
  'PATCH /learning/{model}': {
    names: ({ model }) => `/learning/${model}`,
    body: () => ({ adoptAutomatically: true }),
  },
  'POST /learning/{model}/train': { names: ({ model }) => `/learning/${model}/train` },
};

const NOTHING: Possessions = {
  ...{ flow: 'unknown', run: NOBODY, review: NOBODY, checkpoint: NOBODY, key: NOBODY, etag: 'none' },
  ...{ connection: NOBODY, invitation: NOBODY, member: NOBODY, model: 'unknown' },
  ...{ file: NOBODY, view: NOBODY, channel: NOBODY, incident: 'assess/9' },
};

let world: TwoWorkspaces;
beforeAll(async () => {
  world = await openTwoWorkspaces();
});
afterAll(async () => {
  expect(world.server.failures).toEqual([]);
  await world.server[Symbol.asyncDispose]();
});

const nameOf = ({ method, path }: Route) => `${method} ${path}`;

it('has a row for every route of the runtime API, and none besides', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(routes.map(nameOf).sort());
});

describe('a key of another workspace', () => {
  const named = routes.filter((route) => 'names' in MATRIX[nameOf(route)]!);
  it.each(named.map((route) => [nameOf(route), route] as const))(
    'finds nothing at %s',
    async (name, route) => {
      const row = MATRIX[name] as Extract<Row, { names: unknown }>; // safe: filtered above
      const callWith = async (things: Possessions) => {
        const type: Record<string, string> = row.type === undefined ? {} : { 'content-type': row.type };
        const answer = await world.strangerKey.call(
          route.method,
          row.names(things),
          row.body?.(things),
          type,
        );
        return { status: answer.status, body: withoutNames(answer.body, things) };
      };
      const foreign = await callWith(world.possessions);
      expect(foreign).toEqual(await callWith(NOTHING));
      expect(JSON.stringify(foreign)).toContain('_not_found');
      expect(await callHere(route, row)).not.toBe(404);
    },
  );

  const shown = routes.filter((route) => 'shows' in MATRIX[nameOf(route)]!);
  it.each(shown.map((route) => [nameOf(route)] as const))('sees an empty list at %s', async (name) => {
    const { shows } = MATRIX[name] as Extract<Row, { shows: string }>; // safe: filtered above
    expect((await world.strangerKey.call('GET', shows)).body).toEqual({ items: [], nextCursor: null });
    const { items } = (await world.key.call('GET', shows)).body as { items: unknown[] };
    expect(items.length).toBeGreaterThan(0);
  });

  const telling = routes.filter((route) => 'tells' in MATRIX[nameOf(route)]!);
  it.each(telling.map((route) => [nameOf(route)] as const))(
    'is told of its own alone at %s',
    async (name) => {
      const { tells } = MATRIX[name] as Extract<Row, { tells: string }>; // safe: filtered above
      const answer = await world.strangerKey.call('GET', tells);
      expect(answer.status).toBe(200);
      const { flow, checkpoint } = world.possessions;
      for (const foreign of [`"${flow}"`, checkpoint])
        expect(JSON.stringify(answer.body)).not.toContain(foreign);
    },
  );

  it('finds no reviews by the run of another workspace, as little as by one that nobody started', async () => {
    const { run, review } = world.possessions;
    const own = await world.key.call('GET', `/reviews?run=${run}`);
    expect(own.body).toMatchObject({ items: [{ id: review, runId: run }], nextCursor: null });
    const none = { items: [], nextCursor: null };
    expect((await world.strangerKey.call('GET', `/reviews?run=${run}`)).body).toEqual(none);
    expect((await world.key.call('GET', `/reviews?run=${NOBODY}`)).body).toEqual(none);
  });

  it('switches its own workspace without touching the others', async () => {
    const switched = await world.strangerKey.call('POST', '/kill-switch', { on: true });
    expect(switched).toMatchObject({ status: 200, body: { scope: 'workspace', on: true } });
    const { items } = (await world.key.call('GET', '/checkpoints')).body as { items: unknown[] };
    expect(items).toMatchObject([{ killSwitch: null }]);
  });

  it('makes its own flow and cases under the same name without touching the others', async () => {
    const flow = await world.key.call('GET', '/flows/refunds');
    const created = await world.strangerKey.call('PUT', '/flows/refunds', reviewFlow('Not theirs'));
    expect(created).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await world.key.call('GET', '/flows/refunds')).body).toEqual(flow.body);
    const cases = { cases: [{ text: 'theirs', label: 'other' }] };
    const added = await world.strangerKey.call('POST', '/learning/intents/cases', cases);
    expect(added.body).toEqual({ model: 'intents', labelledCases: 1 });
  });
});

/** The problem may repeat the name that was asked for; nothing else may differ. */
const withoutNames = (body: unknown, { flow, run, review, checkpoint, model, file }: Possessions): unknown =>
  JSON.parse(
    [flow, run, review, checkpoint, model, file].reduce(
      (text, name) => text.replaceAll(name, '…'),
      JSON.stringify(body),
    ),
  );

/** With the right key the same call finds what it names; changes are left to the tests that are about them. */
async function callHere(route: Route, row: Extract<Row, { names: unknown }>): Promise<number> {
  if (route.method !== 'GET') return 200;
  return (await world.key.call('GET', row.names(world.possessions))).status;
}
