import { ActionIcon, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconLayoutSidebar, IconSearch } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useT } from '../strings/useT.ts';
import { keyName } from '../ui/keyName.ts';
import { NavigationLink } from './NavigationLink.tsx';
import { NAVIGATION } from './navigation.ts';
import classes from './Sidebar.module.css';
import { UserMenu } from './UserMenu.tsx';
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx';

interface SidebarProps {
  readonly isNarrow: boolean;
  readonly onToggle: () => void;
}

/** Workspace, search, places and account, at the left of everything; hidden on a phone. */
export function Sidebar({ isNarrow, onToggle }: SidebarProps) {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const toggleLabel = t(isNarrow ? 'nav.widen' : 'nav.narrow');
  return (
    <aside className={classes['sidebar']} data-print="no" data-narrow={isNarrow || undefined}>
      <WorkspaceSwitcher isNarrow={isNarrow} />
      <UnstyledButton
        className={classes['search']}
        onClick={spotlight.open}
        aria-keyshortcuts="Control+K Meta+K"
        {...(isNarrow ? { 'aria-label': t('palette.open') } : {})}
      >
        <IconSearch size={16} stroke={1.8} aria-hidden />
        {!isNarrow && (
          <>
            <span className={classes['hint']}>{t('palette.hint')}</span>
            <Kbd size="xs">{keyName('mod', t)} K</Kbd>
          </>
        )}
      </UnstyledButton>
      <nav className={classes['places']} aria-label={t('nav.main')}>
        {NAVIGATION.map((place) => (
          <NavigationLink
            key={place.to}
            place={place}
            workspace={workspace}
            variant={isNarrow ? 'rail' : 'row'}
          />
        ))}
      </nav>
      <div className={classes['foot']}>
        <UserMenu isNarrow={isNarrow} />
        <Tooltip label={toggleLabel} position="right">
          <ActionIcon onClick={onToggle} aria-label={toggleLabel} aria-expanded={!isNarrow}>
            <IconLayoutSidebar size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </aside>
  );
}
