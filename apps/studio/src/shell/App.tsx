import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { LocaleProvider, type Spoken } from '../strings/LocaleProvider.tsx';
import { useT } from '../strings/useT.ts';
import { cssVariables } from '../theme/cssVariables.ts';
import { wordedTheme } from '../theme/wordedTheme.ts';
import { router } from './router.tsx';

/** Everything every page stands in, from the outside to the inside. */
export function App({ initial }: { initial: Spoken }) {
  return (
    <LocaleProvider initial={initial}>
      <Themed>
        <ModalsProvider>
          <Notifications position="bottom-right" limit={4} autoClose={5000} />
          <RouterProvider router={router} />
        </ModalsProvider>
      </Themed>
    </LocaleProvider>
  );
}

/** The theme, with the words that Mantine's own buttons need. */
function Themed({ children }: { children: ReactNode }) {
  const t = useT();
  const worded = useMemo(() => wordedTheme(t), [t]);
  return (
    <MantineProvider theme={worded} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
