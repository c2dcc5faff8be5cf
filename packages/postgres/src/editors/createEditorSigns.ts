import type { EditorSign, EditorSigns } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { listenPatiently } from '../listenPatiently.ts';

const CHANNEL = 'countersign_editors';

/** Signs of editors by notification: every process that listens hears them, and no table keeps them. */
export function createEditorSigns(worker: Sql): EditorSigns {
  return {
    async tell(sign) {
      await worker.notify(CHANNEL, JSON.stringify(sign));
    },
    listen: (onSign) =>
      listenPatiently(worker, CHANNEL, {
        onPayload: (payload) => onSign(JSON.parse(payload) as EditorSign),
      }),
  };
}
