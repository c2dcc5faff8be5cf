import { StepIcon, selectNode } from '@countersign/canvas';
import { isPlaceholder, kindName } from '@countersign/drawing';
import { type FlowNode, NODE_ID_PATTERN, NODE_KIND_INFO } from '@countersign/model';
import { Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { usePhrase, useT } from '../../../strings/useT.ts';
import { useBuilder } from '../BuilderContext.ts';
import { renamePinned } from './trial/pinnedCase.ts';

/** What a step is called: its title for people, its key for expressions. */
export function StepIdentity({ node }: { readonly node: FlowNode }) {
  const t = useT();
  const phrase = usePhrase();
  const { origin } = node;
  const purpose =
    origin === undefined || !isPlaceholder(node)
      ? phrase(NODE_KIND_INFO[node.kind].purpose)
      : t('inspector.origin.standsFor', { kind: origin.kind || origin.name, format: origin.format });
  return (
    <Stack gap="xs">
      <Group gap="sm" wrap="nowrap">
        <StepIcon node={node} size={34} />
        <div>
          <Title order={2} size="h3">
            {phrase(kindName(node))}
          </Title>
          <Text size="xs" c="dimmed">
            {purpose}
          </Text>
        </div>
      </Group>
      <TitleInput key={`title/${node.id}`} node={node} />
      <KeyInput key={node.id} node={node} />
    </Stack>
  );
}

/**
 * An empty title is not taken over: the field shows it until it is left, the step keeps the last one. Neither are blanks
 * around it, so that no step back leads to a title that ends in the middle of the next word's coming.
 */
function TitleInput({ node }: { readonly node: FlowNode }) {
  const t = useT();
  const { session } = useBuilder();
  /** What is written, and which title it stands for: another title is somebody else's, or undone. */
  const [typed, setTyped] = useState({ text: node.title, title: node.title });
  const text = typed.title === node.title ? typed.text : node.title;
  const isEmpty = text.trim() === '';
  return (
    <TextInput
      data-step-title
      label={t('builder.title')}
      maxLength={120}
      value={text}
      error={isEmpty ? t('form.required') : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const title = text.trim() || node.title;
        setTyped({ text, title });
        if (title !== node.title) session.run({ type: 'setTitle', node: node.id, title }, `title/${node.id}`);
      }}
      onBlur={() => setTyped({ text: node.title, title: node.title })}
    />
  );
}

/** The key changes when the field is left or Enter is pressed: every reference is rewritten then, once. */
function KeyInput({ node }: { readonly node: FlowNode }) {
  const t = useT();
  const phrase = usePhrase();
  const { session, workspace, flow, version } = useBuilder();
  const [key, setKey] = useState(node.id);
  const [refusal, setRefusal] = useState<string>();
  const isValid = NODE_ID_PATTERN.test(key);
  /** Escape moves the focus, too: what was typed is then not taken. */
  const isGivenUp = useRef(false);
  const commit = () => {
    if (isGivenUp.current) {
      isGivenUp.current = false;
      setKey(node.id);
      return setRefusal(undefined);
    }
    if (key === node.id) return setRefusal(undefined);
    if (!isValid) return setRefusal(t('builder.key.invalid'));
    // The trust a published gate has earned is kept under its old key; before the first version there is none.
    const checkpoint = version === null ? 'follow' : 'keep';
    const problem = session.try({ type: 'renameNode', node: node.id, to: key, checkpoint });
    setRefusal(problem && phrase(problem.message));
    if (problem !== undefined) return;
    session.select(selectNode(key));
    const ids = session.editing.get().document.nodes.map(({ id }) => id);
    renamePinned({ workspace, flow }, ids, { from: node.id, to: key });
  };
  return (
    <TextInput
      data-field="/id"
      label={t('builder.key')}
      description={t('builder.key.help', { key: node.id })}
      value={key}
      maxLength={64}
      error={refusal}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.78rem' } }}
      onChange={(event) => {
        isGivenUp.current = false;
        setKey(event.currentTarget.value);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') isGivenUp.current = true;
      }}
    />
  );
}
