import { Proposal } from '@countersign/model';
import { Alert, Stack, Text } from '@mantine/core';
import type { RouterOutput } from '../../../../api/trpc.ts';
import { sayProblem } from '../../../../strings/sayProblem.ts';
import { useLocale } from '../../../../strings/useT.ts';
import { formatDuration } from '../../../../ui/formatTime.ts';
import { JsonView } from '../../../../ui/JsonView.tsx';
import { UntrustedText } from '../../../../ui/UntrustedText.tsx';

/** What an agent or an action answered, what it took and what it cost. */
export function CallAnswer({ answer }: { readonly answer: RouterOutput['trials']['perform'] }) {
  const { t, language, phrase } = useLocale();
  const { outcome, ms, ambiguous } = answer;
  const duration = formatDuration(ms, language);
  if (!outcome.ok) {
    return (
      <Alert color="brick" p="xs" title={t('inspector.trial.failed', { duration })}>
        <Text size="xs" component="div">
          <UntrustedText text={sayProblem(outcome.problem.message, phrase)} />
        </Text>
        {ambiguous && (
          <Text size="xs" mt={4}>
            {t('inspector.trial.ambiguous')}
          </Text>
        )}
      </Alert>
    );
  }
  const proposal = Proposal.safeParse(outcome.value);
  return (
    <Stack gap={4}>
      <Text size="xs" fw={600}>
        {t('inspector.trial.took', { duration })}
        {proposal.success && proposal.data.usage.tokens > 0 && (
          <>
            {' · '}
            {t('inspector.trial.cost', {
              tokens: new Intl.NumberFormat(language).format(proposal.data.usage.tokens),
              cost: new Intl.NumberFormat(language, {
                style: 'currency',
                currency: 'USD',
                maximumFractionDigits: 5,
              }).format(proposal.data.usage.cost),
            })}
          </>
        )}
      </Text>
      <JsonView value={outcome.value} />
    </Stack>
  );
}
