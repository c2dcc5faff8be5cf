import { Group, Pill } from '@mantine/core';
import { useLocale } from '../../strings/useT.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { useInboxSearch } from './useInboxSearch.ts';

/** The fields that narrow the list, each to be taken away; the subject stands in its own field. */
export function FilterPills() {
  const { t } = useLocale();
  const { named, change } = useInboxSearch();
  const shown = named.filter((field) => field !== 'subject');
  if (shown.length === 0) return null;
  return (
    <Group gap={4}>
      {shown.map((field) => {
        const name = t(`inbox.filter.${field}`);
        return (
          <Pill
            key={field}
            size="sm"
            withRemoveButton
            removeButtonProps={{
              'aria-label': t('inbox.filter.remove', { name }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => change({ [field]: undefined })}
          >
            <UntrustedText inline text={name} />
          </Pill>
        );
      })}
    </Group>
  );
}
