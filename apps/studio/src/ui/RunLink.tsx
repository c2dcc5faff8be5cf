import { Anchor } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface RunLinkProps {
  readonly run: string;
  /** Where the link stands in a text, it is told from the words around it by more than its colour. */
  readonly isInText?: boolean;
  readonly children: ReactNode;
}

/** The way to the page of a run of this workspace. */
export function RunLink({ run, isInText = false, children }: RunLinkProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Anchor
      size="sm"
      {...(isInText ? { underline: 'always' as const } : {})}
      renderRoot={(props) => <Link {...props} to="/w/$workspace/runs/$run" params={{ workspace, run }} />}
    >
      {children}
    </Anchor>
  );
}
