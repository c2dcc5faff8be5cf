import { appRouter, PERMISSIONS, type Permission, ROLE_ORDER, roleMay } from '@countersign/api';
import { CheckpointPolicy } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTwoWorkspaces, type Possessions, type TwoWorkspaces } from '../testing/openTwoWorkspaces.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';
import type { StudioCaller } from '../testing/StudioCaller.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const NOTHING: Possessions = {
  ...{ flow: 'unknown', run: NOBODY, review: NOBODY, checkpoint: NOBODY, key: NOBODY, etag: 'none' },
  ...{ connection: NOBODY, invitation: NOBODY, member: NOBODY, model: 'unknown' },
  ...{ file: NOBODY, view: NOBODY, channel: NOBODY, incident: 'assess/9' },
};

type Procedure = {
  readonly _def: {
    readonly type: 'query' | 'mutation' | 'subscription';
    readonly meta?: { readonly permission?: Permission };
  };
};
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, Procedure>>; // safe: what tRPC keeps there

/** Inputs that name somebody's things, and what a stranger must get: nothing found, or nothing to see. */
type Row = {
  readonly input?: (things: Possessions) => unknown;
  readonly sees: 'notFound' | 'nothing' | 'ownOnly';
};

const notFound = (input: (things: Possessions) => unknown): Row => ({ input, sees: 'notFound' });
/** Answers without naming anything of the workspace: an empty list, or defaults. */
const nothing = (input?: (things: Possessions) => unknown): Row => ({
  ...(input && { input }),
  sees: 'nothing',
});
/** Makes or shows only what belongs to the caller's own workspace; what it does is tested elsewhere. */
const ownOnly = (input?: (things: Possessions) => unknown): Row => ({
  ...(input && { input }),
  sees: 'ownOnly',
});

const MATRIX: Readonly<Record<string, Row>> = {
  'flows.list': nothing(),
  'flows.draft': notFound(({ flow }) => ({ flow })),
  'flows.revision': notFound(({ flow }) => ({ flow })),
  'flows.examples': ownOnly(),
  'editors.list': nothing(({ flow }) => ({ flow })),
  'editors.here': ownOnly(({ flow }) => ({ flow, window: NOBODY, step: null })),
  'editors.gone': ownOnly(({ flow }) => ({ flow, window: NOBODY })),
  'flows.create': ownOnly(() => ({ name: 'New flow' })),
  'flows.duplicate': notFound(({ flow }) => ({ flow, name: 'Copy' })),
  'flows.saveDraft': notFound(({ flow }) => ({ flow, document: reviewFlow('Taken over'), revision: 1 })),
  'flows.validate': ownOnly(() => ({ document: reviewFlow() })),
  'flows.publish': notFound(({ flow }) => ({ flow, revision: 1 })),
  'flows.version': notFound(({ flow }) => ({ flow })),
  'flows.versions': nothing(({ flow }) => ({ flow })),
  'flows.activeRuns': nothing(({ flow }) => ({ flow })),
  'flows.traffic': notFound(({ flow }) => ({ flow, hours: 24 })),
  'flows.rollback': notFound(({ flow }) => ({ flow, version: 1 })),
  'flows.migrate': notFound(({ flow }) => ({ flow, from: 1, to: 2 })),
  'flows.archive': notFound(({ flow }) => ({ flow })),
  'flows.restore': notFound(({ flow }) => ({ flow })),
  'flows.exportJson': notFound(({ flow }) => ({ flow })),
  'flows.importJson': ownOnly(() => ({ document: reviewFlow(), slug: 'imported' })),
  'runs.list': nothing(),
  'runs.get': notFound(({ run }) => ({ run })),
  'runs.events': notFound(({ run }) => ({ run })),
  'runs.live': notFound(({ run }) => ({ run })),
  'runs.start': notFound(({ flow }) => ({ flow, input: {} })),
  'runs.startMany': ownOnly(({ flow }) => ({ flow, cases: [{ input: {} }] })),
  'runs.cancel': notFound(({ run }) => ({ run })),
  'runs.signal': notFound(({ run }) => ({ run, name: 'paid' })),
  'incidents.list': nothing(),
  'incidents.count': nothing(),
  'incidents.resolve': notFound(({ run, incident }) => ({ runId: run, key: incident, resolution: 'retry' })),
  'files.create': notFound(({ flow }) => ({ flow, name: 'a', format: 'jsonl', content: '{"amount":1}' })),
  'files.review': ownOnly(() => ({
    ...{ name: 'a', format: 'jsonl', content: '{"amount":1}', columns: {}, question: 'Right?' },
  })),
  'files.answers': notFound(({ file }) => ({ id: file, after: 0 })),
  'files.list': nothing(),
  'files.get': notFound(({ file }) => ({ id: file })),
  'files.errors': notFound(({ file }) => ({ id: file })),
  'files.pause': notFound(({ file }) => ({ id: file })),
  'files.resume': notFound(({ file }) => ({ id: file })),
  'files.cancel': notFound(({ file }) => ({ id: file })),
  'schedules.list': nothing(),
  'schedules.pause': notFound(({ flow }) => ({ flow })),
  'schedules.resume': notFound(({ flow }) => ({ flow })),
  'flows.callable': nothing(),
  'flows.webhookAddress': notFound(({ flow }) => ({ flow })),
  'reviews.list': nothing(),
  'reviews.selection': ownOnly(),
  'reviews.get': notFound(({ review }) => ({ review })),
  'reviews.precedents': notFound(({ review }) => ({ review })),
  'reviews.unusual': notFound(({ review }) => ({ review })),
  'reviews.comments': notFound(({ review }) => ({ review })),
  'reviews.comment': notFound(({ review }) => ({ review, text: 'Seen by a stranger.' })),
  'reviews.countOpen': nothing(),
  'reviews.statistics': ownOnly(),
  'reviews.decide': notFound(({ review, etag }) => ({ review, etag, type: 'approve' })),
  'reviews.pending': nothing(),
  'reviews.withdraw': notFound(({ review }) => ({ review })),
  'reviews.decideMany': ownOnly(({ review, etag }) => ({ verdicts: [{ review, etag, type: 'approve' }] })),
  'checkpoints.list': nothing(),
  'checkpoints.get': notFound(({ checkpoint }) => ({ checkpoint })),
  'checkpoints.setPolicy': notFound(({ checkpoint }) => ({
    ...{ checkpoint, policyVersion: 1, policy: CheckpointPolicy.parse({}) },
  })),
  'checkpoints.narrow': notFound(({ checkpoint }) => ({ checkpoint, rung: 0 })),
  'checkpoints.narrowings': notFound(({ checkpoint }) => ({ checkpoint })),
  'checkpoints.acknowledge': notFound(({ checkpoint }) => ({ checkpoint, narrowing: 1 })),
  'checkpoints.setKillSwitch': notFound(({ checkpoint }) => ({
    scope: 'checkpoint',
    id: checkpoint,
    on: true,
  })),
  'checkpoints.ledger': notFound(({ checkpoint }) => ({ checkpoint })),
  'checkpoints.turns': notFound(({ checkpoint }) => ({ checkpoint })),
  'checkpoints.switchings': notFound(({ checkpoint }) => ({ checkpoint })),
  'checkpoints.checks': notFound(({ checkpoint }) => ({ checkpoint })),
  'checkpoints.policies': notFound(({ checkpoint }) => ({ checkpoint })),
  'checkpoints.daily': notFound(({ checkpoint }) => ({ checkpoint, days: 28 })),
  'checkpoints.volumes': notFound(({ checkpoint }) => ({ checkpoint, days: 28 })),
  'checkpoints.accuracy': notFound(({ checkpoint }) => ({ checkpoint, days: 28 })),
  'checkpoints.cases': notFound(({ checkpoint }) => ({ checkpoint, references: [] })),
  'checkpoints.proof': notFound(({ checkpoint }) => ({ checkpoint })),
  'checkpoints.setCosts': notFound(({ checkpoint }) => ({
    ...{ checkpoint, costOfError: 1, minutesPerReview: 1 },
  })),
  'checkpoints.widenings': nothing(),
  'checkpoints.answerWidening': notFound(({ checkpoint }) => ({
    ...{ checkpoint, segment: 'default', agentVersion: 'v1', to: 1, answer: 'ratified' },
  })),
  'insights.map': ownOnly(() => ({})),
  'insights.calibration': notFound(({ checkpoint }) => ({ checkpoint })),
  'insights.report': ownOnly(() => ({ from: '2026-01-01', to: '2026-01-31' })),
  'insights.reviewers': ownOnly(() => ({ from: '2026-01-01', to: '2026-01-31' })),
  'mailbox.list': nothing(),
  'learning.models': nothing(),
  'learning.labels': nothing(({ model }) => ({ model })),
  'learning.addCases': ownOnly(() => ({ model: 'own', cases: [{ text: 'a', label: 'b' }] })),
  'learning.train': notFound(({ model }) => ({ model })),
  'learning.versions': nothing(({ model }) => ({ model })),
  'learning.labelledDays': nothing(({ model }) => ({ model })),
  'learning.comparison': notFound(({ model }) => ({ model, version: 1 })),
  'learning.adopt': notFound(({ model }) => ({ model, version: 1 })),
  'learning.discard': notFound(({ model }) => ({ model, version: 1 })),
  'learning.setAdoption': notFound(({ model }) => ({ model, adoptAutomatically: true })),
  'learning.lessons': notFound(({ model }) => ({ model, after: null })),
  'connections.list': nothing(),
  'connections.names': nothing(),
  'connections.save': ownOnly(() => ({ name: 'Own', kind: 'smtp', settings: {}, secret: 'own secret' })),
  'connections.remove': notFound(({ connection }) => ({ id: connection })),
  'connections.test': notFound(() => ({ name: 'Mail' })),
  'settings.get': ownOnly(),
  'settings.save': ownOnly(() => ({})),
  'members.list': ownOnly(),
  'members.invitations': ownOnly(),
  'members.invite': ownOnly(() => ({ email: 'own@example.com', role: 'viewer' })),
  'members.revokeInvitation': notFound(({ invitation }) => ({ id: invitation })),
  'members.setRole': notFound(({ member }) => ({ userId: member, role: 'viewer' })),
  'members.remove': notFound(({ member }) => ({ userId: member })),
  'keys.list': ownOnly(),
  'keys.create': ownOnly(() => ({ name: 'Own', scopes: ['runs:read'] })),
  'keys.revoke': notFound(({ key }) => ({ id: key })),
  'views.list': nothing(),
  'views.save': ownOnly(() => ({ name: 'Own', search: {}, isShared: false })),
  'views.change': notFound(({ view }) => ({ id: view, name: 'Taken over', isShared: true })),
  'views.remove': notFound(({ view }) => ({ id: view })),
  'notices.channels': nothing(),
  'notices.saveChannel': ownOnly(() => ({
    ...{ name: 'Own', target: { kind: 'email', to: ['own@example.com'] }, occasions: ['opened'] },
  })),
  'notices.removeChannel': notFound(({ channel }) => ({ id: channel })),
  'notices.testChannel': notFound(({ channel }) => ({ id: channel })),
  'live.hints': ownOnly(),
  'trials.perform': ownOnly(() => {
    const { nodes, settings } = reviewFlow();
    return { flow: 'reviewed', node: nodes[1], settings, given: { input: {}, steps: {}, proposal: null } };
  }),
};

let world: TwoWorkspaces;
let stranger: StudioCaller;
beforeAll(async () => {
  world = await openTwoWorkspaces();
  stranger = await world.inTheirs('consultant');
});
afterAll(async () => {
  expect(world.server.failures).toEqual([]);
  await world.server[Symbol.asyncDispose]();
});

const inWorkspaces = Object.entries(procedures).filter(([, { _def }]) => _def.meta?.permission !== undefined);

it('has a row for every procedure of a workspace, and none besides', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(inWorkspaces.map(([path]) => path).sort());
});

describe('a member of another workspace', () => {
  const ofKind = (sees: Row['sees']) =>
    inWorkspaces.filter(([path, { _def }]) => MATRIX[path]?.sees === sees && _def.type !== 'subscription');

  it.each(ofKind('notFound').map(([path]) => path))('finds nothing by %s', async (path) => {
    const { type } = procedures[path]!._def;
    const call = async (things: Possessions) => {
      const { status, body } = await stranger.call(type, path, MATRIX[path]?.input?.(things));
      const names = [things.flow, things.model];
      return { status, body: names.reduce((text, name) => text.replaceAll(name, '…'), JSON.stringify(body)) };
    };
    const foreign = await call(world.possessions);
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(await call(NOTHING));
  });

  it.each(ofKind('nothing').map(([path]) => path))('sees nothing by %s', async (path) => {
    const { body, status } = await stranger.call('query', path, MATRIX[path]?.input?.(world.possessions));
    expect(status).toBe(200);
    const { items, versions } = body as { items?: unknown; versions?: unknown };
    const seen = items ?? versions ?? body;
    expect(seen === 0 || (Array.isArray(seen) && seen.length === 0)).toBe(true);
  });

  it('is told item by item that nothing was found when deciding or starting many', async () => {
    const { review, etag, flow } = world.possessions;
    const verdicts = [{ review, etag, type: 'approve' }];
    const decided = await stranger.mutate('reviews.decideMany', { verdicts });
    expect(decided.body).toMatchObject([{ ok: false, problem: { code: 'review_not_found' } }]);
    const started = await stranger.mutate('runs.startMany', { flow, cases: [{ input: {} }] });
    expect(started.body).toMatchObject([{ run: null, problem: { code: 'flow_not_found' } }]);
  });

  it.each(inWorkspaces.map(([path]) => path))('cannot name the workspace itself to %s', async (path) => {
    const { type } = procedures[path]!._def;
    const input = MATRIX[path]?.input?.(world.possessions);
    const foreign = await stranger.in('mine').call(type, path, input);
    const unknown = await stranger.in('nowhere').call(type, path, input);
    expect({ status: foreign.status, body: foreign.body }).toEqual({
      status: unknown.status,
      body: unknown.body,
    });
    if (type !== 'subscription') {
      expect(foreign).toMatchObject({ status: 404, body: { code: 'workspace_not_found' } });
    }
  });
});

describe('a role', () => {
  for (const role of ROLE_ORDER.slice(0, -1)) {
    const closed = inWorkspaces.filter(
      ([, { _def }]) => _def.meta?.permission !== undefined && !roleMay(role, _def.meta.permission),
    );
    it(`of ${role} is refused by all ${closed.length} procedures that need a wider one`, async () => {
      const member = await world.inMine(role);
      for (const [path, { _def }] of closed) {
        const answer = await member.call(_def.type, path, MATRIX[path]?.input?.(world.possessions));
        expect({ path, status: answer.status, code: (answer.body as { code: string }).code }).toEqual({
          ...{ path, status: 403, code: 'role_too_narrow' },
        });
      }
    });
  }

  it('is named by every procedure, and the wider ones may do strictly more', () => {
    const counts = ROLE_ORDER.map(
      (role) => inWorkspaces.filter(([, { _def }]) => roleMay(role, _def.meta!.permission!)).length,
    );
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBe(ROLE_ORDER.length);
    expect(new Set(Object.values(PERMISSIONS)).size).toBe(ROLE_ORDER.length);
  });

  it('is needed: whoever is not signed in is told so everywhere', async () => {
    for (const [path, { _def }] of inWorkspaces) {
      if (_def.type === 'subscription') continue;
      const isQuery = _def.type === 'query';
      const answer = await fetch(`${world.server.url}/trpc/${path}`, {
        method: isQuery ? 'GET' : 'POST',
        headers: { 'x-workspace': 'mine', ...(isQuery ? {} : { 'content-type': 'application/json' }) },
        ...(isQuery ? {} : { body: '{}' }),
      });
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
    }
  });
});
