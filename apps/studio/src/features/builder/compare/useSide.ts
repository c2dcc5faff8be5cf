import type { FlowDocument } from '@countersign/model';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import type { ComparedSide, Side } from './side.ts';

type AskedSide = { readonly flow: string; readonly side: Side; readonly draft: FlowDocument | undefined };

/** One side of a comparison; undefined while it is asked for. A version never changes, so it is asked for once. */
export function useSide({ flow, side, draft }: AskedSide) {
  const t = useT();
  const version = side === 'draft' ? undefined : side;
  const asked = useQuery({
    ...useTrpc().flows.version.queryOptions({ flow, version: version ?? 1 }),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const document = version === undefined ? draft : asked.data?.document;
  const name = version === undefined ? t('builder.diff.draft') : t('common.version', { version });
  const shown = useMemo(
    (): ComparedSide | undefined => (document === undefined ? undefined : { name, document }),
    [name, document],
  );
  return { shown, error: version === undefined ? null : asked.error, retry: () => void asked.refetch() };
}
