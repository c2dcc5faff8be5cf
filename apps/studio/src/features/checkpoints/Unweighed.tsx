import { type EvidenceGap, evidenceGap, LARGEST_SHARE, LEAST_SHARE } from '@countersign/model';
import { Alert, Button, Text } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { useLocale } from '../../strings/useT.ts';
import type { Checkpoint } from './checkpoint.ts';

interface UnweighedProps {
  readonly checkpoint: Checkpoint;
  /** Whether the policy can be changed on this very page, so that no way has to lead there. */
  readonly isHere?: boolean;
}

/** A policy in force under which nothing can be earned lets nothing pass: says so, and what an owner has to change. */
export function Unweighed({ checkpoint, isHere = false }: UnweighedProps) {
  const { t } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const mayGovern = useMay('govern');
  const text = useUnweighedText(checkpoint);
  if (text === null) return null;
  const params = { workspace, checkpoint: checkpoint.id };
  return (
    <Alert color="amber" icon={<IconUserCheck size={18} />} title={t('checkpoints.unweighed')} mb="md">
      <Text size="sm">{text}</Text>
      {mayGovern && !isHere && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          renderRoot={(props) => (
            <Link {...props} to="/w/$workspace/checkpoints/$checkpoint/adjust" params={params} />
          )}
        >
          {t('checkpoints.unweighed.adjust')}
        </Button>
      )}
    </Alert>
  );
}

function useUnweighedText({ policy }: Pick<Checkpoint, 'policy'>): string | null {
  const { t, language } = useLocale();
  const gap: EvidenceGap | null = policy.ladder.length === 0 ? null : evidenceGap(policy);
  if (gap === null) return null;
  if (gap === 'target') return t('checkpoints.unweighed.target');
  // All digits: such a share is only told from 0 % or 100 % by its last ones.
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 17 });
  const [least, largest] = [share.format(LEAST_SHARE), share.format(LARGEST_SHARE)];
  return t(`checkpoints.unweighed.${gap}`, { value: share.format(policy[gap]), least, largest });
}
