import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { confirmDangerous } from '../../../ui/confirm.tsx';
import { useBuilder, useSaveState, useStore } from '../BuilderContext.ts';
import { ConflictDialog } from '../parts.ts';
import type { Orphan } from '../session/journals.ts';
import { isPlain } from '../session/leftWork.ts';

/** Unsaved work of a closed window that is not simply taken over: the person looks at it, takes it over or puts it away. */
export function LeftWorkBanner() {
  const [first] = useStore(useBuilder().session.orphans);
  const isDisputed = useSaveState().type === 'conflict';
  return first === undefined || isDisputed ? null : <LeftWork orphan={first} />;
}

function LeftWork({ orphan }: { readonly orphan: Orphan }) {
  const t = useT();
  const { session } = useBuilder();
  const [isOpen, setOpen] = useState(false);
  const left = session.leftWorkOf(orphan.work);
  const { base, theirs } = left.flows;
  const take = () => {
    if (!isPlain(left)) setOpen(true);
    else session.adopt(orphan, new Map());
  };
  const putAway = () =>
    confirmDangerous({
      title: t('editing.left.putAway.title'),
      help: t('editing.left.putAway.help'),
      confirm: t('editing.left.putAway'),
      cancel: t('common.cancel'),
      onConfirm: () => session.putAway(orphan),
    });
  return (
    <Alert color="amber" icon={<IconHistory size={18} />} title={t('editing.left')} radius={0} role="alert">
      <Text size="sm">{orphan.from === 'window' ? t('editing.left.window') : t('editing.left.anybody')}</Text>
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" onClick={take}>
          {t('editing.left.take')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={putAway}>
          {t('editing.left.putAway')}
        </Button>
      </Group>
      {isOpen && (
        <ConflictDialog
          title={t('editing.left')}
          intro={t('editing.left.intro')}
          name={t('editing.left.name')}
          base={base}
          theirs={theirs}
          names={left.names}
          later="theirs"
          onApply={(choices) => session.adopt(orphan, choices)}
          onClose={() => setOpen(false)}
        />
      )}
    </Alert>
  );
}
