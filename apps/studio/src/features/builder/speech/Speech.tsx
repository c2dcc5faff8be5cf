import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { useBuilder } from '../BuilderContext.ts';
import { BUILDER_KEYS, writtenKeys } from '../keys.ts';
import { sayEdit, saySettings } from './sayEdit.ts';

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
      // A new edit empties what could be done again, too; only what was done again has the moment of the step it was.
      const again = before.history.future.at(-1);
      const isRedone = !isUndone && again !== undefined && after.history.past.at(-1)?.at === again.at;
      // Nobody is in the field whose words are taken back.
      const what =
        sentence ?? (isUndone || isRedone ? saySettings(before.document, after.document, t) : undefined);
      const isEdit = before.document !== after.document;
      before = after;
      if (what === undefined) return void (isEdit && setSaid(''));
      const keys = writtenKeys(BUILDER_KEYS.undo[0], t).join('+');
      if (isUndone) setSaid(t('builder.speech.undone', { what }));
      else if (isRedone) setSaid(t('builder.speech.redone', { what }));
      else setSaid(t('builder.speech.done', { what, keys }));
    });
  }, [editing, t, phrase]);
  return (
    <VisuallyHidden aria-live="polite" aria-atomic data-speech>
      {said}
    </VisuallyHidden>
  );
}
