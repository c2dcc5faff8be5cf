import { Stack } from '@mantine/core';
import { useSession } from '../../api/session.ts';
import { useT } from '../../strings/useT.ts';
import { Facts } from '../../ui/Facts.tsx';
import { SectionHead } from './SectionHead.tsx';

/** Who one is. */
export function AccountSection() {
  const t = useT();
  const user = useSession().data?.user;
  return (
    <>
      <SectionHead title={t('settings.tab.account')} />
      <Stack gap="xl">
        <Facts
          facts={[
            [t('account.name'), user?.name],
            [t('common.email'), user?.email],
          ]}
        />
      </Stack>
    </>
  );
}
