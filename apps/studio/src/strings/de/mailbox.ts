import type { Translated } from '../catalogue.ts';
import type { mailbox as english } from '../en/mailbox.ts';

export const mailbox: Translated<typeof english> = {
  'mailbox.title': 'Postfach',
  'mailbox.subtitle':
    'E-Mails, die Aktionen schrieben, solange kein Mailserver eingerichtet ist. Nichts davon wurde versandt.',
  'mailbox.empty': 'Keine E-Mails',
  'mailbox.empty.help':
    'Sendet eine Aktion eine E-Mail und ist kein Mailserver eingerichtet, wird sie hier zum Lesen aufbewahrt.',
  'mailbox.noSubject': '(kein Betreff)',
  'mailbox.written': 'Geschrieben',
  'mailbox.run': 'Den Lauf öffnen, der sie sandte',
  'mailbox.smtp': 'Mailserver einrichten',
};
