import { KindIcon } from '@countersign/canvas';
import { type FlowNode, NODE_KIND_INFO, type NodeKind } from '@countersign/model';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { SearchList } from '../../../ui/SearchList.tsx';
import classes from '../connect/ConnectDialog.module.css';
import { matchingKinds } from '../palette/matchingKinds.ts';
import { kindsToReplaceBy } from './kindsToReplaceBy.ts';

type ReplaceDialogProps = {
  readonly node: FlowNode;
  readonly onReplace: (kind: NodeKind) => void;
  readonly onClose: () => void;
};

/** Another kind of step in the place of one, by keyboard: type to search, Enter to take. */
export function ReplaceDialog({ node, onReplace, onClose }: ReplaceDialogProps) {
  const { t, phrase } = useLocale();
  const [search, setSearch] = useState('');
  const kinds = matchingKinds(search, phrase).filter((kind) => kindsToReplaceBy(node).includes(kind));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('builder.replace.title', { title: node.title })}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
    >
      <SearchList
        label={t('builder.palette.search')}
        options={kinds.map((kind) => ({ value: kind, content: <KindName kind={kind} /> }))}
        search={search}
        onSearch={setSearch}
        onChoose={(kind) => {
          onReplace(kind as NodeKind); // safe: the options are kinds
          onClose();
        }}
        onClose={onClose}
      />
    </Modal>
  );
}

function KindName({ kind }: { readonly kind: NodeKind }) {
  const { phrase } = useLocale();
  return (
    <span className={classes['option']}>
      <KindIcon kind={kind} size={24} />
      {phrase(NODE_KIND_INFO[kind].title)}
    </span>
  );
}
