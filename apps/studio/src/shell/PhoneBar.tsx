import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useT } from '../strings/useT.ts';
import linkClasses from './NavigationLink.module.css';
import { NavigationLink } from './NavigationLink.tsx';
import { NAVIGATION, PHONE_PLACES } from './navigation.ts';
import classes from './PhoneBar.module.css';
import { UserMenu } from './UserMenu.tsx';
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx';

/** The navigation of a phone: what one needs daily at the thumb, the rest in a drawer. */
export function PhoneBar() {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const [isOpen, drawer] = useDisclosure(false);
  return (
    <>
      <nav className={classes['bar']} data-print="no" aria-label={t('nav.main')}>
        {NAVIGATION.slice(0, PHONE_PLACES).map((place) => (
          <NavigationLink key={place.to} place={place} workspace={workspace} variant="tab" />
        ))}
        <UnstyledButton className={linkClasses['link']} data-variant="tab" onClick={drawer.open}>
          <IconDots size={22} stroke={1.7} aria-hidden />
          <span>{t('nav.more')}</span>
        </UnstyledButton>
      </nav>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        position="bottom"
        size={400}
        title={t('nav.more')}
        hiddenFrom="sm"
      >
        <div className={classes['drawer']}>
          <WorkspaceSwitcher isNarrow={false} />
          {NAVIGATION.slice(PHONE_PLACES).map((place) => (
            <NavigationLink
              key={place.to}
              place={place}
              workspace={workspace}
              variant="row"
              onNavigate={drawer.close}
            />
          ))}
          <UserMenu isNarrow={false} />
        </div>
      </Drawer>
    </>
  );
}
