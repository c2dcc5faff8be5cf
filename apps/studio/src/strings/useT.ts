import { use } from 'react';
import type { Translate } from './catalogue.ts';
import type { Phrase } from './createPhrase.ts';
import { LocaleContext, type LocaleState } from './LocaleProvider.tsx';

/** The reader's language: its tag for `Intl`, its `t`, and the switch. */
export function useLocale(): LocaleState {
  const state = use(LocaleContext);
  if (!state) throw new Error('useLocale needs a LocaleProvider above it.');
  return state;
}

/** `const t = useT(); t('flows.title')` */
export function useT(): Translate {
  return useLocale().t;
}

/** `const phrase = usePhrase(); phrase('Approval gate')` */
export function usePhrase(): Phrase {
  return useLocale().phrase;
}
