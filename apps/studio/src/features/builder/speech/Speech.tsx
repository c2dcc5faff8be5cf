import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { useBuilder } from '../BuilderContext.ts';
import { sayEdit } from './sayEdit.ts';

/** Says what each edit did to the flow to people who do not see the canvas. */
export function Speech() {
  const { t, phrase } = useLocale();
  const { editing } = useBuilder().session;
  const [said, setSaid] = useState('');
  useEffect(() => {
    let before = editing.get();
    return editing.subscribe(() => {
      const after = editing.get();
      const sentence = sayEdit(before.document, after.document, { t, phrase });
      const isUndone = after.history.future.length > before.history.future.length;
      const isRedone =
        !isUndone &&
        after.history.future.length === before.history.future.length - 1 &&
        after.history.past.length === before.history.past.length + 1;
      before = after;
      if (sentence === undefined) return;
      setSaid(
        isUndone
          ? t('builder.speech.undone', { what: sentence })
          : isRedone
            ? t('builder.speech.redone', { what: sentence })
            : t('builder.speech.done', { what: sentence }),
      );
    });
  }, [editing, t, phrase]);
  return (
    <VisuallyHidden aria-live="polite" aria-atomic data-speech>
      {said}
    </VisuallyHidden>
  );
}
