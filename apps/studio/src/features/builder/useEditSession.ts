import type { Problem } from '@countersign/model';
import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { randomId } from '../../api/randomId.ts';
import { useTrpcClient } from '../../api/trpc.ts';
import { usePhrase } from '../../strings/useT.ts';
import type { SaveOutcome, Sending } from './session/Autosave.ts';
import { BuilderSession, type Incoming } from './session/BuilderSession.ts';
import type { FlowDraft } from './session/flowDraft.ts';
import { findFormerCopy } from './session/formerCopies.ts';
import { type JournalKey, type OpenedJournal, openJournal } from './session/journals.ts';
import { useIncomingNotice } from './useIncomingNotice.tsx';

type Editor = { readonly person: string; readonly workspace: string };

/** A person's editing session of a draft; undefined until this browser's own work has been looked at. */
export function useEditSession({ person, workspace }: Editor, draft: FlowDraft): BuilderSession | undefined {
  const client = useTrpcClient();
  const [session, setSession] = useState<BuilderSession>();
  // One at a time: a journal that is just being let go of would look like one of another window.
  const opening = useRef(Promise.resolve());
  const tell = useIncomingNotice();
  const onIncoming = useEffectEvent((incoming: Incoming) => tell(incoming));
  const phrase = usePhrase();
  const onRefused = useEffectEvent((problem: Problem) => showRefusal(phrase(problem.message)));
  useEffect(() => {
    let isGone = false;
    let opened: BuilderSession | undefined;
    const key = { person, flow: draft.id, former: `${workspace}/${draft.slug}` };
    const send = async (sending: Sending, revision: number): Promise<SaveOutcome> => {
      try {
        const saved = await client.flows.saveDraft.mutate({ flow: draft.slug, revision, ...sending });
        return { type: 'saved', revision: saved.revision };
      } catch (error) {
        const { code, isTemporary } = problemOf(error);
        if (code !== 'revision_conflict') return { type: 'failed', error, isRefused: !isTemporary };
        return newerDraft(() => client.flows.draft.query({ flow: draft.slug }));
      }
    };
    const open = async () => {
      await opening.current;
      if (isGone) return;
      const found = await openKept(key, draft);
      if (isGone) return found.journal.close();
      opened = new BuilderSession({ draft, opened: found, saver: randomId(), send, onRefused, onIncoming });
      setSession(opened);
    };
    opening.current = open();
    return () => {
      isGone = true;
      opened?.stop();
    };
  }, [client, person, workspace, draft]);
  useLeaving(session);
  return session;
}

/** All that this browser has kept of a flow, in whatever form it did. */
async function openKept(key: JournalKey, draft: FlowDraft): Promise<OpenedJournal> {
  const journal = await openJournal(key);
  const copy = await findFormerCopy(key.former, draft);
  if (copy.work === undefined) return journal;
  return {
    ...journal,
    orphans: [...journal.orphans, { from: 'anybody', work: copy.work }],
    forgetOrphans: async () => {
      await journal.forgetOrphans();
      await copy.forget();
    },
  };
}

/** The draft that a save was refused for; the network may be lost while it is asked. */
async function newerDraft(ask: () => Promise<FlowDraft>): Promise<SaveOutcome> {
  try {
    return { type: 'conflict', theirs: await ask() };
  } catch (error) {
    return { type: 'failed', error };
  }
}

/** Sends what waits when the network is back, and asks before the page is left with something that nothing has kept. */
function useLeaving(session: BuilderSession | undefined): void {
  useEffect(() => {
    if (session === undefined) return;
    const onOnline = () => session.autosave.retry();
    const onLeave = (event: BeforeUnloadEvent) => {
      if (session.wouldLose()) event.preventDefault();
    };
    window.addEventListener('online', onOnline);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('online', onOnline);
      window.removeEventListener('beforeunload', onLeave);
    };
  }, [session]);
}

/** Says why an edit was refused; the newest reason replaces the one before. */
function showRefusal(message: string): void {
  notifications.hide('builder.refused');
  notifications.show({ id: 'builder.refused', message, color: 'amber' });
}
