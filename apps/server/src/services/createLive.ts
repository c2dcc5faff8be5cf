import type { Live, LiveHint } from '@countersign/api';
import type { WorkspaceId } from '@countersign/model';
import type { Store, StoreHint } from '@countersign/runtime';

type Listener = (hint: LiveHint) => void;

/** Hands the store's hints on to the browsers of each workspace; one listener on the store serves all of them. */
export async function createLive(store: Store): Promise<{
  live: Live;
  emit: (workspaceId: WorkspaceId, hint: LiveHint) => void;
  stop: () => Promise<void>;
}> {
  const listeners = new Map<WorkspaceId, Set<Listener>>();
  const stop = await store.listen((hint) => {
    const live = liveHint(hint);
    if (live === null) return;
    const concerned = hint.workspaceId === null ? [...listeners.values()] : [listeners.get(hint.workspaceId)];
    for (const group of concerned) for (const listener of group ?? []) listener(live);
  });

  const live: Live = {
    subscribe(workspaceId, onHint) {
      const group = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, group);
      group.add(onHint);
      return () => {
        group.delete(onHint);
        if (group.size === 0 && listeners.get(workspaceId) === group) listeners.delete(workspaceId);
      };
    },
  };
  const emit = (workspaceId: WorkspaceId, hint: LiveHint) => {
    for (const listener of listeners.get(workspaceId) ?? []) listener(hint);
  };
  return { live, emit, stop };
}

function liveHint({ type, runIds }: StoreHint): LiveHint | null {
  return type === 'runs' || type === 'reviews' || type === 'checkpoints' || type === 'drafts'
    ? { type, runIds }
    : null;
}
