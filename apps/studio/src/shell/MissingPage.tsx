import { Button, Center } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '../strings/useT.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** An address that leads nowhere, or into a workspace one is not a member of. */
export function MissingPage() {
  const t = useT();
  return (
    <Center mih="60dvh" component="main">
      <EmptyState
        order={1}
        icon={<IconMapQuestion size={26} />}
        title={t('problem.pageMissing')}
        help={t('problem.pageMissing.help')}
      >
        <Button component={Link} to="/">
          {t('nav.flows')}
        </Button>
      </EmptyState>
    </Center>
  );
}
