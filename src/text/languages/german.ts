/**
 * German, all sentences in the order of English, whose files hold the notes. Long because a translator reads one file.
 * It says “du”, never “Sie”; quotes are „…“; a number or an ellipsis never stands alone on a line (no-break space).
 */
import type { Language } from '../language.ts'

export const german = {
  tag: 'de',
  name: 'Deutsch',
  dir: 'ltr',
  sentences: {
    // everywhere
    'page.title_with_error': 'Fehler: {title}',
    'page.title_in_app': '{title} · {app}',
    'page.offline': 'Du bist offline. Nichts geht verloren: Es geht weiter, sobald du wieder online bist.',
    'foot.label': 'Über diese Seite',
    'foot.home': 'Zurück zu {app}',
    'foot.terms': 'Nutzungsbedingungen',
    'foot.privacy': 'Datenschutz',
    'foot.support': 'Hilfe',
    'field.email': 'E-Mail',
    'field.email.missing': 'Gib deine E-Mail-Adresse ein.',
    'field.email.malformed': 'Gib eine E-Mail-Adresse wie name@example.com ein.',
    'field.name': 'Name',
    'field.name.hint': 'Wie dürfen wir dich nennen?',
    'field.name.missing': 'Gib deinen Namen ein.',
    'field.name.long': 'Nimm einen kürzeren Namen mit höchstens 100 Zeichen.',
    'field.password': 'Passwort',
    'field.password.missing': 'Gib dein Passwort ein.',
    'field.new_password': 'Neues Passwort',
    'field.new_password.hint': '15 Zeichen oder mehr. Ein Satz ist gut.',
    'field.new_password.missing': 'Wähle ein Passwort.',
    'field.new_password.short': 'Nimm 15 Zeichen oder mehr. Ein Satz ist gut.',
    'field.new_password.long': 'Nimm höchstens 256 Zeichen.',
    'field.new_password.common':
      'Viele benutzen dieses Passwort, es ist leicht zu erraten. Wähle ein anderes.',
    'field.new_password.personal': 'Lass deinen Namen, deine E-Mail und den Namen des Dienstes weg.',
    'field.new_password.progress': '{count, plural, one {Noch # Zeichen} other {Noch # Zeichen}}',
    'field.new_password.enough': 'Lang genug.',
    'field.password.show': 'Anzeigen',
    'field.password.hide': 'Verbergen',
    'button.continue': 'Weiter',
    'button.back': 'Zurück',
    'button.start_again': 'Neu beginnen',
    'button.busy': 'Einen Moment\u00a0…',
    'button.checking': 'Wird geprüft\u00a0…',
    'passkey.use': 'Mit Passkey fortfahren',
    'passkey.create': 'Passkey erstellen',
    'passkey.what':
      'Ein Passkey ist dein Gesicht, dein Fingerabdruck oder deine Displaysperre statt eines Passworts.',
    'passkey.needs_script': 'Passkeys brauchen JavaScript, und das ist in diesem Browser ausgeschaltet.',
    'passkey.unsupported':
      'Dieser Browser kann keine Passkeys verwenden. Wähle stattdessen einen anderen Weg.',
    'passkey.cancelled':
      'Es wurde kein Passkey verwendet. Versuche es noch einmal oder wähle einen anderen Weg.',
    'passkey.failed':
      'Dieser Passkey hat nicht funktioniert. Versuche es noch einmal oder wähle einen anderen Weg.',
    'device.name': '{browser} auf {system}',
    'passkey.known': 'Dieses Gerät hat schon einen Passkey für dein Konto.',
    'region.eu': 'Europäische Union',
    'region.us': 'Vereinigte Staaten',
    'region.ap': 'Asien-Pazifik',
    'region.eu.line.jurisdiction':
      'Deine Daten werden in der Europäischen Union gespeichert und bleiben garantiert dort.',
    'region.eu.line.hint':
      'Deine Daten werden in der Europäischen Union gespeichert. Wir bitten darum, dass sie dort bleiben, aber garantiert ist das nicht.',
    'region.us.line.jurisdiction':
      'Deine Daten werden in den Vereinigten Staaten gespeichert und bleiben garantiert dort.',
    'region.us.line.hint':
      'Deine Daten werden in den Vereinigten Staaten gespeichert. Wir bitten darum, dass sie dort bleiben, aber garantiert ist das nicht.',
    'region.ap.line.jurisdiction':
      'Deine Daten werden im Raum Asien-Pazifik gespeichert und bleiben garantiert dort.',
    'region.ap.line.hint':
      'Deine Daten werden im Raum Asien-Pazifik gespeichert. Wir bitten darum, dass sie dort bleiben, aber garantiert ist das nicht.',
    'region.change': 'Ändern',
    'region.field': 'Speicherort meiner Daten',
    'region.option': '{region} (garantiert)',
    'region.option_hint': '{region} (nicht garantiert)',
    'region.unknown': 'Wähle eine Region aus der Liste.',

    // front
    'front.title': 'Anmelden',
    'front.heading': 'Hier meldest du dich bei {app} an',
    'front.lead': 'Ein Konto für {app} und alles, was es nutzt. Um deines kannst du dich hier kümmern.',
    'front.account': 'Zu deinem Konto',
    'front.sign_in': 'Anmelden',
    'front.sign_up': 'Konto erstellen',
    'front.regions': 'Wo deine Daten liegen können',
    'front.regions.choice': 'Du wählst einen davon, wenn du dein Konto erstellst.',

    // login
    'sign_in.title': 'Anmelden',
    'sign_in.heading': 'Bei {app} anmelden',
    'sign_in.button': 'Anmelden',
    'sign_in.or': 'oder',
    'sign_in.no_match': 'E-Mail und Passwort passen nicht zusammen.',
    'sign_in.forgot': 'Die Anmeldung klappt nicht?',
    'sign_in.new_here': 'Neu hier?',
    'sign_in.create': 'Konto erstellen',
    'sign_in.restarted':
      'Die Seite war eine Weile offen, deshalb haben wir neu begonnen. Es ist nichts verloren.',
    'sign_in.last_used': 'Zuletzt verwendet',
    'sign_up.title': 'Konto erstellen',
    'sign_up.heading': 'Erstelle dein Konto bei {app}',
    'sign_up.next': 'Wir schicken dir per E-Mail einen sechsstelligen Code.',
    'sign_up.have_one': 'Du hast schon ein Konto?',
    'sign_up.sign_in': 'Anmelden',
    'sign_up.waiting':
      'Neue Konten müssen einen Moment warten: Eine unserer Regionen ist nicht erreichbar. Versuche es in einer Minute noch einmal.',
    'code.title': 'Code eingeben',
    'code.heading': 'Sieh in deine E-Mails',
    'code.sent.sign_up': 'Wir haben einen sechsstelligen Code an {address} geschickt.',
    'code.sent.recovery':
      'Wenn es ein Konto für {address} gibt, haben wir einen sechsstelligen Code dorthin geschickt.',
    'code.field': 'Sechsstelliger Code',
    'code.lives': 'Er gilt {minutes, plural, one {#\u00a0Minute} other {#\u00a0Minuten}}.',
    'code.missing': 'Gib die sechs Ziffern aus der E-Mail ein.',
    'code.wrong': 'Der Code gilt nicht. Gib ihn neu ein oder fordere einen anderen an.',
    'code.nothing': 'Keine E-Mail? Sieh im Spam-Ordner nach oder',
    'code.again': 'lass dir einen neuen Code schicken',
    'code.sent_again': 'Wir haben einen neuen Code geschickt. Der vorige gilt nicht mehr.',
    'code.region_silent':
      'Eine unserer Regionen ist nicht erreichbar. Wenn keine E-Mail kommt, versuche es in ein paar Minuten noch einmal.',
    'code.other_address': 'Andere Adresse verwenden',
    'way_in.heading.sign_up': 'Wie möchtest du dich anmelden?',
    'way_in.heading.recovery': 'Füge einen neuen Anmeldeweg hinzu',
    'way_in.passkey_why': 'Das geht schnell, und es gibt nichts zu merken und nichts zu stehlen.',
    'way_in.use_password': 'Stattdessen ein Passwort verwenden',
    'way_in.set_password': 'Dieses Passwort verwenden',
    'way_in.keep_sessions': 'Auf meinen anderen Geräten angemeldet bleiben',
    'way_in.keep_sessions.hint': 'Lass das leer, wenn jemand anders Zugriff gehabt haben könnte.',
    'recovery.title': 'Wieder Zugang bekommen',
    'recovery.heading': 'Wieder Zugang zu deinem Konto',
    'recovery.lead':
      'Wir schicken dir per E-Mail einen sechsstelligen Code. Damit kannst du einen neuen Passkey oder ein neues Passwort hinzufügen.',
    'recovery.button': 'Code schicken',
    'recovery.back': 'Zurück zur Anmeldung',
    'link.unlock.title': 'Diesen Browser freigeben',
    'link.unlock.heading': 'Ist das dein Browser?',
    'link.unlock.lead':
      'Jemand hat versucht, dein Passwort zu erraten, deshalb haben wir die Anmeldung verlangsamt. Drücke auf den Knopf, dann kannst du dich in diesem Browser sofort anmelden.',
    'link.unlock.careful': 'Mach das nicht an einem gemeinsam genutzten Computer.',
    'link.unlock.button': 'Diesen Browser freigeben',
    'link.unlock.done.heading': 'Dieser Browser ist freigegeben',
    'link.unlock.done.lead': 'Du kannst dich jetzt anmelden.',
    'link.undo.title': 'Adressänderung rückgängig machen',
    'link.undo.heading': 'Die Änderung deiner E-Mail-Adresse rückgängig machen?',
    'link.undo.lead':
      'Die Adresse, die diese Mail bekommen hat, gehört dann wieder zu deinem Konto. Alle werden abgemeldet, und seit der Änderung oder kurz davor hinzugefügte Passkeys, Passwörter und Adressen werden entfernt.',
    'link.undo.careful': 'War die Änderung von dir? Dann schließe diese Seite: Es ist noch nichts passiert.',
    'link.undo.button': 'Änderung rückgängig machen',
    'link.undo.done.heading': 'Die Änderung ist rückgängig gemacht',
    'link.undo.done.lead':
      'Deine Adresse ist wieder da, und alle sind abgemeldet. Melde dich an und sieh dir an, wie man sich bei deinem Konto anmelden kann.',
    'link.done.sign_in': 'Anmelden',

    // messages
    'message.reference': 'Referenz {reference}',
    'message.expired.heading': 'Diese Seite ist abgelaufen',
    'message.expired.body':
      'Die Seite war zu lange offen, oder ein Teil der Adresse fehlt. Du kannst von hier aus neu beginnen.',
    'message.error.heading': 'Etwas ist schiefgegangen',
    'message.error.body':
      'Das liegt an uns. Versuche es noch einmal; wenn es wieder passiert, nenne uns die Referenz unten.',
    'message.request.heading': 'Dieser Link stimmt nicht',
    'message.request.body':
      'Die Anwendung, von der du kommst, wollte etwas, das wir nicht können. Geh zu ihr zurück und versuche es noch einmal.',
    'message.form.heading': 'Das konnten wir nicht lesen',
    'message.form.body': 'Geh zurück, prüfe deine Angaben und schicke sie noch einmal ab.',
    'message.foreign.heading': 'Das kam von einer anderen Seite',
    'message.foreign.body':
      'Zu deiner Sicherheit nehmen wir nur Formulare von unseren eigenen Seiten an. Beginne in der Anwendung von vorn.',
    'message.missing.heading': 'Hier gibt es keine Seite',
    'message.missing.body': 'Prüfe die Adresse oder geh zurück zur Anwendung.',
    'message.region_out.heading': 'Ein Teil unseres Systems ist nicht erreichbar',
    'message.region_out.body': 'Deine Daten sind sicher. Warte einen Moment und versuche es noch einmal.',
    'message.too_many.heading': 'Gerade ist viel los',
    'message.too_many.body': 'Aus deinem Netz kamen viele Versuche, deshalb gibt es eine kurze Wartezeit.',
    'message.wait':
      'Warte {count, plural, one {#\u00a0Sekunde} other {#\u00a0Sekunden}} und versuche es dann noch einmal.',
    'message.wait.left': 'In {time} kannst du es noch einmal versuchen.',
    'message.wait.over': 'Du kannst es jetzt noch einmal versuchen.',
    'message.cookies_off.heading': 'Cookies sind ausgeschaltet',
    'message.cookies_off.body':
      'Für die Anmeldung brauchen wir ein Cookie auf dieser Website. Schalte Cookies ein und beginne neu.',
    'message.try_again': 'Noch einmal versuchen',
    'message.start': 'Zur Startseite',
    'message.back_to_app': 'Zurück zu {app}',

    // scopes
    'scope.openid': 'Erkennen, dass du es bist',
    'scope.profile': 'Deinen Namen und dein Profil sehen',
    'scope.email': 'Deine E-Mail-Adresse sehen',
    'scope.phone': 'Deine Telefonnummer sehen',
    'scope.address': 'Deine Postanschrift sehen',
    'scope.offline_access': 'Verbunden bleiben, auch wenn du gerade nicht da bist',
    'scope.other': '„{scope}“ verwenden',

    // consent
    'consent.title': 'Zugriff erlauben',
    'consent.heading': '{client} möchte dein Konto bei {app} verwenden',
    'consent.account': 'Du bist als {account} angemeldet.',
    'consent.verified': '{app} hat geprüft, wer hinter {client} steht.',
    'consent.unverified':
      '{app} hat nicht geprüft, wer hinter dieser Anwendung steht. Mach nur weiter, wenn du {host} kennst.',
    'consent.may': '{client} kann dann',
    'consent.optional': 'Wenn du magst, auch',
    'consent.allowed':
      '{count, plural, one {# Sache, die du schon erlaubt hast} other {# Dinge, die du schon erlaubt hast}}',
    'consent.claim.email_verified': 'Bestätigt',
    'consent.claim.yes': 'Ja',
    'consent.claim.no': 'Nein',
    'consent.claim.locale': 'Sprache',
    'consent.claim.updated_at': 'Zuletzt geändert',
    'consent.sends_to': 'Danach geht es zurück zu {host}.',
    'consent.take_back': 'Du kannst das jederzeit in deinem Konto unter „Anwendungen“ zurücknehmen.',
    'consent.allow': 'Erlauben',
    'consent.deny': 'Nicht erlauben',
    'logout.title': 'Abmelden',
    'logout.heading': 'Bei {app} abmelden?',
    'logout.lead': 'In diesem Browser wirst du überall abgemeldet, wo du dieses Konto verwendest.',
    'logout.button': 'Abmelden',
    'logout.stay': 'Angemeldet bleiben',
    'logout.done.title': 'Abgemeldet',
    'logout.done.heading': 'Du bist abgemeldet',
    'logout.done.lead': 'Schließe an einem gemeinsam genutzten Computer auch den Browser.',
    'logout.done.sign_in': 'Wieder anmelden',

    // account
    'account.title': 'Dein Konto',
    'account.you': 'Über dich',
    'account.you.state': '{count, plural, one {#\u00a0E-Mail-Adresse.} other {#\u00a0E-Mail-Adressen.}}',
    'account.you.language': 'Sprache: {language}',
    'account.you.language.browser': 'Sprache: wie im Browser eingestellt',
    'account.you.edit': 'Bearbeiten',
    'account.profile.title': 'Name und Sprache',
    'account.profile.language': 'Sprache der Seiten und E-Mails',
    'account.profile.language.browser': 'Wie in meinem Browser eingestellt',
    'account.profile.language.unknown': 'Wähle eine Sprache aus der Liste.',
    'account.save': 'Speichern',
    'account.emails': 'E-Mail-Adressen',
    'account.email.primary': 'Hauptadresse',
    'account.email.since': 'Bestätigt am {when}',
    'account.email.held':
      'Du hast {address} aufgegeben. Bis zum {when} holt der Link, den wir per E-Mail dorthin geschickt haben, die Adresse zurück.',
    'account.email.add': 'E-Mail-Adresse hinzufügen',
    'account.email.change': 'Ändern',
    'account.email.change_title': 'E-Mail-Adresse ändern',
    'account.email.change_lead':
      'Die neue Adresse tritt an die Stelle von {address}. Wir schicken ihr per E-Mail einen sechsstelligen Code.',
    'account.email.new': 'Neue E-Mail-Adresse',
    'account.email.make_primary': 'Zur Hauptadresse machen',
    'account.email.known': 'Diese Adresse gehört schon zu deinem Konto.',
    'account.email.taken': 'Diese Adresse gehört zu einem anderen Konto. Verwende eine andere.',
    'account.email.too_many':
      'Wir haben so viele Codes geschickt, wie wir an einem Tag schicken. Versuche es morgen noch einmal.',
    'account.email.full': 'Dein Konto hat so viele Adressen, wie es haben kann. Entferne zuerst eine.',
    'account.ways': 'So meldest du dich an',
    'account.ways.state':
      '{passkeys, plural, =0 {Noch kein Passkey} one {#\u00a0Passkey} other {#\u00a0Passkeys}}, {passwords, plural, =0 {kein Passwort} one {#\u00a0Passwort} other {#\u00a0Passwörter}}.',
    'account.ways.recovery':
      'Wenn du dich nicht mehr anmelden kannst, bekommst du mit einem Code an {address} wieder Zugang.',
    'account.ways.last':
      'Füge zur Sicherheit einen zweiten Anmeldeweg hinzu: Dein letzter lässt sich nicht entfernen.',
    'account.passkey.unnamed': 'Passkey',
    'account.passkey.added': 'Hinzugefügt am {when}',
    'account.passkey.used': 'Zuletzt verwendet am {when}',
    'account.passkey.used_at': 'Zuletzt verwendet am {when}, {place}',
    'account.passkey.rename': 'Umbenennen',
    'account.passkey.rename_title': 'Passkey benennen',
    'account.passkey.name': 'Name des Passkeys',
    'account.passkey.name.hint': 'Etwas, das du wiedererkennst, zum Beispiel das Gerät, auf dem er liegt.',
    'account.passkey.add': 'Passkey hinzufügen',
    'account.passkey.name.missing': 'Gib einen Namen für ihn ein.',
    'account.password': 'Passwort',
    'account.password.set_on': 'Festgelegt am {when}',
    'account.password.set': 'Passwort festlegen',
    'account.password.change': 'Ändern',
    'account.password.change_title': 'Passwort ändern',
    'account.password.save': 'Passwort speichern',
    'account.password.ends': 'Überall sonst wirst du abgemeldet.',
    'account.remove': 'Entfernen',
    'account.sessions': 'Wo du angemeldet bist',
    'account.sessions.state': '{count, plural, one {Nur hier.} other {An #\u00a0Stellen.}}',
    'account.sessions.more':
      '{count, plural, one {Und #\u00a0weitere Stelle, an der du schon länger angemeldet bist.} other {Und #\u00a0weitere Stellen, an denen du schon länger angemeldet bist.}}',
    'account.session.here': 'Dieser Browser',
    'account.session.since': 'Angemeldet {when}',
    'account.session.device': 'Unbekanntes Gerät',
    'account.session.end': 'Abmelden',
    'account.apps': 'Anwendungen',
    'account.apps.state':
      '{count, plural, =0 {Keine Anwendung ist verbunden.} one {#\u00a0Anwendung ist verbunden.} other {#\u00a0Anwendungen sind verbunden.}}',
    'account.app.since': 'Verbunden seit dem {when}',
    'account.app.disconnect': 'Trennen',
    'account.data': 'Privatsphäre und Daten',
    'account.data.eu.jurisdiction':
      'Deine Daten sind in der Europäischen Union gespeichert und bleiben garantiert dort.',
    'account.data.eu.hint':
      'Deine Daten sind in der Europäischen Union gespeichert. Wir bitten darum, dass sie dort bleiben, aber garantiert ist das nicht.',
    'account.data.us.jurisdiction':
      'Deine Daten sind in den Vereinigten Staaten gespeichert und bleiben garantiert dort.',
    'account.data.us.hint':
      'Deine Daten sind in den Vereinigten Staaten gespeichert. Wir bitten darum, dass sie dort bleiben, aber garantiert ist das nicht.',
    'account.data.ap.jurisdiction':
      'Deine Daten sind im Raum Asien-Pazifik gespeichert und bleiben garantiert dort.',
    'account.data.ap.hint':
      'Deine Daten sind im Raum Asien-Pazifik gespeichert. Wir bitten darum, dass sie dort bleiben, aber garantiert ist das nicht.',
    'account.data.key':
      'Dein Name, deine Adressen, Geräte und Orte sind mit einem Schlüssel verschlüsselt, der allein zu dir gehört. Eine gestohlene Kopie der Datenbank verrät deshalb nicht, wer du bist.',
    'account.data.way':
      'Seiten erreichen dich über ein Rechenzentrum in deiner Nähe. Dort wird nichts über dich aufbewahrt.',
    'account.data.apps': 'Anwendungen sehen nur, was oben aufgeführt ist.',
    'account.data.activity': 'Letzte Aktivitäten ansehen',
    'account.sign_out': 'Abmelden',
    'account.sign_out_others': 'Überall sonst abmelden',
    'account.done.passkey_added': 'Dein Passkey ist bereit.',
    'account.done.passkey_removed': 'Dieser Passkey funktioniert hier nicht mehr.',
    'account.done.password_set': 'Dein Passwort ist festgelegt.',
    'account.done.password_removed': 'Dein Passwort ist entfernt.',
    'account.done.session_ended': 'Diese Sitzung ist beendet.',
    'account.done.others_ended': 'Du bist überall sonst abgemeldet.',
    'account.done.profile_saved': 'Gespeichert.',
    'account.done.email_added': 'Deine neue Adresse ist bestätigt. Du kannst dich damit anmelden.',
    'account.done.email_changed': 'Deine Adresse ist geändert. Melde dich ab jetzt mit der neuen an.',
    'account.done.email_removed': 'Diese Adresse gehört nicht mehr zu deinem Konto.',
    'account.done.email_primary': 'Codes und Hinweise gehen jetzt an deine neue Hauptadresse.',
    'account.done.passkey_named': 'Dein Passkey hat seinen neuen Namen.',
    'account.done.disconnected': 'Diese Anwendung ist getrennt.',
    'account.done.proved': 'Danke. Wähle jetzt noch einmal, was du ändern möchtest.',
    'account.problem.changed':
      'Inzwischen hat sich etwas geändert. Sieh noch einmal nach und versuche es erneut.',
    'account.problem.last_way_in': 'Das ist dein letzter Anmeldeweg, deshalb bleibt er.',
    'confirm.remove_passkey': '{what} entfernen?',
    'confirm.remove_passkey.body':
      'Du kannst dich damit dann nicht mehr anmelden. Lösche den Passkey auch auf deinem Gerät, damit er dir nicht wieder angeboten wird.',
    'confirm.remove_password': 'Dein Passwort entfernen?',
    'confirm.remove_password.body': 'Danach meldest du dich nur noch mit einem Passkey an.',
    'confirm.end_session': '{what} abmelden?',
    'confirm.end_session.body': 'Wer dort angemeldet ist, muss sich wieder anmelden.',
    'confirm.end_others': 'Überall sonst abmelden?',
    'confirm.end_others.body':
      'Alle anderen Browser und Anwendungen, die verbunden geblieben sind, müssen dann neu angemeldet werden.',
    'confirm.remove_email': '{what} entfernen?',
    'confirm.remove_email.body':
      'Du kannst dich damit dann nicht mehr anmelden. Eine Zeit lang holt ein Link, den wir per E-Mail dorthin schicken, die Adresse zurück.',
    'confirm.disconnect': '{what} trennen?',
    'confirm.disconnect.body':
      'Die Anwendung erfährt nichts Neues mehr über dich und fragt wieder, wenn du sie das nächste Mal verwendest. Was sie schon gesehen hat, hat sie vielleicht noch.',
    'confirm.cancel': 'Lassen, wie es ist',
    'fresh.title': 'Bestätige, dass du es bist',
    'fresh.lead': 'Das schützt dein Konto. Vor einer Änderung wie dieser fragen wir nach.',
    'fresh.as': 'Angemeldet als {account}.',
    'fresh.wrong': 'Das hat nicht geklappt. Versuche es noch einmal.',
    'fresh.button': 'Bestätigen',

    // activity
    'activity.title': 'Letzte Aktivitäten',
    'activity.lead': 'Was mit deinem Konto passiert ist, das Neueste zuerst.',
    'activity.nothing': 'Es ist noch nichts passiert.',
    'activity.not_you':
      'Etwas davon warst nicht du? Dann melde dich überall sonst ab und ändere danach, wie du dich anmeldest.',
    'activity.back': 'Zurück zu deinem Konto',
    'activity.person.born': 'Konto erstellt',
    'activity.session.opened': 'Angemeldet',
    'activity.session.ended': 'Abgemeldet',
    'activity.sessions.ended_others': 'Überall sonst abgemeldet',
    'activity.credential.added':
      '{method, select, password {Passwort festgelegt} other {Passkey hinzugefügt}}',
    'activity.credential.removed': '{method, select, password {Passwort entfernt} other {Passkey entfernt}}',
    'activity.credential.renamed': 'Passkey umbenannt',
    'activity.password.changed': 'Passwort geändert',
    'activity.profile.changed': 'Name oder Sprache geändert',
    'activity.identifier.added': 'E-Mail-Adresse hinzugefügt',
    'activity.identifier.changed': 'E-Mail-Adresse geändert',
    'activity.identifier.removed': 'E-Mail-Adresse entfernt',
    'activity.identifier.primary_changed': 'Hauptadresse für E-Mails geändert',
    'activity.identifier.restored': 'Änderung der E-Mail-Adresse rückgängig gemacht',
    'activity.recovery.started': 'Code angefordert, um wieder Zugang zu bekommen',
    'activity.recovery.completed': 'Wieder Zugang bekommen, mit einem neuen Anmeldeweg',
    'activity.attempts.paused': 'Anmeldung nach vielen falschen Versuchen verlangsamt',
    'activity.device.trusted': 'Browser freigegeben',
    'activity.consent.granted': 'Anwendung verbunden',
    'activity.consent.withdrawn': 'Anwendung getrennt',
    'activity.family.ended': 'Verbindung einer Anwendung beendet',
    'activity.family.theft_detected':
      'Verbindung einer Anwendung gekappt, weil ihr Schlüssel zweimal verwendet wurde',
    'activity.code.reused': 'Verbindung einer Anwendung gekappt, weil ihre Anmeldung zweimal verwendet wurde',

    // mail
    'mail.asked':
      '{known, select, both {{when}, {device}, Raum {place}} device {{when}, {device}} place {{when}, Raum {place}} other {{when}}}',
    'mail.asked_for': 'Angefordert: {asked}.',
    'mail.happened': 'Wann: {asked}.',
    'mail.not_you.code':
      'Du hast das nicht angefordert? Dann kannst du diese E-Mail ignorieren: Ohne den Code kommt niemand hinein. Verrate ihn niemandem.',
    'mail.not_you.change':
      'Das warst nicht du? Dann verschaffe dir wieder Zugang zu deinem Konto und melde dich überall sonst ab.',
    'mail.button.account': 'Konto ansehen',
    'mail.button.sign_in': 'Anmelden',
    'mail.button.recover': 'Wieder Zugang bekommen',
    'mail.button.unlock': 'Meinen Browser freigeben',
    'mail.button.undo': 'Diese Änderung rückgängig machen',
    'mail.sign_up_code.subject': '{code} ist dein Code für {app}',
    'mail.sign_up_code.lead': 'Gib diesen Code ein, um dein Konto bei {app} zu erstellen:',
    'mail.code_lives': 'Er gilt {minutes, plural, one {#\u00a0Minute} other {#\u00a0Minuten}}.',
    'mail.already_have_account.subject': 'Du hast schon ein Konto bei {app}',
    'mail.already_have_account.lead':
      'Jemand, wahrscheinlich du, wollte mit dieser Adresse ein Konto bei {app} erstellen. Du hast schon eins, deshalb gibt es keinen Code einzugeben.',
    'mail.already_have_account.next':
      'Melde dich stattdessen an. Wenn das nicht geht, hilft dir die Anmeldeseite, wieder Zugang zu bekommen.',
    'mail.already_have_account.not_you':
      'Das warst nicht du? Dann kannst du diese E-Mail ignorieren: Es hat sich nichts geändert.',
    'mail.recovery_code.subject': '{code} ist dein Wiederherstellungscode für {app}',
    'mail.recovery_code.lead': 'Gib diesen Code ein, um wieder Zugang zu deinem Konto bei {app} zu bekommen:',
    'mail.password_changed.subject': 'Dein Passwort bei {app} wurde geändert',
    'mail.password_changed.lead':
      'Das Passwort deines Kontos bei {app} wurde geändert, und alle anderen Browser wurden abgemeldet.',
    'mail.way_in_added.subject':
      '{way, select, passkey {Bei {app} wurde ein Passkey hinzugefügt} other {Bei {app} wurde ein Passwort hinzugefügt}}',
    'mail.way_in_added.lead':
      '{way, select, passkey {Für dein Konto bei {app} gibt es jetzt einen neuen Passkey, mit dem man sich anmelden kann.} other {Für dein Konto bei {app} gibt es jetzt ein Passwort, mit dem man sich anmelden kann.}}',
    'mail.way_in_removed.subject':
      '{way, select, passkey {Bei {app} wurde ein Passkey entfernt} other {Bei {app} wurde dein Passwort entfernt}}',
    'mail.way_in_removed.lead':
      '{way, select, passkey {Mit einem deiner Passkeys kann man sich bei deinem Konto bei {app} nicht mehr anmelden.} other {Mit deinem Passwort kann man sich bei deinem Konto bei {app} nicht mehr anmelden.}}',
    'mail.recovery_done.subject': 'Dein Konto bei {app} wurde wiederhergestellt',
    'mail.recovery_done.lead':
      'Jemand mit einem Code aus deiner E-Mail hat deinem Konto bei {app} einen neuen Anmeldeweg hinzugefügt.',
    'mail.recovery_done.sessions':
      '{kept, select, yes {Andere Browser sind angemeldet geblieben.} other {Alle anderen Browser wurden abgemeldet.}}',
    'mail.account_paused.subject': 'Die Anmeldung bei {app} ist verlangsamt',
    'mail.account_paused.lead':
      'Bei deinem Konto bei {app} gab es viele falsche Versuche. Deshalb ist die Anmeldung mit Passwort in Browsern, die wir nicht kennen, eine Weile ausgesetzt.',
    'mail.account_paused.next':
      'Deine Passkeys funktionieren weiter, ebenso Browser, die du schon benutzt hast. Um dich jetzt mit einem Passwort anzumelden, öffne diesen Link in dem Browser, den du verwenden möchtest:',
    'mail.account_paused.not_you':
      'Das waren nicht deine Versuche? Du musst nichts tun: Keiner davon war erfolgreich.',
    'mail.new_sign_in.subject': 'Neue Anmeldung bei {app}',
    'mail.new_sign_in.lead':
      'Jemand, wahrscheinlich du, hat sich in einem Browser, den wir noch nicht kannten, bei deinem Konto bei {app} angemeldet.',
    'mail.identifier_code.subject': '{code} ist dein Code für {app}',
    'mail.identifier_code.lead':
      'Gib diesen Code ein, um diese Adresse für dein Konto bei {app} zu verwenden:',
    'mail.address_given_up.subject': 'Diese Adresse gehört nicht mehr zu deinem Konto bei {app}',
    'mail.address_given_up.lead':
      'Diese E-Mail-Adresse gehört nicht mehr zu deinem Konto bei {app}. Das Konto hat eine andere, oder diese wurde entfernt.',
    'mail.address_given_up.undo':
      'Warst du das nicht, dann mach es bis zum {date} rückgängig. Die Adresse gehört wieder dir, alle werden abgemeldet, und seither oder kurz davor hinzugefügte Passkeys und Passwörter werden entfernt.',
    'mail.address_given_up.meant': 'Warst du es selbst, gibt es nichts zu tun.',
    'mail.account_changed.subject': 'Dein Konto bei {app} wurde geändert',
    'mail.account_changed.profile': 'Der Name oder die Sprache deines Kontos bei {app} wurde geändert.',
    'mail.account_changed.passkey_name':
      'Ein Passkey deines Kontos bei {app} hat einen anderen Namen bekommen.',
    'mail.account_changed.address': 'Eine E-Mail-Adresse deines Kontos bei {app} wurde geändert.',
    'mail.account_changed.address_added': 'Zu deinem Konto bei {app} kam eine E-Mail-Adresse hinzu.',
    'mail.account_changed.address_removed': 'Eine E-Mail-Adresse wurde aus deinem Konto bei {app} entfernt.',
    'mail.account_changed.address_restored':
      'Eine Änderung der E-Mail-Adresse deines Kontos bei {app} wurde rückgängig gemacht. Alle wurden abgemeldet, und seit der Änderung oder kurz davor hinzugefügte Adressen, Passkeys und Passwörter wurden entfernt.',
    'mail.account_changed.primary_address':
      'Eine andere E-Mail-Adresse ist jetzt die Hauptadresse deines Kontos bei {app}.',
    'mail.account_changed.session':
      'Ein Browser wurde auf der Kontoseite von deinem Konto bei {app} abgemeldet.',
    'mail.account_changed.sessions': 'Alle anderen Browser wurden von deinem Konto bei {app} abgemeldet.',
    'mail.account_changed.application': 'Eine Anwendung wurde von deinem Konto bei {app} getrennt.',
    'mail.refresh_theft.subject': 'Wir haben eine Verbindung mit {client} beendet',
    'mail.refresh_theft.lead':
      'Ein Schlüssel, der {client} mit deinem Konto bei {app} verbunden hält, wurde zweimal verwendet. Das kann heißen, dass er kopiert wurde. Wir haben diese Verbindung beendet; melde dich bei {client} neu an.',
  },
} as const satisfies Language
