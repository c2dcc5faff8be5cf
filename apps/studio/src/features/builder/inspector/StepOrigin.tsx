import type { NodeOrigin } from '@countersign/model';
import { Text } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import { JsonView } from '../../../ui/JsonView.tsx';
import { FoldedSection } from './FoldedSection.tsx';
import classes from './StepOrigin.module.css';

/** What the imported file said of a step, as it stood there: to be read while the step is rebuilt. Folded, as it may be long. */
export function StepOrigin({ origin }: { readonly origin: NodeOrigin }) {
  const t = useT();
  return (
    <FoldedSection title={t('inspector.origin', { format: origin.format })}>
      <div className={classes['original']}>
        {origin.original === null ? (
          <Text size="xs" c="dimmed">
            {t('inspector.origin.gone')}
          </Text>
        ) : (
          <JsonView value={origin.original} />
        )}
      </div>
    </FoldedSection>
  );
}
