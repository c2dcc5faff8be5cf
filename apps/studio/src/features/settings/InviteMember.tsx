import { Role } from '@countersign/model';
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SecretOnce } from '../../ui/SecretOnce.tsx';

/** Makes an invitation link for one person and one role; the link is shown this once. */
export function InviteMember({ onClose }: { onClose: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('reviewer');
  const invite = useMutation(
    trpc.members.invite.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.members.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), role });
  };
  return (
    <Modal opened onClose={onClose} title={t('members.invite.title')}>
      {invite.data ? (
        <Stack gap="sm">
          <Text>{t('members.invite.link', { email: invite.data.email })}</Text>
          <SecretOnce secret={new URL(invite.data.url, window.location.origin).href} />
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t('common.email')}
              type="email"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              data-autofocus
            />
            <Radio.Group
              label={t('common.role')}
              value={role}
              onChange={(value) => setRole(Role.parse(value))}
            >
              <Stack gap={8} mt={4}>
                {Role.options.map((option) => (
                  <Radio
                    key={option}
                    value={option}
                    label={t(`role.${option}`)}
                    description={t(`role.${option}.help`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
            <ProblemAlert error={invite.error} />
            <Group justify="flex-end">
              <Button type="submit" loading={invite.isPending}>
                {t('members.invite.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
