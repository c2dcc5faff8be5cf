import { Alert, Button, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useSaveState } from '../BuilderContext.ts';
import { ConflictDialog } from '../parts.ts';
import type { FlowDraft } from '../session/flowDraft.ts';

/** Somebody else saved the same in between: says so, and opens the choice. Neither side is lost. */
export function ConflictBanner() {
  const state = useSaveState();
  return state.type === 'conflict' ? <Dispute theirs={state.theirs} /> : null;
}

function Dispute({ theirs }: { readonly theirs: FlowDraft }) {
  const t = useT();
  const { session } = useBuilder();
  // Put aside it stays so, however often the other side goes on saving.
  const [isOpen, setOpen] = useState(true);
  return (
    <Alert color="amber" icon={<IconUsers size={18} />} title={t('builder.conflict')} radius={0} role="alert">
      <Text size="sm">{t('editing.conflict.help', { name: theirs.updatedBy })}</Text>
      <Button size="compact-sm" mt={6} onClick={() => setOpen(true)}>
        {t('editing.conflict.open')}
      </Button>
      {isOpen && (
        <ConflictDialog
          title={t('editing.conflict.title')}
          intro={t('editing.conflict.intro')}
          name={theirs.updatedBy}
          base={session.autosave.saved}
          theirs={theirs.document}
          names={session.names}
          onApply={(choices) => session.settle(choices)}
          onClose={() => setOpen(false)}
        />
      )}
    </Alert>
  );
}
