import type { CallInput } from '@countersign/engine';
import { type Artefact, fail, ok, problem, type Result } from '@countersign/model';
import type { Store, StoredRun } from '../ports/store.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';

/** More calls inside each other than this are taken for a recursion without an end. */
const MAX_DEPTH = 20;

/** The version that a call goes to. */
export type CalledFlow = Pick<StoredRun, 'flowId' | 'flow' | 'version' | 'artefactHash'> & {
  readonly artefact: Artefact;
};

type Finding = { readonly store: Pick<Store, 'findFlow'>; readonly loop: TurnLoop };

/**
 * What a run calls: the version that was published when its own was, whatever has been published or archived since.
 * Problems `too_deep`, `called_flow_unknown`.
 */
export async function calledFlow(
  caller: StoredRun,
  call: CallInput['call'],
  { store, loop }: Finding,
): Promise<Result<CalledFlow>> {
  if (caller.depth >= MAX_DEPTH) {
    const message = `Calls are nested ${MAX_DEPTH} deep here; one more is taken for a recursion without an end.`;
    return fail(problem('too_deep', message));
  }
  if (call === null) {
    const message = 'The flow to be called was not known when this version was published. Publish it anew.';
    return fail(problem('called_flow_unknown', message));
  }
  if (call.artefactHash === null) {
    const { flowId, flow, version, artefactHash } = caller;
    return ok({ flowId, flow, version, artefactHash, artefact: await loop.artefact(artefactHash) });
  }
  const found = await store.findFlow(caller.workspaceId, call.flow);
  if (found === null || call.version === 'self') {
    return fail(problem('called_flow_unknown', `There is no flow “${call.flow}” in this workspace.`));
  }
  const { artefactHash, version, flow } = call;
  const artefact = await loop.artefact(artefactHash);
  return ok({ flowId: found.flowId, flow, version, artefactHash, artefact });
}
