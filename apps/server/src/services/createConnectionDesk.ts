import type { ConnectionDesk } from '@countersign/api';
import { fail, problem } from '@countersign/model';
import type { OpenConnectionByName, Settings } from '@countersign/runtime';
import type { Sealer } from '../secrets/createSealer.ts';
import { testLanguageConnection } from './testLanguageConnection.ts';
import { testSmtpConnection } from './testSmtpConnection.ts';

type Setup = {
  readonly sealer: Sealer;
  readonly openConnection: OpenConnectionByName;
  readonly settings: Pick<Settings, 'get'>;
};

/** Seals what is stored and tries connections out. */
export function createConnectionDesk({ sealer, openConnection, settings }: Setup): ConnectionDesk {
  return {
    seal: (workspaceId, id, secret) => sealer.seal(secret, { workspaceId, id }),
    async test(workspaceId, name) {
      const connection = await openConnection(workspaceId, name);
      if (connection === null) {
        return fail(problem('connection_not_found', 'There is no such connection in the workspace.'));
      }
      switch (connection.kind) {
        case 'openai':
        case 'anthropic':
        case 'openaiCompatible':
          return testLanguageConnection(connection);
        case 'smtp':
          return testSmtpConnection(connection, await settings.get(workspaceId));
        case 'http':
        case 'webhook': {
          const message =
            'Only a step knows what to send there. Try it out by a run of the flow that uses it.';
          return fail(problem('connection_untestable', message));
        }
      }
    },
  };
}
