import type { DiagnosticCatalogue } from '../diagnosticCatalogue.ts';

/** What the compiler finds, in German; a code without words does not compile. */
export const diagnostics: DiagnosticCatalogue = {
  document_invalid: {
    message: 'Das Dokument des Ablaufs hat bei {at} nicht die richtige Form: {reason}',
    help: 'Ein anderes Programm oder jemand von Hand hat es geschrieben. Berichtigen Sie die genannte Stelle; jedes Feld ist im Schema des Ablaufs beschrieben.',
  },
  no_trigger: {
    message: 'Der Ablauf hat keinen Auslöser, also kann kein Lauf beginnen.',
    help: 'Jeder Ablauf hat genau einen Auslöser. Er sagt, wie Läufe beginnen und wie ihre Eingabe aussieht.',
  },
  several_triggers: {
    message: '„{title}“ ist ein zweiter Auslöser; ein Ablauf hat nur einen.',
    help: 'Entfernen Sie ihn. Ein Auslöser kann mehrere Wege zugleich bedienen: die API, Menschen im Studio und Dateien mit Fällen.',
  },
  no_end: {
    message: 'Vom Auslöser aus ist kein Ende zu erreichen.',
    help: 'Jeder Lauf muss irgendwo enden, mit einem Ergebnis, das Listen und Berichte zeigen. Führen Sie mindestens einen Weg zu einem Ende.',
  },
  cannot_finish: {
    message: 'Ein Lauf, der zu „{title}“ kommt, erreicht nie ein Ende.',
    help: 'Von hier führen die Linien nur im Kreis. Führen Sie eine davon hinaus zu einem Ende.',
  },
  unreachable_step: {
    message: '„{title}“ wird nie erreicht.',
    help: 'Kein Weg führt vom Auslöser hierher, deshalb fehlt der Schritt, wenn der Ablauf veröffentlicht wird. Verbinden oder entfernen Sie ihn.',
  },
  duplicate_node: {
    message: 'Zwei Schritte haben die Kennung „{id}“.',
    help: 'Ausdrücke und Linien nennen Schritte bei ihrer Kennung, sie muss im Ablauf eindeutig sein. Benennen Sie einen davon um.',
  },
  duplicate_edge: {
    message: 'Zwei Linien haben die Kennung „{id}“.',
    help: 'Geben Sie jeder Linie eine eigene; eine davon neu zu ziehen genügt.',
  },
  reserved_id: {
    message: '„{id}“ kann nicht die Kennung eines Schritts sein.',
    help: 'Die Sprache, in der Abläufe laufen, braucht den Namen selbst. Wählen Sie einen anderen.',
  },
  dangling_edge: {
    message: 'Eine Linie {direction} „{id}“, und diesen Schritt gibt es nicht.',
    help: 'Der Schritt wurde entfernt, die Linie blieb. Entfernen Sie die Linie.',
  },
  unknown_port: {
    message: '„{title}“ hat keinen Ausgang „{port}“, aber eine Linie beginnt dort.',
    help: 'Die Regel oder der Fall hinter diesem Ausgang wurde umbenannt oder entfernt. Ziehen Sie die Linie neu, von einem Ausgang, den es gibt.',
  },
  edge_into_trigger: {
    message: 'Eine Linie führt zurück zum Auslöser „{title}“.',
    help: 'Ein Lauf beginnt einmal. Um Arbeit zu wiederholen, führen Sie die Linie zum ersten Schritt nach dem Auslöser.',
  },
  edge_to_itself: {
    message: '„{title}“ führt geradewegs zu sich selbst zurück.',
    help: 'Zwischen zwei Runden würde sich nichts ändern. Setzen Sie einen Schritt dazwischen, oder nutzen Sie die Wiederholungen des Schritts.',
  },
  port_with_two_edges: {
    message: 'Zwei Linien verlassen den Ausgang „{port}“ von „{title}“.',
    help: 'Ein Lauf kann nur eine davon nehmen. Um zweierlei zu tun, setzen Sie es hintereinander.',
  },
  port_unconnected: {
    message: 'Der Ausgang „{port}“ von „{title}“ führt nirgendwohin.',
    help: 'Ein Lauf, der hier hinausgeht, wüsste nicht wohin. Verbinden Sie den Ausgang, zum Beispiel mit einem Ende.',
  },
  port_twice: {
    message: 'Zwei Ausgänge von „{title}“ heißen „{port}“.',
    help: 'Linien nennen den Ausgang, an dem sie beginnen; jede Regel und jeder Fall braucht daher einen eigenen Namen.',
  },
  failure_unconnected: {
    message: 'Wenn „{title}“ scheitert, scheitert der ganze Lauf.',
    help: 'Der Ausgang „Gescheitert“ ist mit nichts verbunden. Verbinden Sie ihn mit einer Schranke oder einem anderen Schritt, wenn ein Mensch solche Fälle übernehmen soll.',
  },
  cycle_without_pause: {
    message:
      'Die Schritte {steps} können sich wiederholen, ohne dass ein Mensch oder ein Warten dazwischenkommt.',
    help: 'Ein solcher Kreis läuft mit voller Geschwindigkeit, bis die Grenze der Besuche den Lauf scheitern lässt. Fügen Sie eine Schranke oder ein Warten ein, oder sorgen Sie dafür, dass eine Bedingung ihn beendet.',
  },
  branch_without_join: {
    message: 'Der Zweig „{branch}“ von „{parallel}“ kommt nie zu einer Zusammenführung.',
    help: 'Der Lauf geht weiter, wenn alle Zweige an derselben Zusammenführung angekommen sind. Führen Sie mindestens einen Weg dieses Zweigs dorthin; ein Weg zu einem Ende beendet den ganzen Lauf.',
  },
  branches_join_apart: {
    message:
      'Die Zweige von „{parallel}“ kommen zu verschiedenen Zusammenführungen: „{branch}“ führt zu „{other}“, ein anderer zu „{join}“.',
    help: 'Alle Zweige eines parallelen Schritts treffen sich an einer Zusammenführung. Führen Sie diesen Weg zu derselben.',
  },
  join_of_two: {
    message: 'Die Zweige von „{parallel}“ und von „{other}“ kommen zu derselben Zusammenführung „{join}“.',
    help: 'Eine Zusammenführung gehört zu einem parallelen Schritt. Liegt einer im anderen, braucht er davor eine eigene.',
  },
  join_without_parallel: {
    message: 'Ein Weg führt von außerhalb aller Zweige zur Zusammenführung „{join}“.',
    help: 'Eine Zusammenführung wartet auf die Zweige eines parallelen Schritts. Wo nur ein Weg unterwegs ist, gibt es nichts abzuwarten: Führen Sie an ihr vorbei.',
  },
  step_in_two_branches: {
    message: '„{title}“ liegt zugleich in den Zweigen „{one}“ und „{other}“ von „{parallel}“.',
    help: 'Zweige laufen gleichzeitig, deshalb hat jeder eigene Schritte. Um gemeinsam weiterzugehen, lassen Sie die Zweige sich erst an einer Zusammenführung treffen.',
  },
  way_into_branch: {
    message: 'Eine Linie führt von „{from}“ in den Zweig „{branch}“ von „{parallel}“ hinein, zu „{to}“.',
    help: 'Ein Zweig beginnt nur an seinem parallelen Schritt; ein Lauf, der anderswo hereinkommt, würde ewig an der Zusammenführung warten. Führen Sie die Linie zum parallelen Schritt oder am Block vorbei.',
  },
  way_out_of_branch: {
    message: 'Eine Linie führt aus dem Zweig „{branch}“ von „{parallel}“ hinaus, von „{from}“ zu „{to}“.',
    help: 'Ein Zweig endet an seiner Zusammenführung, oder an einem Ende, das den ganzen Lauf beendet. Um Schritte vor dem Block zu wiederholen, führen Sie nach der Zusammenführung zurück.',
  },
  nested_too_deep: {
    message: '„{title}“ liegt in mehr als {limit} parallelen Schritten.',
    help: 'Niemand kann so vielem zugleich folgen. Legen Sie die inneren in einen eigenen Ablauf und rufen Sie ihn auf.',
  },
  corrected_in_branch: {
    message: 'Berichtigungen von „{title}“ beginnen mitten in einem Zweig von „{parallel}“.',
    help: 'Eine Berichtigung beginnt einen neuen Lauf hinter der Stichprobe, und kein Lauf kann mitten in einem Zweig beginnen. Setzen Sie die Stichprobe hinter die Zusammenführung, oder entfernen Sie die Linie.',
  },
  flow_not_chosen: {
    message: '„{title}“ sagt nicht, welchen Ablauf es aufruft.',
    help: 'Wählen Sie einen der veröffentlichten Abläufe des Arbeitsbereichs. Ein Ablauf, der aufgerufen werden soll, muss zuerst veröffentlicht sein.',
  },
  unknown_flow: {
    message: '„{title}“ ruft den Ablauf „{flow}“ auf, der hier nicht veröffentlicht ist.',
    help: 'Ein Aufruf führt die veröffentlichte Version eines anderen Ablaufs im Arbeitsbereich aus. Wählen Sie einen Ablauf aus der Liste, oder veröffentlichen Sie ihn zuerst.',
  },
  call_not_looked_up: {
    message: 'Ob „{title}“ den Ablauf „{flow}“ aufrufen kann, wurde nicht nachgesehen.',
    help: 'Die veröffentlichten Abläufe des Arbeitsbereichs sind hier nicht bekannt. Beim Veröffentlichen wird nachgesehen und ein Aufruf abgelehnt, der nicht passt.',
  },
  call_input_mismatch: {
    message: 'Die Eingabe, die „{title}“ übergibt, passt nicht zum Ablauf „{flow}“: {reason}',
    help: 'Das Eingabeschema des aufgerufenen Ablaufs sagt, was seine Läufe annehmen. Bilden Sie sie aus dem, was dieser Ablauf weiß.',
  },
  recursion_without_end: {
    message: 'Der Ablauf ruft bei „{title}“ auf jedem Weg zu einem Ende sich selbst auf.',
    help: 'Ein Lauf riefe den nächsten auf, bis sie zu tief verschachtelt sind, und alle würden scheitern. Setzen Sie eine Verzweigung davor, die am Aufruf vorbeiführt.',
  },
  expression_invalid: {
    message: 'Ein Ausdruck von „{title}“ ist nicht gültig: {reason}',
    help: 'Ausdrücke werden in CEL geschrieben, zum Beispiel: input.amount > 500 && proposal.confidence < 0.8',
  },
  unknown_variable: {
    message: 'Ein Ausdruck von „{title}“ nennt etwas Unbekanntes: {reason}',
    help: 'Ausdrücke sehen input, steps.<id>, proposal, run.id, run.startedAt und now.',
  },
  unknown_field: {
    message: 'Ein Ausdruck von „{title}“ liest ein Feld, das es nicht gibt: {reason}',
    help: 'Die Felder von input stehen im Eingabeschema des Ablaufs, die eines Vorschlags im Schema des Agenten. Ergänzen Sie das Feld dort, oder berichtigen Sie den Namen.',
  },
  type_mismatch: {
    message: 'Ein Ausdruck von „{title}“ vermischt Arten von Werten: {reason}',
    help: 'Wandeln Sie eine Seite um, zum Beispiel mit string(…), double(…) oder timestamp(…).',
  },
  impossible_value: {
    message: 'Ein Vergleich von „{title}“ kann nie zutreffen: {reason}',
    help: 'Das Schema zählt die möglichen Werte auf. Berichtigen Sie den Text, oder ergänzen Sie den Wert im Schema.',
  },
  condition_always: {
    message: 'Die Bedingung „{condition}“ von „{title}“ gilt für jeden Fall.',
    help: 'Nichts, was ein Fall mitbringt, ändert daran etwas; was nach diesem Weg kommt, wird nie erreicht. Fragen Sie nach input, proposal oder einem Schritt, oder entfernen Sie die Wege dahinter.',
  },
  condition_never: {
    message: 'Die Bedingung „{condition}“ von „{title}“ gilt für keinen Fall.',
    help: 'Nichts, was ein Fall mitbringt, ändert daran etwas; dieser Weg wird nie gegangen. Fragen Sie nach input, proposal oder einem Schritt, oder entfernen Sie den Weg.',
  },
  template_invalid: {
    message: 'Ein Text von „{title}“ hat eine fehlerhafte Lücke: {reason}',
    help: 'Lücken schreibt man {{ Ausdruck }}, zum Beispiel: Bestellung {{ input.orderId }}',
  },
  wrong_kind_of_value: {
    message: 'Ein Ausdruck von „{title}“ muss {wanted} ergeben, ergibt aber {given}.',
    help: 'Bedingungen sind Vergleiche wie input.amount > 500; Beträge und Grenzen sind Zahlen; eine Fallart ist ein Text.',
  },
  unknown_step: {
    message: '„{title}“ bezieht sich auf den Schritt „{step}“, den es nicht gibt.',
    help: 'Nehmen Sie die Kennung eines Schritts dieses Ablaufs. Wird ein Schritt im Studio umbenannt, werden alle Bezüge mitgeändert.',
  },
  step_without_output: {
    message: '„{title}“ liest die Ausgabe von „{step}“, aber ein Schritt der Art „{kind}“ hat keine.',
    help: 'Agenten, Schranken, Stichproben, Aktionen und Schritte, die Werte setzen, haben eine Ausgabe. Die Eingabe des Laufs steht in input.',
  },
  step_not_upstream: {
    message: '„{title}“ liest die Ausgabe von „{step}“, das nie davor kommt.',
    help: 'Kein Weg führt von jenem Schritt zu diesem, der Wert kann also nie da sein.',
  },
  step_may_be_skipped: {
    message:
      '„{title}“ liest die Ausgabe von „{step}“, das manche Läufe überspringen oder das in manchen scheitert.',
    help: 'In einem solchen Lauf scheitert der Ausdruck und mit ihm der Lauf. Fragen Sie zuerst mit has(steps.<id>.…), oder führen Sie jeden Weg über den Schritt.',
  },
  no_proposal: {
    message: '„{title}“ liest proposal, aber davor kommt kein Agent.',
    help: 'Ein Vorschlag ist, was ein Agent zurückgibt. Setzen Sie einen Agenten davor, oder lesen Sie stattdessen input und steps.',
  },
  proposal_may_be_missing: {
    message: '„{title}“ liest proposal, aber manche Läufe kommen ohne Vorschlag hierher.',
    help: 'Es gibt einen Weg um die Agenten herum oder an einem gescheiterten vorbei. In einem solchen Lauf scheitert der Ausdruck und mit ihm der Lauf.',
  },
  schema_invalid: {
    message: 'Das JSON-Schema bei {at} ist nicht gültig: {reason}',
    help: 'Schemas folgen JSON Schema, Entwurf 2020-12. Sie entscheiden, welche Eingabe ein Lauf annimmt und was ein Agent vorschlagen darf.',
  },
  name_twice: {
    message: '„{title}“ setzt „{name}“ zweimal.',
    help: 'Der zweite Wert würde den ersten ersetzen. Geben Sie jedem Wert einen eigenen Namen.',
  },
  action_host_missing: {
    message: 'Die Adresse von „{title}“ muss ihren Rechner im Klartext nennen.',
    help: 'Schreiben Sie https:// und den Rechner vor die erste Lücke. Käme er aus der Eingabe oder von einem Agenten, könnten Fremde bestimmen, wohin Daten gehen.',
  },
  decisions_open: {
    message: '„{title}“ darf alles entscheiden.',
    help: 'Ohne eine Liste von Entscheidungen kann ein Sprachmodell jeden Text antworten. Zählen Sie sie auf, dann werden andere abgelehnt und Bedingungen können geprüft werden.',
  },
  decision_not_listed: {
    message:
      'Eine Regel von „{title}“ entscheidet „{decision}“; das steht nicht in der Liste der Entscheidungen.',
    help: 'Ergänzen Sie die Entscheidung in der Liste, oder berichtigen Sie die Regel; so, wie es ist, würde der Schritt scheitern.',
  },
  action_without_gate: {
    message: '„{action}“ lässt sich nicht zurücknehmen, und ein Agent erreicht es ohne Schranke: {path}.',
    help: 'Was ein Agent vorschlägt und niemand zurücknehmen kann, muss gegengezeichnet werden. Eine abgelaufene Prüfung zählt nicht: Schweigen ist nie ein Urteil. Setzen Sie eine Schranke auf den Weg, oder kennzeichnen Sie die Aktion als zurücknehmbar, wenn das stimmt.',
  },
  call_without_gate: {
    message:
      '„{action}“ ruft einen Ablauf auf, der etwas Unumkehrbares tut, und ein Agent erreicht es ohne Schranke: {path}.',
    help: 'Der aufgerufene Ablauf fragt niemanden, bevor er handelt. Was ein Agent vorschlägt und niemand zurücknehmen kann, muss gegengezeichnet werden: Setzen Sie eine Schranke vor den Aufruf, oder in den aufgerufenen Ablauf vor seine Aktion.',
  },
  gate_without_proposal: {
    message: 'Die Schranke „{title}“ hat nichts freizugeben: Davor kommt kein Agent.',
    help: 'Eine Schranke hält den Vorschlag des nächsten Agenten davor an. Setzen Sie einen Agenten vor sie.',
  },
  gate_without_expiry: {
    message: 'Eine Prüfung bei „{title}“ kann ewig warten.',
    help: 'Geben Sie eine Zeit an, nach der eine unbeantwortete Prüfung durch „Abgelaufen“ hinausgeht, damit kein Fall vergessen wird. Schweigen gibt nie frei.',
  },
  exception_without_reviewer: {
    message: 'Fälle der Regel „{rule}“ von „{title}“ sieht nie ein Mensch.',
    help: 'Auf dem Weg dieser Regel folgt keine Schranke. Gerade ungewöhnliche Fälle sollten Menschen sehen.',
  },
  exception_without_proposal: {
    message: 'Die Regel „{rule}“ von „{title}“ sieht auf einen Vorschlag, aber davor kommt kein Agent.',
    help: 'Merkmale und Sicherheit nennt ein Agent. Setzen Sie einen Agenten vor die Ausnahmen.',
  },
  failure_not_routed: {
    message: 'Die Regel „{rule}“ von „{title}“ greift nie: Ein Scheitern von „{step}“ führt nicht hierher.',
    help: 'Verbinden Sie den Ausgang „Gescheitert“ jenes Schritts so, dass sein Weg zu diesen Ausnahmen führt.',
  },
  sampler_never_picks: {
    message: 'Die Stichprobe „{title}“ wählt nie einen Fall.',
    help: 'Bei einem Anteil von 0 wird nie etwas geprüft, und über die durchgelaufenen Fälle lässt sich nichts lernen.',
  },
  ladder_not_widening: {
    message: 'Stufe {rung} von „{title}“ ist nicht weiter als die davor: {reason}.',
    help: 'Jede Stufe lässt mindestens die Fälle der vorigen durch: Ihre Sicherheit ist nicht höher und ihr Betrag nicht niedriger. Stufe 0 steht nicht in der Liste; sie prüft alles.',
  },
  evidence_unsound: {
    message: 'Keine Belege könnten die Regeln von „{title}“ stützen: {reason}',
    help: 'Toleranz und Risiko liegen zwischen eins zu einer Million und 99 %. Angehaltenes wird ganz geprüft, Durchgelaufenes nur zum Teil; eine Folge richtiger Fälle sagt deshalb nichts über alles, was durchginge. Gesammelte Belege wägen das eine gegen das andere.',
  },
  breaker_never_trips: {
    message:
      'Der Prüfpunkt von „{title}“ würde nach Fehlern nie einengen: Unter {window} nachgeprüften Fällen können nie {count} sein.',
    help: 'Die Regel sieht auf die neuesten nachgeprüften Fälle und engt ein, sobald so viele davon falsch waren. Verlangen Sie nicht mehr Fehler, als sie Fälle ansieht.',
  },
  start_rung_missing: {
    message: 'Der Prüfpunkt von „{title}“ beginnt auf Stufe {rung}, aber seine Leiter hat {count}.',
    help: 'Beginnen Sie bei 0, wo alles geprüft wird, oder ergänzen Sie die Stufe.',
  },
  autonomy_not_earned: {
    message: 'Der Prüfpunkt von „{title}“ beginnt mit Selbständigkeit, die nicht verdient wurde.',
    help: 'Er beginnt auf Stufe {rung} statt auf 0, wo alles geprüft wird. Beginnen Sie bei 0 und lassen Sie das Verzeichnis der Urteile zeigen, wie weit dem Agenten zu trauen ist.',
  },
  amount_missing: {
    message:
      'Der Prüfpunkt von „{title}“ begrenzt den Betrag eines Falls, sagt aber nicht, was der Betrag ist.',
    help: 'Geben Sie den Ausdruck des Betrags an, zum Beispiel proposal.payload.amount.',
  },
  checkpoint_shared: {
    message: 'Die Schranken „{first}“ und „{title}“ benutzen denselben Prüfpunkt „{checkpoint}“.',
    help: 'Urteile der einen Schranke würden als Belege für die andere zählen. Geben Sie jeder Schranke einen eigenen Prüfpunkt.',
  },
  unknown_time_zone: {
    message: '„{zone}“ ist keine Zeitzone.',
    help: 'Nehmen Sie einen Namen aus der Zeitzonen-Datenbank wie Europe/Berlin, oder UTC.',
  },
  channel_without_settings: {
    message: 'Läufe beginnen durch {channel}, aber die Einstellungen dafür fehlen.',
    help: 'Ein Webhook braucht die Verbindung, die sein Geheimnis hält; ein Zeitplan braucht seine Zeiten. Füllen Sie sie aus, oder nehmen Sie den Weg heraus.',
  },
  settings_without_channel: {
    message: 'Für {channel} gibt es Einstellungen, aber Läufe beginnen nicht dadurch.',
    help: 'Ergänzen Sie den Weg bei denen, durch die Läufe beginnen; bis dahin beginnt dort keiner.',
  },
  cron_invalid: {
    message: 'Der Zeitplan „{cron}“ beginnt keinen Lauf: {reason}',
    help: 'Schreiben Sie fünf Teile: Minute, Stunde, Tag, Monat und Wochentag. Zum Beispiel ist 0 9 * * MON-FRI jeder Arbeitstag um neun.',
  },
  schedule_input_invalid: {
    message: 'Die Eingabe geplanter Läufe ist bei {at} nicht das, was der Ablauf annimmt: {reason}',
    help: 'Das Eingabeschema des Ablaufs sagt, was ein Lauf braucht. Geben Sie dem Zeitplan eine Eingabe dieser Form.',
  },
  too_late_to_matter: {
    message: 'Eine Prüfung bei „{title}“ {what} nach {after}, läuft aber nach {expires} ab.',
    help: 'Bis dahin kann niemand mehr antworten. Wählen Sie eine Zeit, bevor die Prüfung abläuft.',
  },
  four_eyes_redundant: {
    message:
      'Bei „{title}“ müssen ohnehin {approvals} Menschen freigeben, die Bedingung für vier Augen ändert also nichts.',
    help: 'Die Bedingung verlangt eine zweite Person. Lassen Sie sie weg, oder verlangen Sie eine Freigabe und lassen Sie die Bedingung entscheiden.',
  },
  budget_without_limit: {
    message: 'Das Budget {whose} begrenzt nichts.',
    help: 'Geben Sie ihm mindestens eine Grenze, oder entfernen Sie es.',
  },
  budget_over_day: {
    message: 'Ein Lauf darf {one} {what} verbrauchen, alle Läufe eines Tages nur {day}.',
    help: 'Ein einziger Lauf könnte den ganzen Tag aufbrauchen. Machen Sie das Budget eines Laufs kleiner als das des Tages.',
  },
  business_hours_empty: {
    message: 'Die Arbeitszeit beginnt um {from} und endet um {to}, es arbeitet also nie jemand.',
    help: 'Das Ende muss am selben Tag nach dem Beginn liegen.',
  },
  business_hours_missing: {
    message: '„{title}“ wartet auf Arbeitszeit, aber der Ablauf hat keine.',
    help: 'Arbeitszeit zählt nur die Zeiten aus den Einstellungen. Geben Sie sie dort an, oder warten Sie eine einfache Zeitspanne.',
  },
  wait_without_timeout: {
    message: '„{title}“ kann ewig auf das Signal „{signal}“ warten.',
    help: 'Kommt das Signal nie, endet der Lauf nie. Geben Sie eine Zeit an, nach der er aufgibt und durch „Zeit abgelaufen“ hinausgeht.',
  },
  timeout_never_comes: {
    message: '„{title}“ wartet {duration}, seine Grenze von {timeout} kommt also nie.',
    help: 'Wird beides zugleich fällig, ist das Warten zu Ende. Machen Sie die Grenze kürzer, oder lassen Sie sie weg.',
  },
  undo_never_called: {
    message: '„{title}“ nennt eine Rücknahme, aber kein Weg führt von hier zu einem Ende, das zurücknimmt.',
    help: 'Sie geschieht nur, wenn jemand den Lauf abbricht und zurücknehmen lässt. Lassen Sie ein Ende zurücknehmen, was getan wurde, oder in den Einstellungen gescheiterte Läufe zurücknehmen.',
  },
  nothing_to_undo: {
    message: '„{title}“ nimmt zurück, was getan wurde, aber keine Aktion davor nennt eine Rücknahme.',
    help: 'Geben Sie bei der Aktion an, was sie zurücknimmt, oder nehmen Sie hier nichts zurück.',
  },
  each_over_limit: {
    message:
      '„{title}“ ruft diesen Ablauf {concurrency}-mal zugleich auf, aber nur {limit} seiner Schritte dürfen gleichzeitig arbeiten.',
    help: 'Die übrigen Läufe warten, bis sie an der Reihe sind. Rufen Sie weniger zugleich auf, oder heben Sie die Grenze in den Einstellungen an.',
  },
  placeholder: {
    message: '„{title}“ steht für „{kind}“ aus {format} und tut noch nichts.',
    help: 'Für diese Art Schritt gibt es hier kein Gegenstück. Das Original ist beim Schritt aufgehoben: Bauen Sie mit den Arten nach, die es gibt, was er tat, oder entfernen Sie ihn; sagen Sie dann, dass es erledigt ist.',
  },
  import_blank: {
    message: 'In „{title}“ steht noch {blank}; das hat die Übernahme offengelassen.',
    help: 'Was {format} nicht sagte oder in seiner eigenen Sprache, steht in spitzen Klammern. Schreiben Sie an seine Stelle, was dort hingehört; vorher lässt sich der Ablauf nicht veröffentlichen.',
  },
  lost_condition: {
    message:
      'Die Bedingung {loss} von „{title}“ war für {format} geschrieben und muss neu geschrieben werden.',
    help: 'Bis dahin wird ihr Weg nie genommen. Bedingungen entscheiden, wohin Läufe gehen, deshalb werden sie nicht geraten. Schreiben Sie sie im Schritt, und sagen Sie dann, dass es erledigt ist.',
  },
  condition_as_read: {
    message: 'In „{title}“ sucht die Bedingung {loss} vielleicht an der falschen Stelle.',
    help: 'Sie wurde aus {format} übersetzt, aber was die Schritte davor liefern, kann hier anderswo stehen. Vergleichen Sie, was sie fragt, mit dem, was diese Schritte liefern, berichtigen Sie sie, wo es abweicht, und sagen Sie dann, dass Sie nachgesehen haben.',
  },
  lost_expression: {
    message: 'Der Text {loss} von „{title}“ ist in der Sprache von {format} und wurde nicht übersetzt.',
    help: 'Wo er stand, steht jetzt der Text selbst in spitzen Klammern oder nichts. Schreiben Sie ihn neu mit den Variablen dieses Ablaufs.',
  },
  lost_credential: {
    message: '„{title}“ nutzte die Zugangsdaten {loss} aus {format}; Zugangsdaten werden nie übernommen.',
    help: 'Legen Sie in den Einstellungen des Arbeitsbereichs eine Verbindung an, und wählen Sie sie im Schritt.',
  },
  lost_setting: {
    message: 'Die Einstellung {loss} von „{title}“ hat hier kein Gegenstück.',
    help: 'Sie steht noch im Original, das beim Schritt aufgehoben ist. Prüfen Sie, ob der Ablauf sie braucht.',
  },
  lost_connection: {
    message: 'Die Verbindung {loss} bei „{title}“ wurde nicht übernommen.',
    help: 'Linien führen hier von einem Schritt zum nächsten. Diese bedeutete in {format} etwas anderes.',
  },
  lost_attachment: {
    message: '{loss} hing an „{title}“ und ist darin aufgegangen.',
    help: 'In {format} war das ein eigener Kasten, der am Ablauf nicht teilnimmt. Er ist mit dem Original des Schritts aufgehoben.',
  },
  lost_meaning: {
    message: '„{title}“ arbeitet anders als in {format}: {loss}',
    help: 'Die Zeichnung ist gleich, aber nicht alles, was sie bedeutete. Prüfen Sie, ob noch geschieht, was gemeint war.',
  },
  import_fault: {
    message: 'Die eingelesene Datei hatte einen Fehler: {loss}',
    help: 'Der fehlerhafte Teil wurde weggelassen. Vergleichen Sie die Zeichnung mit dem Programm, aus dem die Datei kommt.',
  },
};
