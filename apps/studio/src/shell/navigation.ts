import {
  IconBolt,
  IconBrain,
  IconChartDots3,
  IconChecklist,
  IconInbox,
  IconMail,
  IconPlayerPlay,
  IconSettings,
  IconSitemap,
} from '@tabler/icons-react';

/** The places of a workspace, in the order of the sidebar. The first three are what a phone shows at once. */
export const NAVIGATION = [
  { to: '/w/$workspace/flows', label: 'nav.flows', Icon: IconSitemap },
  { to: '/w/$workspace/runs', label: 'nav.runs', Icon: IconPlayerPlay },
  { to: '/w/$workspace/inbox', label: 'nav.inbox', Icon: IconInbox },
  { to: '/w/$workspace/checkpoints', label: 'nav.checkpoints', Icon: IconChecklist },
  { to: '/w/$workspace/insights', label: 'nav.insights', Icon: IconChartDots3 },
  { to: '/w/$workspace/triggers', label: 'nav.triggers', Icon: IconBolt },
  { to: '/w/$workspace/learning', label: 'nav.learning', Icon: IconBrain },
  { to: '/w/$workspace/mailbox', label: 'nav.mailbox', Icon: IconMail },
  { to: '/w/$workspace/settings', label: 'nav.settings', Icon: IconSettings },
] as const;

export const PHONE_PLACES = 3;
