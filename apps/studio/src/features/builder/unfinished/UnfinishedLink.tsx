import { Anchor } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { useUnfinishedFields } from './useUnfinishedFields.ts';

/** How many fields are not finished; leads to the first of them. */
export function UnfinishedLink({ count }: { readonly count: number }) {
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
