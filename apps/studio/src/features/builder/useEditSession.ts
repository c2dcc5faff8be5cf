import type { Problem } from '@countersign/model';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { useTrpcClient } from '../../api/trpc.ts';
import type { SaveOutcome } from './session/Autosave.ts';
import { BuilderSession } from './session/BuilderSession.ts';
import type { FlowDraft } from './session/flowDraft.ts';
import { browserCopies, localCopyKey } from './session/localCopy.ts';

/** The editing session of a draft; undefined until this browser's own copy has been looked at. */
export function useEditSession(workspace: string, draft: FlowDraft): BuilderSession | undefined {
  const client = useTrpcClient();
  const [session, setSession] = useState<BuilderSession>();
  useEffect(() => {
    let isGone = false;
    let opened: BuilderSession | undefined;
    const copies = browserCopies();
    const key = localCopyKey(workspace, draft.slug);
    const send = async (document: FlowDraft['document'], revision: number): Promise<SaveOutcome> => {
      try {
        const saved = await client.flows.saveDraft.mutate({ flow: draft.slug, document, revision });
        return { type: 'saved', revision: saved.revision };
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code !== 'revision_conflict') return { type: 'failed', error };
        return { type: 'conflict', theirs: await client.flows.draft.query({ flow: draft.slug }) };
      }
    };
    void copies.read(key).then((copy) => {
      if (isGone) return;
      opened = new BuilderSession({ draft, copy, copies, key, send, onRefused: showRefusal });
      setSession(opened);
    });
    return () => {
      isGone = true;
      if (opened === undefined) return;
      void opened.autosave.flush();
      opened.stop();
    };
  }, [client, workspace, draft]);
  return session;
}

/** Says why an edit was refused; the newest reason replaces the one before. */
function showRefusal(problem: Problem): void {
  notifications.hide('builder.refused');
  notifications.show({ id: 'builder.refused', message: problem.message, color: 'amber' });
}
