import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { randomId } from '../../../api/randomId.ts';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../../api/trpc.ts';
import { useIsVisible } from '../../../api/useIsVisible.ts';
import type { BuilderSession } from '../session/BuilderSession.ts';

export type OtherEditor = RouterOutput['editors']['list'][number];

type Place = { readonly session: BuilderSession; readonly workspace: string; readonly flow: string };

const NOBODY: readonly OtherEditor[] = [];
const SAY_AGAIN_MS = 4_000;
const QUIET_MS = 250;
const LOOK_AGAIN_MS = 15_000;

/** Says that this window edits the flow, at which step, and answers who else does. A window out of view is not there. */
export function usePresence({ session, workspace, flow }: Place): readonly OtherEditor[] {
  const client = useTrpcClient();
  const [window] = useState(randomId);
  const isVisible = useIsVisible();
  const othersOf = useCallback(
    (all: readonly OtherEditor[]) => all.filter(({ key }) => !key.endsWith(`/${window}`)),
    [window],
  );
  const { data = NOBODY } = useQuery({
    ...useTrpc().editors.list.queryOptions({ flow }),
    // The same list as long as nobody else came, went or moved on: what this window does itself is no news.
    select: othersOf,
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  });
  useEffect(() => {
    if (!isVisible) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      const { nodes } = session.selection.get();
      const step = nodes.length === 1 ? (nodes[0] ?? null) : null;
      client.editors.here.mutate({ flow, window, step }).catch(() => {}); // said again in a moment
    };
    const sayStep = () => {
      clearTimeout(soon);
      soon = setTimeout(say, QUIET_MS);
    };
    say();
    const again = setInterval(say, SAY_AGAIN_MS);
    const unsubscribe = session.selection.subscribe(sayStep);
    const leave = () => sayGone(workspace, { flow, window });
    globalThis.addEventListener('pagehide', leave);
    return () => {
      clearInterval(again);
      clearTimeout(soon);
      unsubscribe();
      globalThis.removeEventListener('pagehide', leave);
      leave();
    };
  }, [client, session, workspace, flow, window, isVisible]);
  return data;
}

/** A call that outlives the page; without it the others would see this window for some seconds more. */
function sayGone(workspace: string, input: { readonly flow: string; readonly window: string }): void {
  fetch('/trpc/editors.gone', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', 'x-workspace': workspace },
    body: JSON.stringify(input),
  }).catch(() => {}); // silence says the same a little later
}
