import type { PolicyConsequences } from '@countersign/autonomy';
import { List, Text } from '@mantine/core';
import { policyFieldName } from '../../../policy/policyFormSchema.ts';
import { useLocale } from '../../../strings/useT.ts';
import { segmentName } from '../../../ui/segmentName.ts';

interface ConsequenceListProps {
  readonly consequences: PolicyConsequences;
  /** The starting rung of the draft. */
  readonly startRung: number;
}

/** What applying would do to rungs and evidence, in words. */
export function ConsequenceList({ consequences, startRung }: ConsequenceListProps) {
  const { t, language } = useLocale();
  const { isNewEpoch, because, isBorneOut, segments } = consequences;
  const names = because.map((field) => policyFieldName(field, t));
  return (
    <div data-consequences={isNewEpoch ? 'epoch' : 'none'}>
      <Text size="sm">
        {isNewEpoch
          ? t('adjust.consequences.epoch', { fields: new Intl.ListFormat(language).format(names) })
          : t('adjust.consequences.none')}
      </Text>
      {isNewEpoch && !isBorneOut && <Text size="sm">{t('adjust.consequences.unproven')}</Text>}
      {isNewEpoch && (
        <List size="sm" mt={4}>
          {segments.map(({ segment, from, to }) => (
            <List.Item key={segment}>
              {to < from
                ? t('adjust.consequences.falls', { segment: segmentName(segment, t), from, to })
                : t('adjust.consequences.stays', { segment: segmentName(segment, t), rung: to })}
            </List.Item>
          ))}
        </List>
      )}
      {startRung > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('adjust.consequences.unearned')}
        </Text>
      )}
    </div>
  );
}
