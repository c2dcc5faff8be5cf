import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useLocale } from '../../strings/useT.ts';
import { humanise } from '../../ui/humanise.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import type { CaseGroup } from './groups.ts';
import classes from './ReviewList.module.css';

interface GroupRowProps {
  readonly group: CaseGroup;
  readonly isUnfolded: boolean;
  /** Whether all of its cases were counted. */
  readonly isAll: boolean;
  readonly onToggle: (caseType: string) => void;
}

/** The head of a group: what its cases have in common, and how many there are. */
export function GroupRow({ group: { caseType, reviews }, isUnfolded, isAll, onToggle }: GroupRowProps) {
  const { t, language } = useLocale();
  const Chevron = isUnfolded ? IconChevronDown : IconChevronRight;
  const count = reviews.toLocaleString(language);
  return (
    <button
      type="button"
      className={classes['groupHead']}
      aria-expanded={isUnfolded}
      data-group={caseType}
      onClick={() => onToggle(caseType)}
    >
      <Chevron size={15} aria-hidden />
      <span className={classes['groupName']}>
        {caseType === '' ? t('inbox.group.none') : <UntrustedText inline text={humanise(caseType)} />}
      </span>
      <span className={classes['meta']}>{isAll ? count : t('inbox.group.atLeast', { count })}</span>
    </button>
  );
}
