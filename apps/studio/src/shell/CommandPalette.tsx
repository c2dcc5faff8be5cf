import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconMoon, IconSearch, IconSitemap, IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTrpc } from '../api/trpc.ts';
import { useT } from '../strings/useT.ts';
import { useGivenCommands } from '../ui/PageCommands.tsx';
import { NAVIGATION } from './navigation.ts';
import { tellActiveRow } from './tellActiveRow.ts';

/** Ctrl/Cmd+K: any place, any flow, any command, by typing. */
export function CommandPalette() {
  const t = useT();
  const [query, setQuery] = useState('');
  const [, setOpenings] = useState(0);
  const commandsOfPage = useGivenCommands();
  const actions = [...commandsOfPage(), ...useActions(query.trim())];
  return (
    <Spotlight
      actions={actions.map(asOptions)}
      scrollAreaProps={{ role: 'listbox', 'aria-label': t('palette.open') }}
      // What the page can do is asked anew each time.
      onSpotlightOpen={() => setOpenings((count) => count + 1)}
      query={query}
      onQueryChange={setQuery}
      nothingFound={t('palette.nothing')}
      highlightQuery
      limit={12}
      shortcut="mod + K"
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.8} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.open'),
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': true,
        ref: tellActiveRow,
      }}
    />
  );
}

/** The rows of a list that is moved through while the keyboard stays in the search. */
const asOptions = (group: SpotlightActionGroupData): SpotlightActionGroupData => ({
  ...group,
  actions: group.actions.map((action) => ({ role: 'option', ...action })),
});

function useActions(query: string): SpotlightActionGroupData[] {
  const t = useT();
  const navigate = useNavigate();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const flows = useQuery(useTrpc().flows.list.queryOptions({})).data ?? [];
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const other = colorScheme === 'dark' ? 'light' : 'dark';
  return [
    {
      group: t('palette.pages'),
      actions: NAVIGATION.map(({ to, label, Icon }) => ({
        id: to,
        label: t('palette.goTo', { page: t(label) }),
        leftSection: <Icon size={18} stroke={1.7} />,
        onClick: () => navigate({ to, params: { workspace } }),
      })),
    },
    {
      group: t('palette.flows'),
      actions: flows.map((flow) => ({
        id: `flow:${flow.slug}`,
        label: t('palette.openFlow', { flow: flow.name }),
        leftSection: <IconSitemap size={18} stroke={1.7} />,
        onClick: () => navigate({ to: '/w/$workspace/flows/$flow', params: { workspace, flow: flow.slug } }),
      })),
    },
    {
      group: t('palette.actions'),
      actions: [
        ...(query === ''
          ? []
          : [
              {
                id: 'search-runs',
                label: t('palette.searchRuns', { text: query }),
                leftSection: <IconSearch size={18} stroke={1.7} />,
                onClick: () =>
                  navigate({ to: '/w/$workspace/runs', params: { workspace }, search: { subject: query } }),
              },
            ]),
        {
          id: 'scheme',
          label: `${t('user.scheme')}: ${t(other === 'dark' ? 'scheme.dark' : 'scheme.light')}`,
          leftSection: other === 'dark' ? <IconMoon size={18} /> : <IconSun size={18} />,
          onClick: () => setColorScheme(other),
        },
      ],
    },
  ];
}
