import { nodeById } from '@countersign/model';
import { Avatar, Tooltip } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import { useDocument } from '../BuilderContext.ts';
import { editorColor } from './editorColor.ts';
import { useOthers } from './PresenceContext.ts';
import type { OtherEditor } from './usePresence.ts';

const MOST = 4;

/** The other people in this flow, by their initials; a tip says at which step each of them is. */
export function Presence() {
  const t = useT();
  const others = useOthers();
  if (others.length === 0) return null;
  return (
    <Avatar.Group aria-label={t('editing.presence')} role="group">
      {others.slice(0, MOST).map((other) => (
        <PersonMark key={other.key} other={other} />
      ))}
      {others.length > MOST && <Avatar size="sm">+{others.length - MOST}</Avatar>}
    </Avatar.Group>
  );
}

function PersonMark({ other: { key, name, step } }: { readonly other: OtherEditor }) {
  const t = useT();
  const document = useDocument();
  const title = step === null ? undefined : nodeById(document, step)?.title;
  const label =
    title === undefined ? t('editing.presence.here', { name }) : t('editing.presence.at', { name, title });
  return (
    <Tooltip label={label}>
      <Avatar
        size="sm"
        name={name}
        variant="filled"
        color={editorColor(key)}
        role="img"
        aria-label={label}
        tabIndex={0}
      />
    </Tooltip>
  );
}
