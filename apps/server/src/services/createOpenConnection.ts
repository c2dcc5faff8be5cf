import type { Connections, OpenConnectionByName } from '@countersign/runtime';
import type { Sealer } from '../secrets/createSealer.ts';

/** Opens a connection's secret for the length of one call. */
export function createOpenConnection(connections: Connections, sealer: Sealer): OpenConnectionByName {
  return async (workspaceId, name) => {
    const found = await connections.find(workspaceId, name);
    if (found === null) return null;
    const { ciphertext, ...connection } = found;
    const secret = ciphertext === null ? null : sealer.open(ciphertext, { workspaceId, id: connection.id });
    return { ...connection, secret };
  };
}
