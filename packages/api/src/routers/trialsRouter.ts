import { FlowNode, FlowSettings, Json, problem, Slug } from '@countersign/model';
import { z } from 'zod';
import { ProblemError, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const Given = z.strictObject({ input: Json, steps: z.record(z.string(), Json), proposal: Json });

/** Trying single steps of a draft. */
export const trialsRouter = router({
  /**
   * Calls an agent or an action of a draft once, with the connections of the workspace. What it does is real; nothing of
   * it becomes a run, a review or evidence; an action leaves its line in the audit. `isReal` must be said of an action, so that nobody does one by mistake.
   */
  perform: memberProcedure('design')
    .input(
      z.strictObject({
        flow: Slug,
        node: FlowNode,
        settings: FlowSettings,
        given: Given,
        isReal: z.boolean().default(false),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { flow, node, settings, given, isReal } = input;
      if (node.kind !== 'agent' && node.kind !== 'action') {
        const message = 'Only agents and actions are called; all other steps are tried in the browser.';
        throw new ProblemError(problem('step_not_callable', message));
      }
      if (node.kind === 'action' && !isReal) {
        const message = 'An action is done for real when it is tried. Say so with "isReal".';
        throw new ProblemError(problem('step_not_callable', message));
      }
      const { workspaceId, services, user } = ctx;
      return unwrap(
        await services.trials.call({ id: user.id, flow }, { workspaceId, node, settings, given }),
      );
    }),
});
