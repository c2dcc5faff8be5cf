import { contentHash, ok, Proposal } from '@countersign/model';
import type { Recordings } from '@countersign/runtime';
import { z } from 'zod';
import { agentProblem } from '../agentProblem.ts';
import type { AgentProvider } from '../agentProvider.ts';

/**
 * Replays proposals by the key of their case, marked as recorded in `usage` and in the reasoning. Problems, none of
 * which trying again can cure: `recording_missing`, `recording_unreadable`.
 */
export function createRecordedProvider(recordings: Pick<Recordings, 'find'>): AgentProvider<'recorded'> {
  return {
    async propose({ workspaceId, provider, text: key }) {
      const stored = await recordings.find(workspaceId, provider.recording, key);
      if (stored === null) {
        return agentProblem(
          'recording_missing',
          `The recording "${provider.recording}" has no proposal for the key "${key}".`,
          { retryable: false, data: { recording: provider.recording, key } },
        );
      }
      const parsed = Proposal.safeParse(stored);
      if (!parsed.success) {
        return agentProblem(
          'recording_unreadable',
          `The recorded proposal "${key}" of "${provider.recording}" is not one: ${z.prettifyError(parsed.error)}`,
          { retryable: false, data: { recording: provider.recording, key } },
        );
      }
      const recorded = parsed.data;
      return ok({
        ...recorded,
        reasoning: [...recorded.reasoning, `Recorded earlier, replayed from "${provider.recording}".`],
        usage: { ...recorded.usage, recorded: true },
        agentVersion: contentHash({
          type: 'recorded',
          recording: provider.recording,
          recordedVersion: recorded.agentVersion,
        }),
      });
    },
  };
}
