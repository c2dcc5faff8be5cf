import { mergeThemeOverrides } from '@mantine/core';
import type { Translate } from '../strings/catalogue.ts';
import { theme } from './theme.ts';

/** The theme with names for the buttons that Mantine draws by itself, in the reader's language. */
export function wordedTheme(t: Translate) {
  const close = { closeButtonProps: { 'aria-label': t('common.close') } };
  const clear = { clearButtonProps: { 'aria-label': t('common.clear') } };
  return mergeThemeOverrides(theme, {
    components: {
      // A bare span may not have a name; an image may.
      Loader: { defaultProps: { role: 'img', 'aria-label': t('common.loading') } },
      Modal: { defaultProps: close },
      Drawer: { defaultProps: close },
      Notification: { defaultProps: close },
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('common.reveal') } },
      },
      Select: { defaultProps: clear },
      MultiSelect: { defaultProps: clear },
      TagsInput: { defaultProps: clear },
    },
  });
}
