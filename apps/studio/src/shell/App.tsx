import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import type { Catalogue, Locale } from '../strings/catalogue.ts';
import { LocaleProvider } from '../strings/LocaleProvider.tsx';
import { cssVariables } from '../theme/cssVariables.ts';
import { theme } from '../theme/theme.ts';
import { router } from './router.tsx';

/** Everything every page stands in, from the outside to the inside. */
export function App({ initial }: { initial: { locale: Locale; catalogue: Catalogue } }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <LocaleProvider initial={initial}>
        <ModalsProvider>
          <Notifications position="bottom-right" limit={4} autoClose={5000} />
          <RouterProvider router={router} />
        </ModalsProvider>
      </LocaleProvider>
    </MantineProvider>
  );
}
