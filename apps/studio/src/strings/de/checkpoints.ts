import type { Translated } from '../catalogue.ts';
import type { checkpoints as english } from '../en/checkpoints.ts';

export const checkpoints: Translated<typeof english> = {
  'checkpoints.title': 'Prüfpunkte',
  'checkpoints.subtitle': 'Wie viel ohne einen Menschen durchgeht, und worauf sich das stützt.',
  'checkpoints.empty': 'Noch keine Prüfpunkte',
  'checkpoints.empty.help':
    'Ein Prüfpunkt entsteht, wenn ein Ablauf mit einer Schranke veröffentlicht wird. Seine Regeln stehen hier und überdauern Versionen.',
  'checkpoints.rung': 'Stufe {rung}',
  'checkpoints.rung.zero': 'Prüft alles',
  'checkpoints.reviewEverything': 'Vorerst alles prüfen',
  'checkpoints.terms.confidence': 'Sicherheit ≥ {percent}',
  'checkpoints.terms.amount': 'Betrag ≤ {amount}',
  'checkpoints.terms.sample': '{percent} nachträglich geprüft',
  'checkpoints.ladder': 'Leiter',
  'checkpoints.floor': 'Immer geprüft',
  'checkpoints.floor.above': 'Beträge über {amount}',
  'checkpoints.counts.held': 'Angehalten',
  'checkpoints.counts.passed': 'Von selbst durch',
  'checkpoints.counts.approved': 'Wie vorgeschlagen genehmigt',
  'checkpoints.counts.overridden': 'Geändert oder abgelehnt',
  'checkpoints.counts.from': 'Gezählt aus dem Hauptbuch',
  'checkpoints.policyVersion': 'Regeln, Version {version}',
  'checkpoints.edit': 'Regeln anpassen',
  'checkpoints.edit.title': 'Regeln anpassen',
  'checkpoints.edit.help':
    'Speichern schreibt eine neue Version der Regeln. Sie gilt ab dem nächsten Fall; Fälle in Prüfung behalten ihre.',
  'checkpoints.edit.submit': 'Neue Version speichern',
  'checkpoints.edit.conflict': 'Jemand hat die Regeln inzwischen geändert',
  'checkpoints.edit.conflict.help':
    'Die neueste Version ist jetzt geladen. Bitte ansehen und die Änderung wiederholen.',
  'checkpoints.saved': 'Regeln, Version {version}, gelten ab dem nächsten Fall',
};
