import { Alert, Anchor, List } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import type { FieldPlace } from '../useShowFinding.ts';
import type { UnfinishedField } from './useUnfinishedFields.ts';

type UnfinishedListProps = {
  readonly fields: readonly UnfinishedField[];
  readonly onOpen: (place: FieldPlace) => void;
};

/** The fields that keep a flow from being published because they are not finished; each leads to itself. */
export function UnfinishedList({ fields, onOpen }: UnfinishedListProps) {
  const t = useT();
  if (fields.length === 0) return null;
  return (
    <Alert color="brick" title={t('builder.publish.unfinished')}>
      <List size="sm" spacing={4}>
        {fields.map(({ place, words }) => (
          <List.Item key={`${place.node ?? ''}${place.field}`}>
            <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onOpen(place)}>
              {words}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
