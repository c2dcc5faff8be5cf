import { Button, Card, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { TriggerSection } from './TriggerSection.tsx';

/** The addresses to which other systems send signed messages, for flows that take them. */
export function Webhooks() {
  const t = useT();
  const trpc = useTrpc();
  const flows = useQuery(trpc.flows.list.queryOptions({}));
  const published = (flows.data ?? []).filter((flow) => flow.version !== null);
  const addresses = useQueries({
    queries: published.map((flow) => trpc.flows.webhookAddress.queryOptions({ flow: flow.slug })),
  });
  const open = published.flatMap((flow, index) => {
    const address = addresses[index]?.data;
    return address?.isOpen ? [{ ...flow, url: new URL(address.path, window.location.origin).href }] : [];
  });
  const isKnown = addresses.every((address) => !address.isPending);
  return (
    <TriggerSection title={t('triggers.webhooks')} help={t('triggers.webhooks.help')}>
      <ProblemAlert error={flows.error} onRetry={() => flows.refetch()} />
      {flows.data !== undefined && isKnown && open.length === 0 && (
        <Text c="dimmed">{t('triggers.webhooks.none')}</Text>
      )}
      <Stack gap="sm">
        {open.map((flow) => (
          <Card key={flow.slug} data-webhook={flow.slug}>
            <Group justify="space-between" gap="xs">
              <div>
                <UntrustedText inline text={flow.name} />
                <div>
                  <Code>{flow.url}</Code>
                </div>
              </div>
              <CopyButton value={flow.url}>
                {({ copied, copy }) => (
                  <Button size="compact-sm" variant="default" onClick={copy}>
                    {t(copied ? 'common.copied' : 'common.copy')}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </Card>
        ))}
      </Stack>
    </TriggerSection>
  );
}
