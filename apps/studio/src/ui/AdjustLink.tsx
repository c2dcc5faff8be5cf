import { Anchor, type MantineSize } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  readonly workspace: string;
  readonly checkpoint: string;
  readonly size?: MantineSize;
  readonly children: ReactNode;
}

/** From a figure about a checkpoint to the page on which its owner changes the policy. */
export function AdjustLink({ workspace, checkpoint, size = 'sm', children }: Props) {
  return (
    <Anchor
      size={size}
      underline="always"
      renderRoot={(props) => (
        <Link
          {...props}
          to="/w/$workspace/checkpoints/$checkpoint/adjust"
          params={{ workspace, checkpoint }}
        />
      )}
    >
      {children}
    </Anchor>
  );
}
