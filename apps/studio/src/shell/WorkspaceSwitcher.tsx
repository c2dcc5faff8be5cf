import { Menu, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSession, useWorkspace } from '../api/session.ts';
import { useT } from '../strings/useT.ts';
import { Seal } from '../ui/Seal.tsx';
import { NewWorkspace } from './NewWorkspace.tsx';
import classes from './WorkspaceSwitcher.module.css';

/** The client one works for, and the way to another. */
export function WorkspaceSwitcher({ isNarrow }: { isNarrow: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const session = useSession();
  const current = useWorkspace();
  const [isCreating, creating] = useDisclosure(false);
  return (
    <>
      <Menu width={240} position="bottom-start" withinPortal>
        <Menu.Target>
          <UnstyledButton
            className={classes['button']}
            aria-label={`${t('common.appName')} ${current?.name ?? ''}, ${t('workspace.switch')}`}
          >
            <Seal size={28} />
            {!isNarrow && (
              <>
                <span className={classes['names']}>
                  <span className={classes['product']}>{t('common.appName')} </span>
                  <span className={classes['workspace']}>{current?.name}</span>
                </span>
                <IconSelector size={16} aria-hidden className={classes['arrows']} />
              </>
            )}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('workspace.switch')}</Menu.Label>
          {session.data?.workspaces.map((workspace) => (
            <Menu.Item
              key={workspace.slug}
              onClick={() => navigate({ to: '/w/$workspace/flows', params: { workspace: workspace.slug } })}
              rightSection={workspace.slug === current?.slug ? <IconCheck size={16} aria-hidden /> : null}
            >
              {workspace.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={creating.open}>
            {t('workspace.create')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NewWorkspace opened={isCreating} onClose={creating.close} />
    </>
  );
}
