import type { Translated } from '../catalogue.ts';
import type { insights as english } from '../en/insights.ts';

export const insights: Translated<typeof english> = {
  'nav.insights': 'Einblicke',
  'insights.title': 'Einblicke',
  'insights.tab.map': 'Karte',
  'insights.tab.calibration': 'Verlässlichkeit',
  'insights.tab.report': 'Bericht',
  'insights.tab.reviewers': 'Prüfende',
  'reviewers.subtitle':
    'Wie Menschen antworten, jeder neben den anderen: Agenten sind nur so gut geprüft, wie die Prüfenden lesen.',
  'reviewers.table': 'Antworten nach Prüfenden',
  'reviewers.reviewer': 'Wer',
  'reviewers.answers': 'Antworten',
  'reviewers.overridden': 'Folgte dem Agenten nicht',
  'reviewers.overridden.of': '{share} ({lower} – {upper})',
  'reviewers.others': 'Andere, bei solchen Fällen',
  'reviewers.streak': 'Gefolgt in Folge',
  'reviewers.look': 'Fall offen, Median',
  'reviewers.empty': 'In diesem Zeitraum hat niemand geantwortet',
  'reviewers.empty.help': 'Wählen Sie einen anderen Zeitraum, oder warten Sie auf die ersten Antworten.',
  'reviewers.partly': {
    one: 'Nur die neueste geschlossene Prüfung des Zeitraums wurde durchgesehen.',
    other: 'Nur die neuesten {count} geschlossenen Prüfungen des Zeitraums wurden durchgesehen.',
  },
  'reviewers.notice': '{reviewer} gibt vielleicht frei, ohne zu lesen',
  'reviewers.notice.streak': {
    one: 'Folgte dem Agenten einmal in Folge. Andere folgten ihm in {share} solcher Fälle nicht; aus Zufall allein kommt eine so lange Folge einmal in {times} Malen vor.',
    other:
      'Folgte dem Agenten {count}-mal in Folge. Andere folgten ihm in {share} solcher Fälle nicht; aus Zufall allein kommt eine so lange Folge einmal in {times} Malen vor.',
  },
  'reviewers.notice.hasty': {
    one: '{quick} von {count} Fall war vor der Antwort weniger als zwei Sekunden offen.',
    other: '{quick} von {count} Fällen waren vor der Antwort weniger als zwei Sekunden offen.',
  },
  'reviewers.notice.help':
    'Leichte Fälle erklären das so gut wie Eile. Sehen Sie einige gemeinsam an, bevor Agenten mehr dürfen.',
  'reviewers.notice.show': 'Diese Antworten zeigen',
  'reviewers.method':
    'Gezählt werden Freigaben, Änderungen, Ablehnungen, Rückgaben und Kontrollen von Durchgelassenem; Weitergaben nicht. Mit anderen wird nur an Kontrollpunkten verglichen, an denen sie mindestens 30 Antworten gaben, ihr Anteil gilt als (k + ½) / (n + 1). Eine Folge wird gemeldet, wenn ihre Wahrscheinlichkeit unter 1 % geteilt durch die Zahl der Prüfenden liegt; wer täglich nachsieht, findet darum auch Zufall. Wie lange ein Fall offen war, hat der Browser der Prüfenden gemessen; Antworten im Stapel oder über die API haben keine Zeit. Nichts hiervon ändert, ob eine Antwort zählt.',
  'map.subtitle':
    'Welche Entscheidungen Agenten sich zuerst verdienen sollten, und welche bei Menschen bleiben.',
  'map.title': 'Wo anfangen, wo vorsichtig sein',
  'map.help':
    'Jede Schranke danach, wie oft sie entscheidet und was eine falsche Entscheidung kostet. Jede Linie steht für das Zehnfache der vorigen. Wählen Sie eine Nummer, um mehr zu sehen.',
  'map.empty': 'Noch keine Entscheidungen einzutragen',
  'map.empty.help':
    'Veröffentlichen Sie einen Ablauf mit einer Schranke: sie erscheint hier, sobald Fälle kommen. Für eine Schranke, die Sie erst planen, nehmen Sie das Formular unten.',
  'map.perWeek': 'Fälle je Woche',
  'map.perWeek.from': {
    one: '{count} Fall in den letzten {days} Tagen',
    other: '{count} Fälle in den letzten {days} Tagen',
  },
  'map.cost': 'Kosten eines Fehlers',
  'map.cost.none': 'Noch nicht angegeben',
  'map.cost.from.owner': 'von einem Inhaber angegeben',
  'map.cost.from.errors': {
    one: 'mittlerer Betrag von {count} falschen Fall',
    other: 'mittlerer Betrag von {count} falschen Fällen',
  },
  'map.cost.from.cases': {
    one: 'mittlerer Betrag von {count} Fall, zu wenige waren falsch',
    other: 'mittlerer Betrag von {count} Fällen, zu wenige waren falsch',
  },
  'map.cost.edit.help': 'In Ihrer Währung. Leer: wie aus den Beträgen gemessen.',
  'map.column.point': 'Schranke',
  'map.column.treatment': 'Empfohlen',
  'map.point': '{title}: {perWeek} Fälle je Woche, {cost} je Fehler. {treatment}.',
  'map.unplaced': {
    one: '{count} Schranke hat keinen Platz auf der Karte, weil niemand gesagt hat, was ein Fehler kostet:',
    other:
      '{count} Schranken haben keinen Platz auf der Karte, weil niemand gesagt hat, was ein Fehler kostet:',
  },
  'map.toCheckpoint': 'Zum Prüfpunkt',
  'map.start': 'Anfangsstufe',
  'map.start.zero': 'Lassen Sie eine neue Schranke dieser Art auf Stufe 0 beginnen: alles wird geprüft.',
  'map.start.one': 'Eine neue Schranke dieser Art darf auf Stufe {rung} beginnen, der engsten ihrer Leiter.',
  'map.start.same': 'Neue Fallarten beginnen hier so.',
  'map.start.now': 'Neue Fallarten beginnen hier auf Stufe {rung}.',
  'map.treatments': 'Was die Felder bedeuten',
  'map.treatments.help': 'Oft beginnt bei {perWeek} Fällen je Woche, teuer bei {cost} je Fehler.',
  'map.treatment.earnFast': 'Schnell verdienen',
  'map.treatment.earnFast.where': 'Oft und billig',
  'map.treatment.earnFast.help':
    'Hier anfangen. Sichere Fälle durchlassen, einen Anteil nachprüfen, ausweiten, sobald die Belege da sind.',
  'map.treatment.earnSlowly': 'Langsam verdienen',
  'map.treatment.earnSlowly.where': 'Oft und teuer',
  'map.treatment.earnSlowly.help':
    'Lohnt sich, aber vorsichtig: erst alles prüfen, strenge Toleranz, enge Stufen und feste Grenzen für große Beträge.',
  'map.treatment.passAndSample': 'Nachher prüfen',
  'map.treatment.passAndSample.where': 'Selten und billig',
  'map.treatment.passAndSample.help':
    'Prüfen kostet mehr, als die Fehler kosten würden. Durchlassen und einen Anteil nachprüfen.',
  'map.treatment.keepReviewing': 'Weiter prüfen',
  'map.treatment.keepReviewing.where': 'Selten und teuer',
  'map.treatment.keepReviewing.help':
    'Es werden kaum genug Fälle, um etwas zu verdienen. Ein Mensch entscheidet, der Agent bereitet vor.',
  'map.newGate': 'Eine Schranke, die Sie planen',
  'map.newGate.help': 'Was erwarten Sie von ihr? Die Karte antwortet mit einer Anfangsstufe für ihre Regeln.',
  'map.newGate.perWeek': 'Erwartete Fälle je Woche',
  'map.newGate.cost': 'Erwartete Kosten eines Fehlers',
  'map.newGate.open': 'Füllen Sie beides aus, um zu sehen, wo sie beginnen darf.',
  'map.suggest': 'Was empfiehlt die Karte?',
  'map.suggest.use': 'Stufe {rung} nehmen',
  'map.borders': 'Oft und teuer',
  'map.borders.help': 'Wo die Felder sich treffen, bestimmen Sie. Die Adresse dieser Seite merkt es sich.',
  'map.borders.perWeek': 'Oft: Fälle je Woche ab',
  'map.borders.cost': 'Teuer: ein Fehler ab',
  'map.borders.apply': 'Neu zeichnen',
  'calibration.subtitle': 'Wie weit man der Sicherheit eines Agenten glauben kann.',
  'calibration.empty': 'Noch hat niemand gesagt, wie sicher er ist',
  'calibration.empty.help':
    'Hier wird verglichen, was ein Agent an einer Schranke behauptet und wie seine Fälle beurteilt wurden. Veröffentlichen Sie einen Ablauf mit einer Schranke.',
  'calibration.checkpoint': 'Prüfpunkt',
  'calibration.segment': 'Fallart',
  'calibration.segment.all': 'Alle Fallarten',
  'calibration.agent': {
    one: '{version} · {count} beurteilter Fall',
    other: '{version} · {count} beurteilte Fälle',
  },
  'calibration.target': 'Fehler höchstens',
  'calibration.tooFew.title': 'Nicht genug Daten',
  'calibration.tooFew': '{labels} von {needed} beurteilten Fällen',
  'calibration.tooFew.help':
    'Mit weniger zeigte ein Bild den Zufall und nicht den Agenten. Es erscheint hier, sobald genug Fälle dieses Agenten beurteilt sind.',
  'calibration.finding.fits': 'Seiner Sicherheit kann man glauben',
  'calibration.finding.over': 'Er ist sicherer, als er recht hat',
  'calibration.finding.under': 'Er hat öfter recht, als er sagt',
  'calibration.finding':
    'Im Mittel behauptet er {claimed} und hat in {right} seiner Fälle recht (zwischen {lower} und {upper} mit 95 %), an {labels} beurteilten Fällen.',
  'calibration.finding.bin':
    'Am weitesten daneben, zwischen {from} und {to} Sicherheit: dort behauptet er {claimed} und hat in {right} recht (zwischen {lower} und {upper}), an {labels} beurteilten Fällen.',
  'calibration.finding.bin.passes':
    'Am weitesten daneben, wo Fälle von selbst durchgehen dürfen, zwischen {from} und {to} Sicherheit: dort behauptet er {claimed} und hat in {right} recht (zwischen {lower} und {upper}), an {labels} beurteilten Fällen.',
  'calibration.finding.fits.help':
    'Bei jeder Sicherheit mit genug Fällen liegt, was er behauptet, in dem, was der Zufall offen lässt.',
  'calibration.finding.over.help':
    'Lesen Sie seine Sicherheit mit einem Abschlag, und halten Sie sich an die Schwelle unten statt an die Zahl.',
  'calibration.finding.under.help':
    'Er ist bescheiden: eine niedrigere Schwelle mag genügen. Die Belege der Leiter hängen davon nicht ab.',
  'calibration.weights':
    'Fälle, die durchgingen, werden nur beurteilt, wenn eine Nachprüfung sie zieht. Darum zählt jeder beurteilte Fall als 1/π, wobei π sagt, wie wahrscheinlich er angesehen wurde: die Zahlen sprechen für alle Fälle und nicht nur für die geprüften. Nichts davon weitet eine Stufe aus; das tun nur die Belege der Leiter.',
  'calibration.overdue': {
    one: '{count} Fall dieses Agenten wurde nicht rechtzeitig beurteilt. Den Belegen der Leiter gilt er als Fehler; hier zählt nur, was Menschen gesagt haben, auch wenn sie es spät gesagt haben.',
    other:
      '{count} Fälle dieses Agenten wurden nicht rechtzeitig beurteilt. Den Belegen der Leiter gelten sie als Fehler; hier zählt nur, was Menschen gesagt haben, auch wenn sie es spät gesagt haben.',
  },
  'calibration.bins': 'Wie Fälle zusammengefasst werden',
  'calibration.bins.width': 'Gleiche Schritte der Sicherheit',
  'calibration.bins.mass': 'Gleich viele Fälle',
  'calibration.diagram': 'Behauptet und eingetroffen',
  'calibration.diagram.help':
    'Auf der gestrichelten Linie ist ein Agent so sicher, wie er recht hat. Die Striche sind Grenzen, die mit 95 % gelten (Clopper-Pearson); graue Ringe stützen sich auf weniger als 10 Fälle.',
  'calibration.diagram.label': {
    one: 'Sicherheit gegen den Anteil, der richtig war, eine Gruppe von Fällen. Die Tabelle nennt die Zahlen.',
    other:
      'Sicherheit gegen den Anteil, der richtig war, {count} Gruppen von Fällen. Die Tabelle nennt die Zahlen.',
  },
  'calibration.axis.confidence': 'Sicherheit, die der Agent behauptet hat',
  'calibration.axis.modest': 'hat öfter recht, als er sagt',
  'calibration.axis.boastful': 'sicherer, als er recht hat',
  'calibration.column.bin': 'Sicherheit',
  'calibration.column.labels': 'Beurteilt',
  'calibration.column.claimed': 'Behauptet',
  'calibration.column.right': 'Richtig',
  'calibration.column.bounds': 'Zwischen (95 %)',
  'calibration.column.when': 'Wann',
  'calibration.sparse': '{n} (zu wenige)',
  'calibration.bin':
    'Sicherheit {from} – {to}: behauptet {claimed}, richtig {right} ({lower} – {upper}), {n} beurteilte Fälle',
  'calibration.scores': 'In Zahlen',
  'calibration.scores.help':
    'Für jede davon wäre 0 vollkommen, außer beim Unterscheiden: da ist mehr besser.',
  'calibration.ece': 'Im Mittel daneben (ECE)',
  'calibration.ece.help':
    'Wie weit Behauptung und Wahrheit auseinanderliegen, gemittelt über zehn gleiche Schritte der Sicherheit.',
  'calibration.eceEqualMass': 'Im Mittel daneben, gleiche Gruppen',
  'calibration.eceEqualMass.help':
    'Dasselbe über zehn Gruppen gleich vieler Fälle. Weichen beide stark ab, so stützt sich die erste auf dünne Gruppen.',
  'calibration.mce': 'Höchstens daneben (MCE)',
  'calibration.mce.help': 'Der größte Abstand eines Schritts; ein dünner kann ihn zufällig groß machen.',
  'calibration.brier': 'Brier-Wert',
  'calibration.brier.help':
    'Mittlerer quadrierter Abstand von Behauptung und Ausgang. Er ist die Summe dieser drei, bis auf das, was sich innerhalb eines Schritts unterscheidet:',
  'calibration.reliability': 'Daneben',
  'calibration.reliability.help': 'Der Teil, den eine besser geeichte Sicherheit wegnähme.',
  'calibration.resolution': 'Unterscheiden',
  'calibration.resolution.help':
    'Wie gut die Sicherheit richtige von falschen Fällen trennt; das wird abgezogen.',
  'calibration.uncertainty': 'Schwierigkeit',
  'calibration.uncertainty.help': 'Was in den Fällen selbst liegt, was der Agent auch sagt.',
  'calibration.drift': 'Im Lauf der Zeit',
  'calibration.drift.help':
    'Strecken gleich vieler beurteilter Fälle, so dass jeder Punkt gleich viel sagt. Wo die Linien auseinandergehen, bedeutet die Sicherheit anderes als zuvor.',
  'calibration.threshold': 'Eine Schwelle für höchstens {target} Fehler',
  'calibration.threshold.found': 'Ab einer Sicherheit von {threshold}',
  'calibration.threshold.means':
    'Sie ließe etwa {share} der Fälle durch. Von den {selected} beurteilten darunter waren {errors} falsch, so dass der Fehleranteil höchstens {bound} ist, bei einem Risiko von {risk} (Auswahl mit garantiertem Risiko).',
  'calibration.threshold.none':
    'Noch trägt das keine Schwelle: entweder wurden zu wenige Fälle beurteilt, oder von den sichersten waren zu viele falsch. Gefragt war nach {target} Fehlern bei einem Risiko von {risk}.',
  'calibration.threshold.help':
    'Ausgerechnet an {labels} von {all} beurteilten Fällen, so ausgedünnt, dass jeder gleich wahrscheinlich beurteilt wurde. Ein Blick zurück, um zu planen: Stufen werden durch Belege ihrer eigenen Epoche verdient.',
  'calibration.threshold.adjust': 'An vergangenen Fällen ausprobieren',
  'calibration.rungs': 'Die geltenden Stufen, nach der festen Reihenfolge',
  'calibration.rungs.help':
    'Von der engsten an, solange jede das Ziel trägt; die erste, die es nicht tut, beendet es. Sie standen vorher fest und brauchen darum weniger Fälle als eine frei gewählte Schwelle. Hier zählt nur die Sicherheit; Beträge und Bedingungen einer Stufe lassen weniger durch.',
  'calibration.rungs.rung': 'Stufe',
  'calibration.rungs.errors': 'Falsch',
  'calibration.rungs.carries': 'Höchstens {target}?',
  'calibration.rungs.yes': 'Gezeigt',
  'calibration.rungs.no': 'Nicht gezeigt',
  'report.title': 'Bericht',
  'report.subtitle': 'Was die Agenten in einem Zeitraum getan haben, für den Kunden, auch auf Papier.',
  'report.for': 'Was die Agenten von {workspace} getan haben',
  'report.period': '{from} bis {to}',
  'report.period.fourWeeks': 'Letzte 4 Wochen',
  'report.period.thisMonth': 'Dieser Monat',
  'report.period.lastMonth': 'Letzter Monat',
  'report.period.lastQuarter': 'Letztes Quartal',
  'report.period.year': 'Letzte 12 Monate',
  'report.from': 'Von',
  'report.to': 'Bis',
  'report.show': 'Zeigen',
  'report.print': 'Drucken oder als PDF sichern',
  'report.empty': 'In diesem Zeitraum wurde nichts entschieden',
  'report.empty.help': 'Wählen Sie einen anderen Zeitraum, oder warten Sie auf die ersten Fälle.',
  'report.summary': 'In Kürze',
  'report.says.volume': {
    one: '{count} Fall wurde entschieden: {passed} von Agenten allein ({share}), {held} zusammen mit Menschen.',
    other:
      '{count} Fälle wurden entschieden: {passed} von Agenten allein ({share}), {held} zusammen mit Menschen.',
  },
  'report.says.trend': 'In der ersten Woche gingen {first} von selbst durch, in der letzten {last}.',
  'report.says.right': {
    one: 'Vom Durchgegangenen wurde {count} Fall nachträglich beurteilt: {share} waren richtig (zwischen {lower} und {upper} mit 95 %).',
    other:
      'Vom Durchgegangenen wurden {count} Fälle nachträglich beurteilt: {share} waren richtig (zwischen {lower} und {upper} mit 95 %).',
  },
  'report.says.unchecked': 'Vom Durchgegangenen wurde in diesem Zeitraum nichts nachträglich beurteilt.',
  'report.says.held': {
    one: 'Wo ein Mensch zuerst entschied ({count} Fall), hatte der Agent in {share} recht gehabt.',
    other: 'Wo Menschen zuerst entschieden ({count} Fälle), hatte der Agent in {share} recht gehabt.',
  },
  'report.says.steady': 'Wie weit Agenten gehen dürfen, blieb gleich.',
  'report.says.widened': {
    one: 'Wie weit Agenten gehen dürfen, wurde einmal ausgeweitet.',
    other: 'Wie weit Agenten gehen dürfen, wurde {count}-mal ausgeweitet.',
  },
  'report.says.narrowed': { one: 'Es wurde einmal eingeengt.', other: 'Es wurde {count}-mal eingeengt.' },
  'report.says.overdue': {
    one: '{count} Fall wurde nicht rechtzeitig beurteilt. Den Belegen für eine weitere Stufe gilt er als Fehler; wie oft Agenten recht hatten, zählt nach dem, was Menschen gesagt haben.',
    other:
      '{count} Fälle wurden nicht rechtzeitig beurteilt. Den Belegen für eine weitere Stufe gelten sie als Fehler; wie oft Agenten recht hatten, zählt nach dem, was Menschen gesagt haben.',
  },
  'report.says.corrections': {
    one: 'Menschen haben {count} Fall korrigiert.',
    other: 'Menschen haben {count} Fälle korrigiert.',
  },
  'report.decisions': 'Entscheidungen',
  'report.decisions.from': { one: 'an {count} Schranke', other: 'an {count} Schranken' },
  'report.passed': 'Von selbst durch',
  'report.passed.from': { one: '{count} Fall', other: '{count} Fälle' },
  'report.held': 'Für einen Menschen angehalten',
  'report.right': 'Davon richtig',
  'report.right.from': '{lower} – {upper}, {count} beurteilt',
  'report.right.none': 'nichts nachträglich beurteilt',
  'report.saved': 'Gesparte Prüfzeit',
  'report.saved.from': 'nach den Minuten jeder Schranke',
  'report.saved.some': 'an {known} von {all} Schranken, die sagen, was eine Prüfung dauert',
  'report.saved.none': 'niemand sagte, was eine Prüfung dauert',
  'report.volume': 'Menge, Woche für Woche',
  'report.volume.help':
    'Fälle, die eine Schranke erreichten. Wochen beginnen am ersten Tag des Zeitraums; die letzte kann kürzer sein.',
  'report.weekly': 'Automatisierung, Woche für Woche',
  'report.weekly.help': 'Anteil der Fälle, die von selbst durchgingen.',
  'report.week': 'Woche ab',
  'report.share': 'Anteil',
  'report.accuracy': 'Richtigkeit',
  'report.accuracy.help':
    'Anteil richtiger Entscheidungen; der Balken ist, was der Zufall offen lässt (95 %, Korn-Graubard). Die gestrichelte Linie ist, was der Inhaber verlangt.',
  'report.accuracy.passed': 'Von selbst durch',
  'report.accuracy.held': 'Von Menschen entschieden',
  'report.accuracy.checked': 'Danach beurteilt',
  'report.accuracy.judged': 'Vorher beurteilt',
  'report.accuracy.tolerated': 'Geduldete Fehler',
  'report.accuracy.text': '{share} ({lower} – {upper}), {count} beurteilt',
  'report.accuracy.none': 'nichts beurteilt',
  'report.accuracy.wanted': 'Gestrichelt: höchstens {tolerance} Fehler werden geduldet',
  'report.gate': 'Schranke für Schranke',
  'report.gate.name': 'Schranke',
  'report.gate.cases': 'Fälle',
  'report.gate.rung': 'Stufe jetzt',
  'report.gate.rung.of': '{rung} von {rungs}',
  'report.gate.idle': {
    one: '{count} Schranke hatte in diesem Zeitraum keine Fälle.',
    other: '{count} Schranken hatten in diesem Zeitraum keine Fälle.',
  },
  'report.interventions': 'Was sich änderte, und wer es entschied',
  'report.interventions.none': 'In diesem Zeitraum änderte sich keine Stufe und keine Regel.',
  'report.effort': 'Prüfaufwand',
  'report.effort.known': {
    one: 'Menschen beurteilten {count} Fall, was nach den Minuten jeder Schranke etwa {hours} dauerte.',
    other: 'Menschen beurteilten {count} Fälle, was nach den Minuten jeder Schranke etwa {hours} dauerte.',
  },
  'report.effort.unknown': {
    one: 'Menschen beurteilten {count} Fall. Wie lange das dauerte, ist unbekannt, solange eine Schranke keine Minuten je Prüfung hat.',
    other:
      'Menschen beurteilten {count} Fälle. Wie lange das dauerte, ist unbekannt, solange eine Schranke keine Minuten je Prüfung hat.',
  },
  'report.effort.judged': 'Beurteilt',
  'report.effort.minutes': 'Minuten je',
  'report.effort.spent': 'Aufwand',
  'report.learned': 'Was gelernt wurde',
  'report.learned.answers': 'Wie Menschen geantwortet haben',
  'report.learned.wrong': 'Agent lag falsch',
  'report.learned.model': {
    one: '{model}: {count} beurteilter Fall zum Lernen',
    other: '{model}: {count} beurteilte Fälle zum Lernen',
  },
  'report.learned.version':
    'Version {version}, trainiert am {date}: {accuracy} richtig an Fällen, die sie nicht kannte.',
  'report.learned.none': 'In diesem Zeitraum wurde kein Agent neu trainiert.',
  'report.method':
    'Jede Zahl ist aus den Hauptbüchern der Schranken gezählt; Tage sind die der UTC. Anteile richtiger Entscheidungen unter dem Durchgegangenen stammen aus zufällig gezogenen Nachprüfungen, und jede zählt danach, wie wahrscheinlich sie gezogen wurde.',
};
