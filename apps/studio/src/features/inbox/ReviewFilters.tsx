import { SORT_ORDER } from '@countersign/model';
import { ActionIcon, Group, SegmentedControl, Select, Stack, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowsSort, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { FilterPanel } from './FilterPanel.tsx';
import { FilterPills } from './FilterPills.tsx';
import { FoundFigures } from './FoundFigures.tsx';
import { sortsOf } from './inboxFilter.ts';
import { useInboxSearch } from './useInboxSearch.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

/** What the list shows and in which order, and what is to be told about it. */
export function ReviewFilters() {
  const t = useT();
  const { status, filter, sort, order, change, arrange } = useInboxSearch();
  const isReversed = order !== undefined;
  return (
    <Stack gap={8} mt={10}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('common.status')}
        value={status === 'open' ? 'open' : 'decided'}
        onChange={(next) => change({ status: next === 'open' ? undefined : 'decided' })}
        data={[
          { value: 'open', label: t('inbox.tab.open') },
          { value: 'decided', label: t('inbox.tab.decided') },
        ]}
      />
      <Group gap={6} wrap="nowrap">
        {/* Emptied from outside, it begins anew. */}
        <SubjectSearch key={String(filter.subject === undefined)} />
        <FilterPanel />
      </Group>
      <Group gap={6} wrap="nowrap">
        <Select
          size="xs"
          flex={1}
          aria-label={t('inbox.sort')}
          data={sortsOf(status).map((value) => ({ value, label: t(`inbox.sort.${value}`) }))}
          value={sort}
          onChange={(next) =>
            arrange({ sort: sortsOf(status).find((value) => value === next) ?? sort, order: undefined })
          }
          allowDeselect={false}
        />
        <Tooltip label={t('inbox.sort.reverse')}>
          <ActionIcon
            variant={isReversed ? 'light' : 'default'}
            aria-label={t('inbox.sort.reverse')}
            aria-pressed={isReversed}
            onClick={() =>
              arrange({ sort, order: isReversed ? undefined : SORT_ORDER[sort] === 'asc' ? 'desc' : 'asc' })
            }
          >
            <IconArrowsSort size={16} />
          </ActionIcon>
        </Tooltip>
        <ViewsMenu />
      </Group>
      <FilterPills />
      <FoundFigures />
    </Stack>
  );
}

function SubjectSearch() {
  const t = useT();
  const { filter, change } = useInboxSearch();
  const [text, setText] = useState(filter.subject ?? '');
  const search = useDebouncedCallback(
    (next: string) => change({ subject: next === '' ? undefined : next }),
    250,
  );
  return (
    <TextInput
      size="xs"
      flex={1}
      aria-label={t('inbox.filter.subject')}
      placeholder={t('inbox.filter.subject')}
      leftSection={<IconSearch size={14} />}
      maxLength={300}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value.trim());
      }}
    />
  );
}
