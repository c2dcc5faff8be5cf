import { Modal } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { useT } from '../strings/useT.ts';
import { type Later, later } from './later.tsx';
import { type Failure, PartBoundary } from './PartBoundary.tsx';
import { PartNotice } from './PartNotice.tsx';

type PartOptions<TProps> = {
  readonly meanwhile?: ReactNode;
  /** How the part is closed while it is open, where it can be. */
  readonly closeOf?: (props: TProps) => (() => void) | undefined;
  /** It lies over the page: nothing of it is to be seen while it is closed. */
  readonly isDialog?: boolean;
};

/**
 * A part of a page whose code comes when it is first drawn, or before by `load`. When it does not come, or breaks, a notice
 * stands in its place from which it can be tried again, and the rest of the page goes on.
 */
export function laterPart<TProps extends object>(
  bring: () => Promise<ComponentType<TProps>>,
  { meanwhile, closeOf, isDialog = false }: PartOptions<TProps> = {},
): Later<TProps> {
  const Part = later(bring, meanwhile);
  const Missing = isDialog ? MissingDialog : PartNotice;
  const draw = (props: TProps) => (
    <PartBoundary instead={(failure) => <Missing {...failure} onClose={closeOf?.(props)} />}>
      <Part {...props} />
    </PartBoundary>
  );
  return Object.assign(draw, { load: Part.load });
}

type MissingDialogProps = Failure & { readonly onClose: (() => void) | undefined };

function MissingDialog({ onClose, ...failure }: MissingDialogProps) {
  const t = useT();
  if (onClose === undefined) return null;
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <PartNotice {...failure} onClose={undefined} />
    </Modal>
  );
}
