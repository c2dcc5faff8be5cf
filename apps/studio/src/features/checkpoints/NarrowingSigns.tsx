import { Anchor, Text } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { Moment } from '../../ui/Moment.tsx';
import type { Checkpoint } from './checkpoint.ts';
import { narrowingTitle } from './narrowingTitle.ts';

/** More are told of on the checkpoint's own page. */
const SHOWN = 3;

/** Among all checkpoints: which have narrowed without anybody having asked for it, unseen so far, with the way there. */
export function NarrowingSigns({ checkpoint: { id } }: { checkpoint: Checkpoint }) {
  const { t } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const narrowings = useQuery(useTrpc().checkpoints.narrowings.queryOptions({})).data ?? [];
  const own = narrowings.filter(({ checkpointId }) => checkpointId === id).slice(0, SHOWN);
  return own.map((narrowing) => (
    <Text key={narrowing.seq} size="sm" c="brick" data-narrowing={narrowing.seq}>
      <IconArrowDown size={14} aria-hidden />{' '}
      <Anchor
        size="sm"
        c="inherit"
        underline="always"
        renderRoot={(props) => (
          <Link
            {...props}
            to="/w/$workspace/checkpoints/$checkpoint"
            params={{ workspace, checkpoint: id }}
          />
        )}
      >
        {narrowingTitle(narrowing, t)}
      </Anchor>{' '}
      · <Moment at={narrowing.at} />
    </Text>
  ));
}
