import { CheckpointId, Slug } from '@countersign/model';
import { z } from 'zod';
import { unwrapFound } from '../problems/ProblemError.ts';
import { NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const Switch = z.strictObject({ on: z.boolean() });

type Scope = 'workspace' | 'flow' | 'checkpoint';
type Place<TParams extends z.ZodObject> = {
  readonly scope: Scope;
  readonly path: string;
  readonly params: TParams;
  readonly idOf: (params: z.output<TParams>) => string | null;
};

const switchRoute = <TParams extends z.ZodObject>({ scope, path, params, idOf }: Place<TParams>) =>
  defineRoute({
    method: 'POST',
    path,
    scope: 'checkpoints:write',
    summary: `Review everything of a ${scope}, or stop doing so`,
    description: 'Takes effect on the next case, whatever rungs have been earned.',
    params,
    query: NoFields,
    body: Switch,
    answer: { status: 200, description: 'The switch', schema: 'KillSwitch' },
    problems: scope === 'workspace' ? [] : [`${scope}_not_found`],
    async handle(call) {
      const { services, workspaceId, actor, body } = call;
      const change = { scope, id: idOf(call.params), on: body.on, actor };
      const set = await services.checkpoints.setKillSwitch(workspaceId, change);
      const { on } = unwrapFound(set, `${scope}_not_found`, `There is no such ${scope}.`);
      return { status: 200, body: { scope, on } };
    },
  });

export const switchRoutes: readonly Route[] = [
  switchRoute({ scope: 'workspace', path: '/kill-switch', params: NoFields, idOf: () => null }),
  switchRoute({
    scope: 'flow',
    path: '/flows/{slug}/kill-switch',
    params: z.strictObject({ slug: Slug }),
    idOf: ({ slug }) => slug,
  }),
  switchRoute({
    scope: 'checkpoint',
    path: '/checkpoints/{id}/kill-switch',
    params: z.strictObject({ id: CheckpointId }),
    idOf: ({ id }) => id,
  }),
];
