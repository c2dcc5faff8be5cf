export const mailbox = {
  'mailbox.title': 'Mailbox',
  'mailbox.subtitle':
    'E-mails that actions wrote while no mail server is set up. Nothing here left this machine.',
  'mailbox.empty': 'No e-mails',
  'mailbox.empty.help':
    'When an action sends an e-mail and no mail server is configured, it is kept here to be read.',
  'mailbox.noSubject': '(no subject)',
  'mailbox.written': 'Written',
  'mailbox.run': 'Open the run that sent it',
  'mailbox.smtp': 'Set up a mail server',
} as const;
