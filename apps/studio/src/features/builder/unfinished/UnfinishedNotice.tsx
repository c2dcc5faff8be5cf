import { Anchor } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import { useEditingPart } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { countUnfinished, useUnfinishedFields } from './useUnfinishedFields.ts';

/** Beside "Saved": how many fields are not finished and so not part of the flow yet. Leads to the first of them. */
export function UnfinishedNotice() {
  const count = useEditingPart(({ unfinished }) => countUnfinished(unfinished));
  return count === 0 ? null : <Notice count={count} />;
}

function Notice({ count }: { readonly count: number }) {
  const t = useT();
  const { showField } = useFindings();
  const [first] = useUnfinishedFields();
  return (
    <Anchor
      component="button"
      type="button"
      size="xs"
      c="var(--mantine-color-error)"
      title={t('editing.half.help')}
      onClick={() => first && showField(first.place)}
    >
      {t('editing.half', { count })}
    </Anchor>
  );
}
