import { Avatar, Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { signOut } from '../api/auth.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../strings/useT.ts';
import { notifyProblem } from '../ui/notify.ts';
import { AppearanceItems } from './AppearanceItems.tsx';
import classes from './UserMenu.module.css';

/** Who one is, how the studio looks and speaks, and the way out. */
export function UserMenu({ isNarrow }: { isNarrow: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const user = useSession().data?.user;
  const leave = async () => {
    const left = await signOut();
    if (left.ok) window.location.assign('/sign-in');
    else notifyProblem(new Error(left.problem.message), t);
  };
  return (
    <Menu width={220} position="top-start" withinPortal closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes['button']}>
          <Avatar size={28} radius="xl" color="ink" name={user?.name ?? ''} alt="" aria-hidden />
          {isNarrow ? (
            <VisuallyHidden>{t('user.menu')}</VisuallyHidden>
          ) : (
            <span className={classes['name']}>{user?.name}</span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user?.email}</Menu.Label>
        <Menu.Item
          closeMenuOnClick
          leftSection={<IconUser size={16} />}
          onClick={() =>
            navigate({ to: '/w/$workspace/settings/$section', params: { workspace, section: 'account' } })
          }
        >
          {t('settings.tab.account')}
        </Menu.Item>
        <AppearanceItems />
        <Menu.Divider />
        <Menu.Item closeMenuOnClick leftSection={<IconLogout size={16} />} onClick={leave}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
