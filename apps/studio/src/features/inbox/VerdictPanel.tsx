import { EditVerdict } from './EditVerdict.tsx';
import type { FullReview } from './fullReview.ts';
import { MessageVerdict } from './MessageVerdict.tsx';
import { RejectVerdict } from './RejectVerdict.tsx';
import type { Drafting } from './useAnswerDraft.ts';
import type { Mode, Send } from './verdictMode.ts';

interface VerdictPanelProps {
  readonly review: FullReview;
  readonly mode: Exclude<Mode, 'reading'>;
  readonly drafting: Drafting;
  readonly onSend: Send;
  readonly onClose: () => void;
}

/** The form of the answer that is being given. */
export function VerdictPanel({ review, mode, ...form }: VerdictPanelProps) {
  switch (mode) {
    case 'edit':
    case 'incorrect':
      return <EditVerdict content={review.content} type={mode} {...form} />;
    case 'reject':
      return <RejectVerdict content={review.content} {...form} />;
    case 'sendBack':
    case 'escalate':
      return <MessageVerdict type={mode} {...form} />;
  }
}
