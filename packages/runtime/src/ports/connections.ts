import { DailyBudget, type Json, type WorkspaceId } from '@countersign/model';
import { z } from 'zod';
import type { Actor } from './store.ts';

/** What a connection leads to. `settings` is public (base URL, host, port, user); the secret is never read back. */
export const ConnectionKind = z.enum(['openai', 'anthropic', 'openaiCompatible', 'smtp', 'http', 'webhook']);
export type ConnectionKind = z.infer<typeof ConnectionKind>;

export type Connection = {
  readonly id: string;
  readonly name: string;
  readonly kind: ConnectionKind;
  readonly settings: { readonly [key: string]: Json };
  readonly hasSecret: boolean;
  readonly updatedAt: string;
};

/**
 * Stores connections; `ciphertext` is opaque here, sealing and opening happen above. A change is written together with
 * its link of the audit chain.
 */
export interface Connections {
  list(workspaceId: WorkspaceId): Promise<readonly Connection[]>;
  /** Creates or replaces by name; a null ciphertext keeps the stored one. */
  save(
    workspaceId: WorkspaceId,
    connection: {
      id: string;
      name: string;
      kind: ConnectionKind;
      settings: { readonly [key: string]: Json };
      ciphertext: string | null;
    },
    actor: Actor,
  ): Promise<Connection>;
  remove(workspaceId: WorkspaceId, id: string, actor: Actor): Promise<boolean>;
  find(
    workspaceId: WorkspaceId,
    name: string,
  ): Promise<(Connection & { readonly ciphertext: string | null }) | null>;
}

/** A connection with its secret in the clear, for the length of one call. */
export type OpenConnection = Connection & { readonly secret: string | null };

/** Opens the connection a provider or executor names; null when the workspace has none of this name. */
export type OpenConnectionByName = (workspaceId: WorkspaceId, name: string) => Promise<OpenConnection | null>;

/** What the owner of a workspace decides once for all its flows. */
export const WorkspaceSettings = z.strictObject({
  /** `host` or `host:port` that actions may reach although it is private or local. */
  allowedHosts: z.array(z.string().min(1).max(255)).max(100).default([]),
  /** Name of the SMTP connection; null sends e-mail into the mailbox. */
  emailConnection: z.string().nullable().default(null),
  emailFrom: z.string().max(320).default('countersign@localhost'),
  /** What all agents of the workspace may use up in a day (UTC). */
  dailyBudget: DailyBudget.optional(),
  /** Runs go so many days after they ended; without it they stay. */
  retentionDays: z.number().int().min(1).max(3_650).optional(),
  /** For so long a verdict that is given on the desk can be withdrawn; with 0 it takes effect at once. */
  undoSeconds: z.number().int().min(0).max(600).default(10),
  /** How many actions and agents may call a host (`host` or `host:port`) at the same time, all flows together. */
  hostLimits: z.record(z.string().min(1).max(255), z.number().int().min(1).max(10_000)).optional(),
});
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>;

const { shape } = WorkspaceSettings;

/** What is to become of the settings: what is left out stays, null takes a limit away. */
export const SettingsChange = z.strictObject({
  allowedHosts: shape.allowedHosts.unwrap().optional(),
  emailConnection: shape.emailConnection.unwrap().optional(),
  emailFrom: shape.emailFrom.unwrap().optional(),
  dailyBudget: DailyBudget.nullable().optional(),
  retentionDays: shape.retentionDays.unwrap().nullable().optional(),
  hostLimits: shape.hostLimits.unwrap().nullable().optional(),
  undoSeconds: shape.undoSeconds.unwrap().optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** The settings after a change. */
export function changedSettings(settings: WorkspaceSettings, change: SettingsChange): WorkspaceSettings {
  const { dailyBudget, retentionDays, hostLimits, ...rest } = { ...settings, ...change };
  const limits = Object.entries({ dailyBudget, retentionDays, hostLimits });
  return WorkspaceSettings.parse({
    ...rest,
    ...Object.fromEntries(limits.filter(([, limit]) => limit != null)),
  });
}

export interface Settings {
  get(workspaceId: WorkspaceId): Promise<WorkspaceSettings>;
  /** Written together with its link of the audit chain. */
  save(workspaceId: WorkspaceId, settings: WorkspaceSettings, actor: Actor): Promise<WorkspaceSettings>;
  /** As `save`, for what the change names; two at once lose nothing of each other. */
  change(workspaceId: WorkspaceId, change: SettingsChange, actor: Actor): Promise<WorkspaceSettings>;
}
