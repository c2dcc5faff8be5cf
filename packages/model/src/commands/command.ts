import { z } from 'zod';
import { AddNode } from './addNode.ts';
import { AddNote } from './addNote.ts';
import { Connect } from './connect.ts';
import { Disconnect } from './disconnect.ts';
import { InsertOnEdge } from './insertOnEdge.ts';
import { MoveNodes } from './moveNodes.ts';
import { Paste } from './paste.ts';
import { Patch } from './patch.ts';
import { PutGroup } from './putGroup.ts';
import { PutScenarios } from './putScenarios.ts';
import { RemoveGroups } from './removeGroups.ts';
import { RemoveNodes } from './removeNodes.ts';
import { RemoveNotes } from './removeNotes.ts';
import { RemoveScenarios } from './removeScenarios.ts';
import { RenameNode } from './renameNode.ts';
import { ReplaceDocument } from './replaceDocument.ts';
import { ReplaceNode } from './replaceNode.ts';
import { SetConfig } from './setConfig.ts';
import { SetDetails } from './setDetails.ts';
import { SetInput } from './setInput.ts';
import { SetOrigin } from './setOrigin.ts';
import { SetSettings } from './setSettings.ts';
import { SetTitle } from './setTitle.ts';
import { UpdateNote } from './updateNote.ts';

const SINGLE = [
  AddNode,
  RemoveNodes,
  MoveNodes,
  SetTitle,
  SetConfig,
  RenameNode,
  Connect,
  Disconnect,
  InsertOnEdge,
  AddNote,
  UpdateNote,
  RemoveNotes,
  SetDetails,
  SetInput,
  SetOrigin,
  SetSettings,
  PutScenarios,
  RemoveScenarios,
  Paste,
  ReplaceDocument,
  ReplaceNode,
  PutGroup,
  RemoveGroups,
  Patch,
] as const;

/** One edit that is not made of others. */
export const SingleCommand = z.discriminatedUnion('type', SINGLE);
export type SingleCommand = z.infer<typeof SingleCommand>;

/** Several edits as one step: all of them happen or none. */
export const Batch = z.strictObject({ type: z.literal('batch'), commands: z.array(SingleCommand).min(1) });
export type Batch = z.infer<typeof Batch>;

/** Every way to change a flow document. */
export const Command = z.discriminatedUnion('type', [...SINGLE, Batch]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
