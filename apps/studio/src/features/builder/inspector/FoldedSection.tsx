import { type ReactNode, useState } from 'react';
import classes from './FoldedSection.module.css';

type FoldedSectionProps = { readonly title: string; readonly children: ReactNode };

/** A part of the settings that is folded away, and not drawn, until somebody wants it. */
export function FoldedSection({ title, children }: FoldedSectionProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={classes['section']}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={classes['summary']}>{title}</summary>
      {isOpen && children}
    </details>
  );
}
