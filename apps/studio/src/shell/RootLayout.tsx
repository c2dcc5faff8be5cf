import { Outlet } from '@tanstack/react-router';
import { ApiProvider } from '../api/ApiProvider.tsx';

/** The server connection lives inside the router, because the workspace it speaks for stands in the address. */
export function RootLayout() {
  return (
    <ApiProvider>
      <Outlet />
    </ApiProvider>
  );
}
