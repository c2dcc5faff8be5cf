import { Button, Center } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { inboxFilter } from './inboxFilter.ts';

const route = getRouteApi('/w/$workspace/inbox');

/** The right side while no case is open: an empty inbox is good news and says how to get a case. */
export function NothingChosen({ isEmpty, isLoading }: { isEmpty: boolean; isLoading: boolean }) {
  const t = useT();
  const { workspace } = route.useParams();
  const isFiltered = inboxFilter(route.useSearch()).named.length > 0;
  if (isLoading) return null;
  if (!isEmpty) {
    return (
      <Center h="100%">
        <EmptyState
          icon={<IconInbox size={26} />}
          title={t('inbox.choose')}
          help={t('inbox.choose.help', { key: 'j' })}
        />
      </Center>
    );
  }
  return (
    <Center h="100%">
      <EmptyState
        icon={<IconInbox size={26} />}
        title={t(isFiltered ? 'inbox.noMatch' : 'inbox.empty')}
        help={t(isFiltered ? 'inbox.noMatch.help' : 'inbox.empty.help')}
      >
        <Button
          variant="default"
          renderRoot={(props) =>
            isFiltered ? (
              <Link {...props} to="/w/$workspace/inbox" params={{ workspace }} />
            ) : (
              <Link {...props} to="/w/$workspace/runs" params={{ workspace }} search={{ start: true }} />
            )
          }
        >
          {t(isFiltered ? 'common.clear' : 'runs.start')}
        </Button>
      </EmptyState>
    </Center>
  );
}
