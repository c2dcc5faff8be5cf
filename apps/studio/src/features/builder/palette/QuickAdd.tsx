import { KindIcon, type QuickAddRequest, StepIcon } from '@countersign/canvas';
import { canConnect, type FlowDocument, NODE_KIND_INFO, type NodeKind } from '@countersign/model';
import { Combobox, Portal, useCombobox } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { useDocument } from '../BuilderContext.ts';
import { matchingKinds } from './matchingKinds.ts';
import classes from './QuickAdd.module.css';

type QuickAddProps = {
  readonly request: QuickAddRequest;
  readonly onAdd: (kind: NodeKind) => void;
  readonly onConnect: (target: string) => void;
  readonly onClose: () => void;
};

/** A menu that opens elsewhere is another menu: its search is empty and has the focus. */
export const quickAddKey = ({ screen }: QuickAddRequest): string => `${screen.x}/${screen.y}`;

const HEIGHT = 340;
const WIDTH = 290;

/** A menu at the end of a wire: what should follow. Type to search, arrows to choose, Enter to add. */
export function QuickAdd({ request, onAdd, onConnect, onClose }: QuickAddProps) {
  const { t, phrase } = useLocale();
  const document = useDocument();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({ opened: true });
  // Of its own, or the list would change its name after it has told it.
  const list = useId();
  // The field can name its list only after the list has told its id.
  const [, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  const frame = useClickOutside(onClose);
  const kinds = matchingKinds(search, phrase).filter((kind) => kind !== 'trigger');
  const targets = existingTargets(document, request, search);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After the gesture that opened the menu has ended, or its last click would take the focus away.
    const frame = requestAnimationFrame(() => {
      input.current?.focus();
      combobox.selectFirstOption();
    });
    return () => cancelAnimationFrame(frame);
  }, [combobox.selectFirstOption]);
  // Enter takes the first match, whatever has been typed so far, also right behind the last letter.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the options change with the search
  useEffect(() => {
    combobox.selectFirstOption();
  }, [search, combobox.selectFirstOption]);
  const choose = (value: string) => {
    if (value.startsWith('step:')) onConnect(value.slice('step:'.length));
    else onAdd(value as NodeKind); // safe: the options below are kinds and steps only
  };
  const left = Math.min(request.screen.x + 8, window.innerWidth - WIDTH - 12);
  const top = Math.max(8, Math.min(request.screen.y - 8, window.innerHeight - HEIGHT - 12));
  return (
    <Portal>
      <div
        ref={frame}
        className={classes['menu']}
        role="dialog"
        aria-label={t('builder.quickAdd')}
        style={{ left, top, width: WIDTH, maxHeight: HEIGHT }}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      >
        <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
          <Combobox.Search
            ref={input}
            role="combobox"
            aria-expanded
            className={classes['search'] ?? ''}
            value={search}
            aria-label={t('builder.quickAdd')}
            placeholder={t('builder.quickAdd.search')}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Combobox.Options id={list} className={classes['options'] ?? ''} aria-label={t('builder.quickAdd')}>
            <Combobox.Group label={t('builder.quickAdd.new')}>
              {kinds.map((kind) => (
                <Combobox.Option key={kind} value={kind}>
                  <span className={classes['option']}>
                    <KindIcon kind={kind} size={24} />
                    {phrase(NODE_KIND_INFO[kind].title)}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
            {targets.length > 0 && (
              <Combobox.Group label={t('builder.quickAdd.existing')}>
                {targets.map((node) => (
                  <Combobox.Option
                    key={node.id}
                    value={`step:${node.id}`}
                    aria-label={t('builder.quickAdd.leadTo', { title: node.title })}
                  >
                    <span className={classes['option']}>
                      <StepIcon node={node} size={24} />
                      {node.title}
                    </span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {kinds.length + targets.length === 0 && (
              <Combobox.Empty>{t('builder.palette.none')}</Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox>
      </div>
    </Portal>
  );
}

function existingTargets(document: FlowDocument, request: QuickAddRequest, search: string) {
  const { from } = request;
  if (from.type === 'edge') return [];
  const text = search.toLowerCase();
  return document.nodes.filter(
    (node) =>
      node.title.toLowerCase().includes(text) &&
      canConnect(document, { source: from.source, port: from.port, target: node.id }).ok,
  );
}
