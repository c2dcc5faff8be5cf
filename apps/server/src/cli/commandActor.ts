import os from 'node:os';
import type { Actor } from '@countersign/runtime';

/** Who acts when somebody uses the command line: the account of the machine. */
export function commandActor(): Actor {
  const { username } = os.userInfo();
  return { type: 'system', id: `cli:${username}`, name: `${username} (command line)` };
}
