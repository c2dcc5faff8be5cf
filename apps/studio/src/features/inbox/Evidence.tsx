import type { Proposal } from '@countersign/model';
import { Anchor, Text } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './ReviewDesk.module.css';

/** What the agent cites, word for word, each with its source. */
export function Evidence({ evidence }: { evidence: Proposal['evidence'] }) {
  const t = useT();
  if (evidence.length === 0) return <Text c="dimmed">{t('review.noEvidence')}</Text>;
  return evidence.map((piece) => (
    <blockquote className={classes['quote']} key={`${piece.label}/${piece.source}/${piece.quote}`}>
      <div className={classes['quoteLabel']}>
        <UntrustedText inline text={piece.label} />
      </div>
      <UntrustedText text={piece.quote} />
      <div className={classes['source']}>
        <Source source={piece.source} />
      </div>
    </blockquote>
  ));
}

/** A web address is a link only with its whole target as its text, so that it cannot lead elsewhere than it says. */
function Source({ source }: { source: string }) {
  const t = useT();
  const isWeb = /^https?:\/\/[\x21-\x7E]+$/.test(source);
  if (!isWeb) return <UntrustedText inline text={t('review.source', { source })} />;
  return (
    <Anchor href={source} target="_blank" rel="noopener noreferrer nofollow" size="xs" underline="always">
      {source}
    </Anchor>
  );
}
