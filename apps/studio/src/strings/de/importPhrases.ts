/** What an import from another program could not keep, in German. */
export const importPhrases: Readonly<Record<string, string>> = {
  'The file cannot be read at line {}, column {}.':
    'Die Datei kann in Zeile {}, Spalte {} nicht gelesen werden.',
  'The file cannot be read at line {}.': 'Die Datei kann in Zeile {} nicht gelesen werden.',
  'The file ends too early to be read.': 'Die Datei endet zu früh und kann nicht gelesen werden.',
  'The file ends in line {}, inside {}.': 'Die Datei endet in Zeile {}, innerhalb von {}.',
  'The file cannot be read.': 'Die Datei kann nicht gelesen werden.',
  'The file is XML, but no BPMN: it begins with "{}".':
    'Die Datei ist XML, aber kein BPMN: sie beginnt mit „{}“.',
  'The file has {}; BPMN 2.0 is read.': 'Die Datei hat {}; gelesen wird BPMN 2.0.',
  'This flow was written as {}, which this program does not read yet.':
    'Dieser Ablauf wurde als {} geschrieben, was dieses Programm noch nicht liest.',
  'This is not what a flow has here:': 'Das ist nicht, was ein Ablauf hier hat:',
  'The file holds no nodes of a flow.': 'Die Datei enthält keine Knoten eines Ablaufs.',
  'The file is empty.': 'Die Datei ist leer.',
  'The file holds no steps, so there is nothing to bring over.':
    'Die Datei enthält keine Schritte, also gibt es nichts zu übernehmen.',
  'The file holds no process.': 'Die Datei enthält keinen Prozess.',
  'The file holds no XML.': 'Die Datei enthält kein XML.',
  'The flow has no list of edges.': 'Der Ablauf hat keine Liste von Verbindungen.',
  'The workflow has no list of nodes.': 'Der Workflow hat keine Liste von Knoten.',
  'The file has more than {} steps.': 'Die Datei hat mehr als {} Schritte.',
  'The file is larger than {} MB.': 'Die Datei ist größer als {} MB.',
  'The file is nested more than {} levels deep.': 'Die Datei ist mehr als {} Ebenen tief verschachtelt.',
  'This is no file of n8n, Flowise, BPMN 2.0, Amazon States Language, Node-RED or Countersign.':
    'Das ist keine Datei von n8n, Flowise, BPMN 2.0, Amazon States Language, Node-RED oder Countersign.',
  '"{}" of the state machine': '„{}“ des Zustandsautomaten',
  '"{}" to "{}"': 'von „{}“ zu „{}“',
  '"{}" (message flow)': '„{}“ (Nachrichtenfluss)',
  '"{}" on its border': '„{}“ an seinem Rand',
  'back to "{}"': 'zurück zu „{}“',
  'back to itself': 'zurück zu sich selbst',
  '"{}" (of "{}", which never comes before)': '„{}“ (von „{}“, das nie davor kommt)',
  '"{}" (of "{}", which gives nothing here)': '„{}“ (von „{}“, das hier nichts ergibt)',
  '"{}" as "{}"': '„{}“ als „{}“',
  'The lane "{}"': 'Die Bahn „{}“',
  'The data object "{}"': 'Das Datenobjekt „{}“',
  'The data store "{}"': 'Der Datenspeicher „{}“',
  'The group "{}"': 'Die Gruppe „{}“',
  'The subflow "{}"': 'Der Unterablauf „{}“',
  '"{}" has no id; it was left out.': '„{}“ hat keine Kennung und wurde weggelassen.',
  '"{}" has the id "{}", like another one; it was left out.':
    '„{}“ hat dieselbe Kennung „{}“ wie ein anderes und wurde weggelassen.',
  'two sequence flows have the id "{}"; the second was left out.':
    'zwei Sequenzflüsse haben die Kennung „{}“; der zweite wurde weggelassen.',
  'the sequence flow "{}" does not lead from a step to a step.':
    'der Sequenzfluss „{}“ führt nicht von einem Schritt zu einem Schritt.',
  'two nodes have the id "{}"; the second was left out.':
    'zwei Knoten haben die Kennung „{}“; der zweite wurde weggelassen.',
  'two nodes are called "{}"; one became "{}".': 'zwei Knoten heißen „{}“; einer heißt nun „{}“.',
  'node {} of the list has no id.': 'Knoten {} der Liste hat keine Kennung.',
  'node {} of the list has no name.': 'Knoten {} der Liste hat keinen Namen.',
  'node {} of the list has no type.': 'Knoten {} der Liste hat keine Art.',
  'a connection from "{}" leads to no node.': 'eine Verbindung von „{}“ führt zu keinem Knoten.',
  'a connection leads from "{}" to "{}", but "{}" is not in the file.':
    'eine Verbindung führt von „{}“ zu „{}“, aber „{}“ ist nicht in der Datei.',
  'a connection leads from "{}" to "{}", but "{}" and "{}" are not in the file.':
    'eine Verbindung führt von „{}“ zu „{}“, aber „{}“ und „{}“ sind nicht in der Datei.',
  'it was switched off there and is on here.': 'dort war er ausgeschaltet, hier ist er eingeschaltet.',
  'every rule that held was followed; here only the first is.':
    'dort galt jede Regel, die zutraf; hier gilt nur die erste.',
  'only the ways whose condition held were followed; here all of them are.':
    'dort wurden nur die Wege gegangen, deren Bedingung zutraf; hier alle.',
  'whichever event came first decided; here a condition does.':
    'dort entschied das erste Ereignis; hier entscheidet eine Bedingung.',
  'it brings together ways of which only one is taken, so it does not wait.':
    'er führt Wege zusammen, von denen nur einer gegangen wird, und wartet deshalb nicht.',
  'it ended one of several branches; here it leads to their join.':
    'er beendete einen von mehreren Zweigen; hier führt er zu ihrer Zusammenführung.',
  'its {} ways are followed at the same time.': 'seine {} Wege werden gleichzeitig gegangen.',
  'it was one of several ways to start; here it is a step behind the start.':
    'er war einer von mehreren Anfängen; hier ist er ein Schritt nach dem Anfang.',
  'the file has several starts; the field start of the input now says which one a run takes: "{}"':
    'die Datei hat mehrere Anfänge; das Feld start der Eingabe sagt nun, welchen ein Lauf nimmt: „{}“',
  '"which event came first"': '„welches Ereignis zuerst kam“',
  '"a way without a condition"': '„ein Weg ohne Bedingung“',
  '"whether items are left"': '„ob noch Einträge übrig sind“',
  'whether items of "{}" are left': 'ob noch Einträge von „{}“ übrig sind',
  'it was asked whatever the step before it gave; write here what it is asked.':
    'er wurde gefragt, was der Schritt davor ergab; hier ist zu schreiben, was er gefragt wird.',
  'the file names no recipient, so one has to be named here.':
    'die Datei nennt keinen Empfänger; er muss hier genannt werden.',
  'it went on without waiting for what it started; here it waits.':
    'dort ging es weiter, ohne auf das Begonnene zu warten; hier wird gewartet.',
  'only the errors "{}" took the way of failures; here all do.':
    'dort nahmen nur die Fehler „{}“ den Weg für Fehlschläge; hier nehmen ihn alle.',
  'its timer began something beside the work; here it reminds the reviewer.':
    'dort begann der Timer etwas neben der Arbeit; hier erinnert er die Prüferin oder den Prüfer.',
  'the file holds another workflow, "{}", which was left out.':
    'die Datei enthält einen weiteren Workflow, „{}“, der weggelassen wurde.',
  'The file holds {} documents. Put each into a file of its own.':
    'Die Datei enthält {} Dokumente. Legen Sie jedes in eine eigene Datei.',
  'StartAt names "{}", which is no state.': 'StartAt nennt „{}“, aber diesen Zustand gibt es nicht.',
  'The state "{}" has the unknown type "{}".': 'Der Zustand „{}“ hat die unbekannte Art „{}“.',
  'The state "{}" leads to "{}", which is no state.':
    'Der Zustand „{}“ führt zu „{}“, aber diesen Zustand gibt es nicht.',
  'The state "{}" names no next state and does not say that it ends.':
    'Der Zustand „{}“ nennt keinen nächsten Zustand und sagt nicht, dass er endet.',
  'it names no next state and does not say that it ends; here it ends.':
    'er nennt keinen nächsten Zustand und sagt nicht, dass er endet; hier endet er.',
  'no event catches the link "{}".': 'kein Ereignis fängt den Verweis „{}“ auf.',
  'no event leads to the link "{}".': 'kein Ereignis führt zum Verweis „{}“.',
  'the value of "{}" is too long to be taken over; look for it in the original.':
    'der Wert von „{}“ ist zu lang und wurde nicht übernommen; er steht im Original.',
  'a text has more than {} characters; look for the rest in the original.':
    'ein Text hat mehr als {} Zeichen; der Rest steht im Original.',
  'only the beginning of the original is kept, because it is too large.':
    'nur der Anfang des Originals ist aufbewahrt, denn es ist zu groß.',
  'it answered the caller while the run went on; a run here gives its output at its end.':
    'er antwortete dem Aufrufer, während der Lauf weiterging; hier gibt ein Lauf sein Ergebnis am Ende.',
};
