import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../strings/useT.ts';
import classes from './NavigationLink.module.css';
import type { NAVIGATION } from './navigation.ts';
import { OpenCount } from './OpenCount.tsx';
import { WideningCount } from './WideningCount.tsx';

interface NavigationLinkProps {
  readonly place: (typeof NAVIGATION)[number];
  readonly workspace: string;
  readonly variant: 'row' | 'rail' | 'tab';
  readonly onNavigate?: () => void;
}

/** One place of the navigation, as a row of the sidebar, an icon of the narrow sidebar, or a tab of the phone. */
export function NavigationLink({ place, workspace, variant, onNavigate }: NavigationLinkProps) {
  const t = useT();
  const label = t(place.label);
  return (
    <Link
      to={place.to}
      params={{ workspace }}
      className={classes['link']}
      data-variant={variant}
      {...(variant === 'rail' ? { title: label } : {})}
      {...(onNavigate ? { onClick: onNavigate } : {})}
    >
      <place.Icon size={variant === 'tab' ? 22 : 18} stroke={1.7} aria-hidden />
      {variant === 'rail' ? (
        <VisuallyHidden>{label}</VisuallyHidden>
      ) : (
        <span className={classes['label']}>{label}</span>
      )}
      {place.label === 'nav.inbox' && <OpenCount className={classes['count']} />}
      {place.label === 'nav.checkpoints' && <WideningCount className={classes['count']} />}
    </Link>
  );
}
