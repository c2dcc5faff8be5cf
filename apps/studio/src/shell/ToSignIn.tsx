import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Goes to the sign-in page and remembers the way back. It asks once for the address it was opened at: the address
 * changes while one is on the way, and following it would never end.
 */
export function ToSignIn() {
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    void navigate({ to: '/sign-in', search: { next: router.latestLocation.href }, replace: true });
  }, [navigate, router]);
  return null;
}
