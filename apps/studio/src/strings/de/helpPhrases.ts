/** What the fields of steps are for, in German. */
export const helpPhrases: Readonly<Record<string, string>> = {
  'Another system starts a run by sending a signed message.':
    'Ein anderes System beginnt einen Lauf mit einer signierten Nachricht.',
  'How the sender signs. An unsigned or wrongly signed message is refused.':
    'Wie der Absender signiert. Eine Nachricht ohne oder mit falscher Signatur wird abgewiesen.',
  'Its value is the hex HMAC-SHA-256 of the body.':
    'Sein Wert ist der HMAC-SHA-256 des Inhalts, hexadezimal geschrieben.',
  'Runs start by themselves at fixed times.': 'Läufe beginnen von selbst zu festen Zeiten.',
  'Who makes the proposal: rules, a language model, a trained classifier, a recording, or whoever sent the case.':
    'Wer den Vorschlag macht: Regeln, ein Sprachmodell, ein trainierter Klassifikator, eine Aufzeichnung oder wer den Fall schickt.',
  'Tried in order; the first whose condition holds makes the proposal.':
    'Der Reihe nach geprüft; die erste, deren Bedingung gilt, macht den Vorschlag.',
  'What this rule proposes, for example: approve': 'Was diese Regel vorschlägt, zum Beispiel: approve',
  'How sure the agent says it is. Gates compare it with their ladder.':
    'Wie sicher sich der Agent nennt. Schranken vergleichen es mit ihrer Leiter.',
  'One sentence for the reviewer.': 'Ein Satz für die prüfende Person.',
  'Why, line by line; shown beside the proposal.': 'Warum, Zeile für Zeile; steht neben dem Vorschlag.',
  'What is unusual about the case; exception routes can watch for it.':
    'Was an dem Fall ungewöhnlich ist; Ausnahmen können darauf achten.',
  'As the provider calls it.': 'Wie der Anbieter es nennt.',
  '0 answers alike each time; larger values vary more.':
    '0 antwortet jedes Mal gleich; größere Werte streuen mehr.',
  'So many examples are shown.': 'So viele Beispiele werden gezeigt.',
  'An attempt that takes longer has failed.': 'Ein Versuch, der länger dauert, ist gescheitert.',
  'So many further attempts where trying again can help; then the step leaves by "failed".':
    'So viele weitere Versuche, wo ein neuer helfen kann; danach geht der Schritt durch „Gescheitert“ hinaus.',
  'How long to wait before trying again; it doubles each time.':
    'Wie lange bis zum nächsten Versuch gewartet wird; die Pause verdoppelt sich jedes Mal.',
  'Before the first retry.': 'Vor dem ersten weiteren Versuch.',
  'Pauses double up to this one.': 'Bis hierher verdoppeln sich die Pausen.',
  'What owners and reviewers call this rung.': 'Wie Verantwortliche und Prüfende diese Stufe nennen.',
  'A case of which the agent is less sure is reviewed.':
    'Ein Fall, bei dem der Agent weniger sicher ist, wird geprüft.',
  'A larger case is reviewed. Empty: no limit on this rung.':
    'Ein größerer Fall wird geprüft. Leer: keine Grenze auf dieser Stufe.',
  'A further condition, for example: input.country == "DE"':
    'Eine weitere Bedingung, zum Beispiel: input.country == "DE"',
  'So many of the passed cases are picked by chance for a later check.':
    'So viele der durchgelaufenen Fälle wählt der Zufall zur späteren Prüfung.',
  'A case for which this holds is never passed, on any rung.':
    'Ein Fall, für den das gilt, läuft nie durch, auf keiner Stufe.',
  'So many reviewed cases without an error; one error begins the row anew.':
    'So viele geprüfte Fälle ohne Fehler; ein Fehler beginnt die Reihe von vorn.',
  'So many wrong cases …': 'So viele falsche Fälle …',
  '… among the newest so many narrow the checkpoint at once.':
    '… unter den neuesten so vielen verengen den Prüfpunkt sofort.',
  'A plain rule beside the statistics.': 'Eine einfache Regel neben der Statistik.',
  'How much the second lane may pick.': 'Wie viel die zweite Spur wählen darf.',
  'Whatever has been earned. Empty: no such limit.':
    'Was auch immer verdient ist. Leer: keine solche Grenze.',
  'Conditions under which a person always decides; no widening ever touches them.':
    'Bedingungen, unter denen immer ein Mensch entscheidet; kein Erweitern rührt daran.',
  'The largest share of wrong decisions you accept.':
    'Der größte Anteil falscher Entscheidungen, den Sie hinnehmen.',
  'How likely an agent that is at the tolerance may ever be let up wrongly.':
    'Wie wahrscheinlich ein Agent an der Toleranz je zu Unrecht erweitert werden darf.',
  'What the agent has to show before the next rung is proposed.':
    'Was der Agent zeigen muss, bevor die nächste Stufe vorgeschlagen wird.',
  'Only the cases that the next rung would add, or everything that would pass then; the latter only by accumulated evidence.':
    'Nur die Fälle, die die nächste Stufe hinzunähme, oder alles, was dann durchliefe; dieses nur durch gesammelte Belege.',
  'Each epoch anew, or all epochs of a case type together. Each case type has the whole risk.':
    'Für jede Epoche neu, oder für alle Epochen einer Fallart zusammen. Jede Fallart hat das ganze Risiko.',
  'Proposed to an owner, or done without asking once the evidence is there.':
    'Einer verantwortlichen Person vorgeschlagen, oder ohne Frage getan, sobald die Belege da sind.',
  'Who has to agree before the checkpoint widens.': 'Wer zustimmen muss, bevor der Prüfpunkt weiter wird.',
  'A rejected case always does.': 'Ein abgelehnter Fall immer.',
  'Passed cases that people judge later.': 'Durchgelaufene Fälle, die Menschen später beurteilen.',
  'When autonomy is taken back by itself.': 'Wann Selbständigkeit von selbst zurückgenommen wird.',
  'Stands in reports and exports: small letters, digits and _.':
    'Steht in Berichten und Exporten: kleine Buchstaben, Ziffern und _.',
  'What the reviewer chooses.': 'Was die prüfende Person wählt.',
  'One of them is chosen with every rejection. They teach the agent and fill the reports.':
    'Zu jeder Ablehnung wird einer gewählt. Daraus lernt der Agent, und sie füllen die Berichte.',
  'When an answer is late. Nothing happens by itself then, but the desk and the owners see it.':
    'Wann eine Antwort zu spät ist. Von selbst geschieht dann nichts, aber Prüftisch und Verantwortliche sehen es.',
  'High stakes are marked at the desk, and a batch that mixes stakes asks once more.':
    'Ein hoher Einsatz ist am Prüftisch gekennzeichnet, und ein Stapel mit gemischtem Einsatz fragt noch einmal nach.',
  'When it holds, the case leaves the normal path.': 'Gilt sie, verlässt der Fall den üblichen Weg.',
  'The case leaves when the agent set this flag.':
    'Der Fall geht hier hinaus, wenn der Agent dieses Kennzeichen gesetzt hat.',
  'A case without a proposal has no confidence and leaves too.':
    'Ein Fall ohne Vorschlag hat keine Sicherheit und geht auch hinaus.',
  'The number to compare, for example: input.amount':
    'Die Zahl, die verglichen wird, zum Beispiel: input.amount',
  'A value above it leaves the normal path.': 'Ein Wert darüber verlässt den üblichen Weg.',
  'The case leaves when this step has failed.':
    'Der Fall geht hier hinaus, wenn dieser Schritt gescheitert ist.',
  'The name of this way out in the file and for programs.':
    'Der Name dieses Ausgangs in der Datei und für Programme.',
  'What sends a case this way.': 'Was einen Fall auf diesen Weg schickt.',
  'Tried in order; the first that holds takes its way out, none takes "Normal".':
    'Der Reihe nach geprüft; die erste, die gilt, nimmt ihren Ausgang, keine nimmt „Üblich“.',
  'What the person who checks is asked.': 'Was die Person gefragt wird, die nachprüft.',
  'Cases for which this holds are picked at the rate below as well.':
    'Fälle, für die das gilt, werden auch mit dem Anteil darunter gewählt.',
  'Share of these cases.': 'Anteil dieser Fälle.',
  'Looks harder where the risk is. It finds errors, but is never evidence for widening.':
    'Sieht genauer hin, wo das Risiko ist. Sie findet Fehler, ist aber nie ein Beleg fürs Erweitern.',
  'Reasons to choose from when a passed case was wrong.':
    'Gründe zur Wahl, wenn ein durchgelaufener Fall falsch war.',
  'GET only reads; all others may change something.': 'GET liest nur; alle anderen können etwas ändern.',
  'Where the request goes. Its host must be allowed in the settings.':
    'Wohin die Anfrage geht. Ihr Rechner muss in den Einstellungen erlaubt sein.',
  'Besides content-type and idempotency-key, which are set by themselves.':
    'Neben content-type und idempotency-key, die von selbst gesetzt werden.',
  'One address, or several with commas between them.': 'Eine Adresse, oder mehrere mit Kommas dazwischen.',
  'One line; values of the case may stand in it.': 'Eine Zeile; Werte des Falls dürfen darin stehen.',
  'What the e-mail says; values of the case may stand in it.':
    'Was die E-Mail sagt; Werte des Falls dürfen darin stehen.',
  'Where the message goes. Its host must be allowed in the settings.':
    'Wohin die Nachricht geht. Ihr Rechner muss in den Einstellungen erlaubt sein.',
  'Tells the receiver what happened, for example: case.decided':
    'Sagt dem Empfänger, was geschah, zum Beispiel: case.decided',
  'What is done in the outside world.': 'Was in der Außenwelt getan wird.',
  'What the canvas shows at this way out.': 'Was die Zeichenfläche an diesem Ausgang zeigt.',
  'The case goes this way when it holds.': 'Der Fall geht diesen Weg, wenn sie gilt.',
  'Tried in order; the first that holds is taken, none takes "Otherwise".':
    'Der Reihe nach geprüft; der erste, der gilt, wird genommen, keiner nimmt „Sonst“.',
  'Later steps read it as steps.<key>.<name>.': 'Spätere Schritte lesen ihn als steps.<schlüssel>.<name>.',
  'An expression; values further up in this list can be used.':
    'Ein Ausdruck; Werte weiter oben in dieser Liste dürfen vorkommen.',
  'Computed in order, each once.': 'Der Reihe nach berechnet, jeder einmal.',
  'A day is 24 hours, weekends included.': 'Ein Tag hat 24 Stunden, Wochenenden eingeschlossen.',
  'An expression that gives a time or a date, for example: input.dueDate':
    'Ein Ausdruck, der eine Zeit oder ein Datum ergibt, zum Beispiel: input.dueDate',
  'The name under which another system wakes this run.':
    'Der Name, unter dem ein anderes System diesen Lauf weckt.',
  'What the run waits for.': 'Worauf der Lauf wartet.',
  'Then the run leaves by "Timed out". Empty: it waits as long as it takes.':
    'Dann geht der Lauf durch „Zeit abgelaufen“ hinaus. Leer: Er wartet, so lange es dauert.',
  'All of them run at the same time and meet again in a join.':
    'Alle laufen zur gleichen Zeit und treffen sich in einer Zusammenführung wieder.',
  'The published flow that is called, by its name in addresses.':
    'Der veröffentlichte Ablauf, der aufgerufen wird, mit seinem Namen in Adressen.',
  'What the called run starts with, for example: input':
    'Womit der aufgerufene Lauf beginnt, zum Beispiel: input',
  'The published flow that is called for each item, by its name in addresses.':
    'Der veröffentlichte Ablauf, der für jedes Element aufgerufen wird, mit seinem Namen in Adressen.',
  'An expression that gives a list, for example: input.lines':
    'Ein Ausdruck, der eine Liste ergibt, zum Beispiel: input.lines',
  'So many of the called runs are under way together at most.':
    'So viele der aufgerufenen Läufe sind höchstens zugleich unterwegs.',
  'The caller reads it under this name.': 'Unter diesem Namen liest ihn, wer aufgerufen hat.',
  'An expression, for example: proposal.payload.amount':
    'Ein Ausdruck, zum Beispiel: proposal.payload.amount',
  'What the run hands back to whoever started it.':
    'Was der Lauf zurückgibt, an wen auch immer ihn begonnen hat.',
  'The days on which people work.': 'Die Tage, an denen gearbeitet wird.',
  'When work begins, in the time zone of the flow.': 'Wann die Arbeit beginnt, in der Zeitzone des Ablaufs.',
  'When work ends; later than it begins.': 'Wann die Arbeit endet; später, als sie beginnt.',
  'Days without work, such as 2026-12-25.': 'Tage ohne Arbeit, etwa 2026-12-25.',
  'Of all its language models together.': 'Aller Sprachmodelle zusammen.',
  'Each visit of a step counts.': 'Jeder Besuch eines Schritts zählt.',
  'In which days begin, business hours hold and schedules run.':
    'In der Tage beginnen, Arbeitszeiten gelten und Zeitpläne laufen.',
  'When people work: waits for working time count only these hours.':
    'Wann gearbeitet wird: Wartezeiten in Arbeitszeit zählen nur diese Stunden.',
  'What each of these runs starts with.': 'Womit jeder dieser Läufe beginnt.',
  'What all runs of this flow together may use up in a day (UTC); then further steps stop for a person.':
    'Was alle Läufe dieses Ablaufs zusammen an einem Tag (UTC) verbrauchen dürfen; weitere Schritte halten dann für einen Menschen an.',
  'How long agents and actions take, all attempts together.':
    'Wie lange Agenten und Aktionen brauchen, alle Versuche zusammen.',
  'Not by whoever started the run': 'Nicht von dem, der den Lauf gestartet hat',
  'Who starts a case cannot answer it. A run that a program starts has no such person.':
    'Wer einen Fall startet, kann ihn nicht beantworten. Ein Lauf, den ein Programm startet, hat keinen solchen Menschen.',
};
