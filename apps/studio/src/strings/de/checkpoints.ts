import type { Translated } from '../catalogue.ts';
import type { checkpoints as english } from '../en/checkpoints.ts';

export const checkpoints: Translated<typeof english> = {
  'checkpoints.title': 'Prüfpunkte',
  'checkpoints.subtitle': 'Wie viel ohne einen Menschen durchgeht, und worauf sich das stützt.',
  'checkpoints.empty': 'Noch keine Prüfpunkte',
  'checkpoints.empty.help':
    'Ein Prüfpunkt entsteht, wenn ein Ablauf mit einer Schranke veröffentlicht wird. Seine Regeln stehen hier und überdauern Versionen.',
  'checkpoints.unknown': 'Diesen Prüfpunkt gibt es nicht',
  'checkpoints.unknown.help':
    'Die Adresse führt zu keinem in diesem Arbeitsbereich. Vielleicht fehlt ein Stück davon, oder sie gehört zu einem anderen Arbeitsbereich.',
  'checkpoints.back': 'Alle Prüfpunkte',
  'checkpoints.tab.standing': 'Stand',
  'checkpoints.tab.adjust': 'Anpassen',
  'checkpoints.tab.history': 'Verlauf',
  'checkpoints.rung': 'Stufe {rung}',
  'checkpoints.rung.of': 'Stufe {rung} von {rungs}',
  'checkpoints.rung.given': 'Stufe {rung} von {rungs}, in dieser Epoche nicht verdient',
  'checkpoints.rung.zero': 'Prüft alles',
  'checkpoints.rung.suspended': 'Stufe {rung} von {rungs} ruht solange',
  'checkpoints.rung.none': 'Nichts zu verdienen: es gibt keine Leiter',
  'checkpoints.ladder': 'Leiter',
  'checkpoints.ladder.at': 'Stufe {rung} von {rungs}, {percent} des Wegs zur nächsten',
  'checkpoints.ladder.top': 'Stufe {rung} von {rungs}',
  'checkpoints.terms.confidence': 'Sicherheit ≥ {percent}',
  'checkpoints.terms.amount': 'Betrag ≤ {amount}',
  'checkpoints.terms.sample': '{percent} nachträglich geprüft',
  'checkpoints.everyCase': 'Alle Fälle',
  'checkpoints.allSegments': 'Alle Fallarten',
  'checkpoints.moreSegments': { one: '{count} weitere Fallart', other: '{count} weitere Fallarten' },
  'checkpoints.next': 'Zu Stufe {rung}, „{title}“',
  'checkpoints.top': 'Die weiteste Stufe ist erreicht',
  'checkpoints.noTrust': 'Noch wurde kein Fall beurteilt',
  'checkpoints.have.streak': '{have} von {needed} in Folge richtig',
  'checkpoints.have.escalating': '{have} von {needed} in Folge richtig, Versuch {attempt}',
  'checkpoints.have.eprocess': '{percent} der Belege',
  'checkpoints.more': {
    one: '{count} weitere richtige Antwort würde genügen',
    other: '{count} weitere richtige Antworten in Folge würden genügen',
  },
  'checkpoints.more.between':
    '{least} bis {count} weitere richtige Antworten in Folge würden genügen, umso weniger, je mehr davon Prüfungen durchgelassener Fälle sind',
  'checkpoints.bound': 'Fehler höchstens {bound}; gewünscht sind unter {tolerance}',
  'checkpoints.met': 'Die Belege reichen',
  'checkpoints.declined':
    'Diese Stufe wurde abgelehnt; in dieser Epoche wird sie nicht wieder vorgeschlagen.',
  'checkpoints.deferred': {
    one: 'Wird nach {count} weiteren beurteilten Fall wieder vorgeschlagen, wenn die Belege dann reichen.',
    other:
      'Wird nach {count} weiteren beurteilten Fällen wieder vorgeschlagen, wenn die Belege dann reichen.',
  },
  'checkpoints.frozen':
    'Es wurde mehr oder weniger geprüft, als ausgelost war: nichts wird ausgeweitet, bis das geklärt ist.',
  'checkpoints.waits':
    'Die Belege reichen, doch zurzeit wird alles geprüft. Ausgeweitet wird von selbst mit dem nächsten Fall, sobald das endet.',
  'checkpoints.waits.next':
    'Die Belege reichen. Ausgeweitet wird von selbst mit dem nächsten Fall, sobald die bis dahin offenen Prüfungen gemacht oder abgelaufen sind.',
  'checkpoints.unweighed': 'Unter diesen Regeln geht jeder Fall an einen Menschen',
  'checkpoints.unweighed.target':
    'Sie prüfen alles, was durchginge, mit einer Folge von Fällen. Eine Folge zählt jede Prüfung gleich, doch von dem, was durchgeht, wird nur ein Teil geprüft; sie zeigt also nichts. Wählen Sie gesammelte Belege als Regel, oder prüfen Sie nur die Fälle, die eine Stufe dazunimmt.',
  'checkpoints.unweighed.tolerance':
    'Ihre Toleranz von {value} lässt sich mit nichts belegen. Wählen Sie eine zwischen {least} und {largest}.',
  'checkpoints.unweighed.risk':
    'Ihr Risiko von {value} lässt sich mit nichts belegen. Wählen Sie eines zwischen {least} und {largest}.',
  'checkpoints.unweighed.adjust': 'Regeln ändern',
  'checkpoints.earlierVersion':
    'Eine frühere Fassung des Agenten. Fälle, die noch nach ihr gehen, passieren, wie sie es sich verdient hat; eine neuere Version des Ablaufs, die sie wieder benutzt, beginnt von vorn.',
  'checkpoints.reopen': 'Wieder vorschlagen',
  'checkpoints.noFigures':
    'Diese Zahlen lassen sich mit den geltenden Regeln nicht ermitteln. Schalter und Einengen gelten weiter; mit angepassten Regeln sind die Zahlen wieder da.',
  'checkpoints.rules': 'Die Belege nach allen drei Regeln',
  'checkpoints.rules.rule': 'Regel',
  'checkpoints.rules.have': 'Erreicht',
  'checkpoints.rules.bound': 'Fehler höchstens',
  'checkpoints.rules.streak': 'Feste Folge',
  'checkpoints.rules.escalating': 'Wachsende Folge',
  'checkpoints.rules.eprocess': 'Gesammelte Belege',
  'checkpoints.rules.inForce': 'gilt',
  'checkpoints.rules.streak.help': 'Ihre Grenze gälte, wenn es nur einen Versuch gegeben hätte.',
  'checkpoints.rules.escalating.help': 'Nach einem weiteren Fehler sind {needed} in Folge nötig.',
  'checkpoints.rules.eprocess.help': 'Ihre Grenze gilt, so oft man auch hinsieht.',
  'checkpoints.rules.unweighed':
    'Eine Folge zählt jede Prüfung gleich und sagt deshalb nichts über alles, was durchginge.',
  'checkpoints.rules.from':
    '{n} beurteilte Fälle dieser Stufe seit {date}, {errors} Fehler, bei einem Risiko von {risk}.',
  'checkpoints.figure.passing': 'Gehen von selbst durch',
  'checkpoints.figure.passing.from': {
    one: 'von {count} Fall in 4 Wochen',
    other: 'von {count} Fällen in 4 Wochen',
  },
  'checkpoints.figure.passing.line': 'Anteil, der von selbst durchging, je Tag, letzte 4 Wochen',
  'checkpoints.figure.right': 'Davon richtig',
  'checkpoints.figure.right.from': '{lower} – {upper}, {count} in 4 Wochen nachgeprüft',
  'checkpoints.figure.right.none': 'in 4 Wochen nichts nachgeprüft',
  'checkpoints.figure.unchecked': {
    one: '{count} wurde nicht rechtzeitig nachgeprüft: für die Belege ein Fehler, hier zählt er nicht',
    other: '{count} wurden nicht rechtzeitig nachgeprüft: für die Belege Fehler, hier zählen sie nicht',
  },
  'checkpoints.figure.agreed': 'Agent hatte recht',
  'checkpoints.figure.agreed.from': '{lower} – {upper}, {count} in 4 Wochen von Menschen entschieden',
  'checkpoints.figure.cost': 'Kosten eines Fehlers',
  'checkpoints.figure.cost.none': 'noch nicht angegeben',
  'checkpoints.figure.cost.from': 'wie angegeben',
  'checkpoints.figure.saved': 'Gesparte Prüfzeit',
  'checkpoints.figure.saved.from': '{count} in 4 Wochen ungeprüft, je {minutes} Minuten',
  'checkpoints.figure.saved.none': 'Dauer einer Prüfung angeben',
  'checkpoints.figure.volume': 'Je Woche',
  'checkpoints.figure.volume.from': 'Fälle, Mittel aus höchstens 4 Wochen',
  'checkpoints.figure.waiting': 'Warten auf einen Menschen',
  'checkpoints.figure.day': 'Tag',
  'checkpoints.figure.judged': 'Beurteilt',
  'checkpoints.figure.errors': 'Fehler',
  'checkpoints.figure.overdue': 'Nicht rechtzeitig beurteilt',
  'checkpoints.blocked': {
    one: '{count} Fall ist noch nicht gezählt: er oder einer davor ist noch offen',
    other: '{count} Fälle sind noch nicht gezählt: sie oder Fälle davor sind noch offen',
  },
  'checkpoints.blocked.help':
    'Belege werden in der Reihenfolge der Entscheidungen gelesen; ein Urteil über den ältesten dieser Fälle, der zählt, bringt sie weiter.',
  'checkpoints.withdrawn': {
    one: '{count} Fall wurde gelöscht, bevor ihn jemand beurteilt hat: weil das niemand mehr kann, zählt er als Fehler.',
    other:
      '{count} Fälle wurden gelöscht, bevor sie jemand beurteilt hat: weil das niemand mehr kann, zählen sie als Fehler.',
  },
  'checkpoints.blocked.link': 'Offene Prüfungen, älteste zuerst',
  'checkpoints.alarm': 'Nachprüfungen',
  'checkpoints.alarm.text':
    '{checked} zählen seit {date} als Beleg, {errors} davon als Fehler; so auch jede, die niemand rechtzeitig macht. Der Alarm steht bei {percent} der Höhe, die einengt.',
  'checkpoints.agent': 'Agentenversion',
  'checkpoints.epoch': 'Epoche {epoch}, seit {date}',
  'checkpoints.earlier': 'Frühere Agentenversionen',
  'checkpoints.held': 'Zurzeit geht jeder Fall an einen Menschen',
  'checkpoints.switch': 'Alles prüfen',
  'checkpoints.switch.workspace': 'Alles prüfen, im ganzen Arbeitsbereich',
  'checkpoints.switch.flow': 'Alles von diesem Ablauf prüfen',
  'checkpoints.switch.checkpoint': 'Hier alles prüfen',
  'checkpoints.switch.help':
    'Gilt ab dem nächsten Fall. Was verdient wurde, bleibt und zählt danach wieder; Urteile verdienen auch inzwischen Stufen, die danach wirken.',
  'checkpoints.costs': 'Was Fehler und Prüfungen kosten',
  'checkpoints.costs.error': 'Kosten einer falschen Entscheidung',
  'checkpoints.costs.error.help': 'In Ihrer Währung. Für die Karte und den Bericht.',
  'checkpoints.costs.minutes': 'Minuten je Prüfung',
  'checkpoints.costs.minutes.help': 'Daraus ergibt sich die gesparte Prüfzeit.',
  'checkpoints.costs.saved': 'Kosten sind gespeichert',
  'checkpoints.narrow': 'Jetzt einengen',
  'checkpoints.narrow.title': 'Diesen Prüfpunkt jetzt einengen?',
  'checkpoints.narrow.help':
    'Schon der nächste Fall wird auf der engeren Stufe entschieden, und Belege werden wieder von vorn gesammelt.',
  'checkpoints.narrow.to': 'Auf',
  'checkpoints.narrow.which': 'Welche Fälle',
  'checkpoints.narrow.all': 'Alle Fallarten, und neue Agenten',
  'checkpoints.narrowed': 'Auf Stufe {rung} eingeengt',
  'checkpoints.floor': 'Immer geprüft',
  'checkpoints.floor.above': 'Beträge über {amount}',
  'checkpoints.policyVersion': 'Regeln, Version {version}',
  'checkpoints.adjust': 'Anpassen',
  'checkpoints.widenings': {
    one: '{count} Vorschlag wartet auf Ihre Antwort',
    other: '{count} Vorschläge warten auf Ihre Antwort',
  },
  'widening.title': 'Mehr durchlassen: Stufe {to}, „{title}“',
  'widening.where': '{flow} · {checkpoint} · {segment}',
  'widening.measured': 'Was gemessen wurde',
  'widening.measured.eprocess': {
    one: '{count} beurteilter Fall dieser Stufe, {errors} Fehler. Nach den gesammelten Belegen liegt die Fehlerquote bei höchstens {bound}.',
    other:
      '{count} beurteilte Fälle dieser Stufe, {errors} Fehler. Nach den gesammelten Belegen liegt die Fehlerquote bei höchstens {bound}.',
  },
  'widening.measured.escalating': {
    one: '{count} in Folge richtig im Versuch {attempt}; danach liegt die Fehlerquote bei höchstens {bound}.',
    other:
      '{count} in Folge richtig im Versuch {attempt}; danach liegt die Fehlerquote bei höchstens {bound}.',
  },
  'widening.measured.streak': {
    one: '{count} in Folge richtig, wie es die Regeln verlangen. Versuche davor: {before}.',
    other: '{count} in Folge richtig, wie es die Regeln verlangen. Versuche davor: {before}.',
  },
  'widening.claim':
    'Hätte der mittlere Fehler dieses Agenten bei diesen Fällen seit {date} bei {tolerance} oder darüber gelegen, so wäre die Wahrscheinlichkeit, diese Stufe je zu erreichen, höchstens {risk} gewesen, so oft wir auch hingesehen haben.',
  'widening.claim.missed':
    'Dabei ist angenommen, dass Prüfer höchstens {share} der falschen Fälle übersehen.',
  'widening.claim.not':
    'Das sagt nicht, dass der Fehler von nun an unter {tolerance} bleibt; darüber wachen die nachträglichen Prüfungen.',
  'widening.claim.streak':
    'Eine feste Folge verspricht weniger, als es scheint: mit Versuchen ohne Ende schafft sie jeder Agent. Die Grenze, die die Versuche mitzählt, ist {bound}.',
  'widening.claim.unweighed':
    'Das verspricht nichts: die Folge zählt jede Prüfung gleich, doch von dem, was durchgeht, wird nur ein Teil geprüft, sodass die angehaltenen Fälle für die anderen bürgen. Wählen Sie gesammelte Belege, oder prüfen Sie nur die Fälle, die eine Stufe dazunimmt.',
  'widening.changes': 'Was sich ändern würde',
  'widening.changes.terms': 'Fälle gehen von selbst durch bei {terms}.',
  'widening.changes.share':
    'Etwa {share} dieser Fälle gingen von selbst durch, jetzt sind es {now}. Gezählt über {cases} vergangene Fälle.',
  'widening.changes.saved': 'Etwa {hours} weniger Prüfen in der Woche.',
  'widening.changes.errors': 'An der Toleranz höchstens etwa {count} falsche darunter in der Woche.',
  'widening.changes.counting': 'Wird an vergangenen Fällen ausgerechnet…',
  'widening.changes.unknown':
    'Was sich sonst ändern würde, lässt sich nicht ausrechnen: von den vergangenen Fällen dieser Art ist nichts mehr aufbewahrt.',
  'widening.ratify': 'Bestätigen',
  'widening.ratify.unread': 'Bestätigen können Sie, sobald zu sehen ist, was sich ändern würde.',
  'widening.ratify.done': 'Stufe {to} gilt ab dem nächsten Fall',
  'widening.ratify.switched':
    'Stufe {to} ist bestätigt. Sie wirkt, sobald „Alles prüfen“ ausgeschaltet ist; bis dahin wird jeder Fall geprüft.',
  'widening.ratify.second': 'Ihr Ja ist vermerkt; ein zweiter Inhaber muss auch bestätigen',
  'widening.two': 'Zwei Inhaber müssen bestätigen.',
  'widening.ratifiedBy': 'Schon bestätigt: {names}.',
  'widening.ratifiedByYou': 'Sie haben zugestimmt; die zweite Zustimmung muss von jemand anderem kommen.',
  'widening.decline': 'Ablehnen',
  'widening.decline.title': 'Diese Ausweitung ablehnen?',
  'widening.decline.help':
    'In dieser Epoche wird sie nicht wieder vorgeschlagen, es sei denn, Sie verlangen es.',
  'widening.declined': 'Abgelehnt',
  'widening.defer': 'Mehr Belege',
  'widening.defer.title': 'Mehr Belege verlangen',
  'widening.defer.help':
    'Nach so vielen weiteren beurteilten Fällen wird sie wieder vorgeschlagen, wenn die Belege dann noch reichen.',
  'widening.defer.count': 'Weitere beurteilte Fälle',
  'widening.deferred': 'Wird nach {count} weiteren beurteilten Fällen wieder vorgeschlagen',
  'widening.message': 'Notiz für den Verlauf',
  'widening.lapsed': 'Dieser Vorschlag ist verfallen: die Belege reichen nicht mehr.',
  'narrowing.title': 'Auf Stufe {rung} eingeengt',
  'narrowing.unanswered': {
    one: '{count} Fall wurde nicht rechtzeitig beurteilt, was als Fehler zählt. Ob es einer war, weiß niemand.',
    other:
      '{count} Fälle wurden nicht rechtzeitig beurteilt, und jeder zählt als Fehler. Ob es Fehler waren, weiß niemand.',
  },
  'narrowing.case': 'Den Fall ansehen',
  'narrowing.seen': 'Gesehen',
  'narrowing.seen.done': 'Der Verlauf behält, wer sie gesehen hat.',
};
