import type { Result } from '@countersign/model';

/** What people change about themselves. */
export interface Accounts {
  hasPassword(userId: string): Promise<boolean>;
  rename(userId: string, name: string): Promise<void>;
  /** Sets or changes the password; problem `password_wrong` when `current` is not the one there is. */
  setPassword(userId: string, change: { current: string | null; next: string }): Promise<Result<true>>;
}
