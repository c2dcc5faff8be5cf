import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconMail, IconMailCog } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { usePages } from '../../api/usePages.ts';
import { useLocale } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatTime.ts';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './MailboxPage.module.css';

type Mail = RouterOutput['mailbox']['list']['items'][number];

const PAGE_SIZE = 50;

/** E-mails that actions wrote while no mail server is set up, newest first. */
export function MailboxPage() {
  const { t } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const mayAdminister = useMay('administer');
  const [open, setOpen] = useState<string | null>(null);
  const trpc = useTrpc();
  const client = useTrpcClient();
  const mails = usePages({
    queryKey: trpc.mailbox.list.pathKey(),
    fetchPage: (cursor) => client.mailbox.list.query({ limit: PAGE_SIZE, cursor }),
  });
  const { items } = mails;
  const setUp = mayAdminister && (
    <Button
      component={Link}
      to={`/w/${workspace}/settings/mail`}
      variant="default"
      leftSection={<IconMailCog size={16} />}
    >
      {t('mailbox.smtp')}
    </Button>
  );
  return (
    <Page title={t('mailbox.title')} subtitle={t('mailbox.subtitle')} actions={setUp}>
      <ProblemAlert error={mails.error} onRetry={mails.retry} />
      {mails.isLoading && (
        <Stack gap="xs" aria-busy aria-label={t('common.loading')}>
          {[1, 2, 3].map((key) => (
            <Skeleton key={key} h={56} />
          ))}
        </Stack>
      )}
      {!mails.isLoading && !mails.error && items.length === 0 && (
        <EmptyState icon={<IconMail size={26} />} title={t('mailbox.empty')} help={t('mailbox.empty.help')} />
      )}
      {items.length > 0 && (
        <ul className={classes['list']}>
          {items.map((mail) => (
            <MailRow
              key={mail.id}
              mail={mail}
              isOpen={mail.id === open}
              onToggle={() => setOpen(mail.id === open ? null : mail.id)}
            />
          ))}
        </ul>
      )}
      <LoadMore {...mails} />
    </Page>
  );
}

function MailRow({ mail, isOpen, onToggle }: { mail: Mail; isOpen: boolean; onToggle: () => void }) {
  const { t, language } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  // The key of an effect begins with the run that caused it.
  const run = /^[0-9a-f-]{36}/.exec(mail.idempotencyKey)?.[0];
  return (
    <li className={classes['mail']} data-mail={mail.id}>
      <button type="button" className={classes['head']} onClick={onToggle} aria-expanded={isOpen}>
        <span className={classes['to']}>
          <UntrustedText inline text={mail.to} />
        </span>
        <span className={classes['subject']}>
          <UntrustedText inline text={mail.subject === '' ? t('mailbox.noSubject') : mail.subject} />
        </span>
        <span className={classes['when']}>
          <Moment at={mail.sentAt} />
        </span>
      </button>
      {isOpen && (
        <div className={classes['body']}>
          <UntrustedText text={mail.body} />
          <Group gap="md" mt="md">
            <Text size="xs" c="dimmed">
              {t('mailbox.written')} {formatInstant(mail.sentAt, language)}
            </Text>
            {run !== undefined && (
              <Link className={classes['run']} to="/w/$workspace/runs/$run" params={{ workspace, run }}>
                {t('mailbox.run')}
              </Link>
            )}
          </Group>
        </div>
      )}
    </li>
  );
}
