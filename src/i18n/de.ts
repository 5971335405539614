import { formatIn } from './format.js';
import type { Translation } from './messages.js';

const { form, plural } = formatIn('de');

/** German. */
export const de: Translation = {
  lang: 'de',
  call: 'Videoanruf',
  controls: 'Anrufsteuerung',
  you: 'Sie',
  waiting: 'Warten auf eine weitere Person',
  ready: 'Bereit zum Teilnehmen?',
  alone: 'Sie sind die erste Person hier. Weitere Personen erscheinen, sobald sie teilnehmen.',
  deserted: 'Alle anderen haben den Anruf verlassen.',
  watching: (count) => plural(count, { one: '# Person sieht zu', other: '# Personen sehen zu' }),
  page: (page, pages) => `Seite ${page} von ${pages}`,
  previousPage: 'Vorherige Seite',
  nextPage: 'Nächste Seite',
  movePicture: 'Ihr Bild in eine andere Ecke verschieben',
  tileMenu: (name) => `Optionen für ${name}`,
  inWindow: 'Der Anruf ist in einem eigenen Fenster',
  weak: 'Schlechte Verbindung',
  handRaised: 'Hand gehoben',
  paused: 'Bild angehalten',
  yourScreen: 'Ihr Bildschirm',
  screenOf: (name) => `Bildschirm von ${name}`,
  mayNotPublish: 'Sie können in diesem Anruf zusehen und zuhören, aber nicht gesehen oder gehört werden.',
  join: 'Teilnehmen',
  rejoin: 'Erneut teilnehmen',
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
  leave: 'Anruf verlassen',
  more: 'Mehr',
  close: 'Schließen',
  chat: 'Chat',
  people: 'Personen',
  diagnostics: 'Verbindung',
  peopleCount: (count) => plural(count, { one: 'Personen, # im Anruf', other: 'Personen, # im Anruf' }),
  layout: 'Layout',
  devices: 'Geräte',
  unread: (count) => plural(count, { one: 'Chat, # neue Nachricht', other: 'Chat, # neue Nachrichten' }),
  messageFrom: (name, text) => `Nachricht von ${name}: ${text}`,
  dismiss: 'Schließen',
  resumePlayback: 'Tippen, um die anderen zu hören',
  turnOn: {
    microphone: 'Mikrofon einschalten',
    camera: 'Kamera einschalten',
    screen: 'Bildschirm freigeben',
  },
  turnOff: { microphone: 'Mikrofon ausschalten', camera: 'Kamera ausschalten', screen: 'Freigabe beenden' },
  isOn: { microphone: 'Mikrofon an', camera: 'Kamera an', screen: 'Sie geben Ihren Bildschirm frei' },
  isOff: {
    microphone: 'Mikrofon aus',
    camera: 'Kamera aus',
    screen: 'Ihr Bildschirm wird nicht freigegeben',
  },
  states: {
    idle: '',
    joining: 'Teilnahme wird vorbereitet…',
    joined: 'Sie sind im Anruf',
    reconnecting: 'Verbindung unterbrochen. Sie wird wiederhergestellt…',
    leaving: 'Anruf wird verlassen…',
    left: 'Sie haben den Anruf verlassen',
    failed: 'Sie sind nicht im Anruf',
  },
  steps: {
    engine: 'Anruf wird vorbereitet…',
    media: 'Mikrofon und Kamera werden geöffnet…',
    room: 'Raum wird betreten…',
  },
  left: {
    local: 'Sie haben den Anruf verlassen',
    removed: 'Sie haben den Anruf verlassen',
    replaced: 'Sie nehmen an einem anderen Ort teil',
    'room-closed': 'Der Anruf wurde beendet',
    'removed-by-host': 'Sie wurden aus dem Anruf entfernt',
  },
  room: (room) => `Raum ${room}`,
  replaced: {
    microphone: (label) => `Ihr Mikrofon wurde getrennt. Jetzt in Verwendung: ${label}`,
    camera: (label) => `Ihre Kamera wurde getrennt. Jetzt in Verwendung: ${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} hat Ihre Kamera ausgeschaltet.`,
    'microphone-off': (name) => `${name} hat Ihr Mikrofon ausgeschaltet.`,
  },
  joined: (names, count) =>
    form(count, { one: `${names} nimmt jetzt teil`, other: `${names} nehmen jetzt teil` }),
  gone: (names, count) =>
    form(count, { one: `${names} hat den Anruf verlassen`, other: `${names} haben den Anruf verlassen` }),
  others: (count) => plural(count, { one: '# weitere Person', other: '# weitere Personen' }),
  named: (name, about) => `${name}, ${about}`,
  deviceErrors: {
    microphone: {
      'permission-denied':
        'Der Browser darf Ihr Mikrofon nicht verwenden. Erlauben Sie es in den Website-Einstellungen neben der Adresse und schalten Sie es dann ein.',
      'device-missing':
        'Es wurde kein Mikrofon gefunden. Schließen Sie eines an und schalten Sie es dann ein.',
      'device-busy':
        'Ein anderes Programm verwendet Ihr Mikrofon. Schließen Sie es dort und schalten Sie das Mikrofon dann hier ein.',
    },
    camera: {
      'permission-denied':
        'Der Browser darf Ihre Kamera nicht verwenden. Erlauben Sie es in den Website-Einstellungen neben der Adresse und schalten Sie sie dann ein.',
      'device-missing':
        'Es wurde keine Kamera gefunden. Schließen Sie eine an und schalten Sie sie dann ein.',
      'device-busy':
        'Ein anderes Programm verwendet Ihre Kamera. Schließen Sie es dort und schalten Sie die Kamera dann hier ein.',
    },
  },
  lobby: {
    preview: 'Mikrofon und Kamera einschalten',
    settings: 'Geräte',
    name: 'Ihr Name',
    joinWithout: {
      microphone: 'Ohne Mikrofon teilnehmen',
      camera: 'Ohne Kamera teilnehmen',
      both: 'Ohne Mikrofon und Kamera teilnehmen',
    },
  },
  screenDenied:
    'Ihr Bildschirm darf nicht freigegeben werden. Erlauben Sie es diesem Browser in den Datenschutzeinstellungen Ihres Systems und versuchen Sie es dann erneut.',
  screenFailed:
    'Ihr Bildschirm wird nicht freigegeben. Versuchen Sie es erneut oder geben Sie etwas anderes frei.',
  refused: 'Der Browser hat es nicht erlaubt.',
  speakerFailed:
    'Der ausgewählte Lautsprecher kann nicht verwendet werden. Der Ton kommt weiter aus dem bisherigen.',
  errors: {
    unsupported:
      'Mit diesem Browser sind keine Videoanrufe möglich. Öffnen Sie diese Seite in einer aktuellen Version von Chrome, Edge, Firefox oder Safari.',
    'insecure-context': 'Videoanrufe benötigen eine sichere Seite. Öffnen Sie sie mit https://',
    configuration:
      'Dieser Anruf ist nicht richtig eingerichtet. Wenden Sie sich an den Betreiber dieser Website.',
    'engine-load': 'Der Anruf konnte nicht geladen werden. Prüfen Sie Ihre Verbindung.',
    'permission-denied':
      'Der Browser darf Mikrofon oder Kamera nicht verwenden. Erlauben Sie es in den Website-Einstellungen.',
    'device-missing': 'Es wurde weder ein Mikrofon noch eine Kamera gefunden.',
    'device-busy': 'Ein anderes Programm verwendet Ihr Mikrofon oder Ihre Kamera.',
    'token-invalid': 'Ihre Einladung zu diesem Anruf ist ungültig. Bitten Sie um eine neue.',
    'token-expired': 'Ihre Einladung zu diesem Anruf ist abgelaufen.',
    'not-authorized':
      'Sie haben keinen Zutritt zu diesem Anruf. Wenden Sie sich an die Person, die Sie eingeladen hat.',
    'room-full': 'Dieser Anruf ist voll.',
    'connection-failed': 'Der Anruf war nicht erreichbar. Prüfen Sie Ihre Verbindung.',
    'connection-lost': 'Die Verbindung wurde unterbrochen und konnte nicht wiederhergestellt werden.',
    'publish-failed':
      'Die anderen können Sie gerade weder sehen noch hören. Schalten Sie Mikrofon und Kamera wieder ein.',
    'play-failed': 'Jemand ist gerade nicht zu sehen oder zu hören.',
    'message-failed': 'Ihre Nachricht wurde nicht gesendet.',
    cancelled: 'Die Teilnahme wurde abgebrochen.',
    internal: 'Ein Fehler ist aufgetreten. Laden Sie die Seite neu und nehmen Sie erneut teil.',
  },
  inCall: {
    raiseHand: 'Hand heben',
    lowerHand: 'Hand senken',
    handLowered: 'Hand gesenkt',
    reactions: 'Reaktionen',
    reactionNames: {
      thumbsUp: 'Daumen hoch',
      applause: 'Applaus',
      heart: 'Herz',
      laughter: 'Lachen',
      surprise: 'Staunen',
      party: 'Jubel',
    },
    handsUp: (names, count) =>
      form(count, { one: `${names} hat die Hand gehoben`, other: `${names} haben die Hand gehoben` }),
    sharing: (names, count) =>
      form(count, {
        one: `${names} gibt jetzt den Bildschirm frei`,
        other: `${names} geben jetzt den Bildschirm frei`,
      }),
    sharingNoMore: (names, count) =>
      form(count, {
        one: `${names} gibt den Bildschirm nicht mehr frei`,
        other: `${names} geben den Bildschirm nicht mehr frei`,
      }),
    mutedSpeech: 'Sie sprechen, aber Ihr Mikrofon ist aus.',
    weakLink: 'Ihre Verbindung ist schwach. Ohne Kamera bleibt der Ton verständlich.',
  },
  panels: {
    close: 'Schließen',
    devices: { microphone: 'Mikrofon', camera: 'Kamera', speaker: 'Lautsprecher' },
    testSpeaker: 'Testton abspielen',
    check: {
      start: 'Verbindung prüfen',
      steps: { devices: 'Mikrofon und Kamera', token: 'Einladung', service: 'Dienst', media: 'Ton und Bild' },
      outcomes: {
        ok: 'funktioniert',
        failed: 'funktioniert nicht',
        skipped: 'nicht geprüft',
        running: 'Wird geprüft…',
      },
    },
    deviceHelp: {
      site: {
        chrome:
          'Klicken Sie auf das Symbol links neben der Adresse, erlauben Sie dort Mikrofon und Kamera und versuchen Sie es dann erneut.',
        firefox:
          'Klicken Sie auf das durchgestrichene Mikrofon oder die Kamera links neben der Adresse, heben Sie die Blockierung auf und versuchen Sie es dann erneut.',
        safari:
          'Wählen Sie in der Menüleiste „Safari“ und dann „Einstellungen für diese Website“, erlauben Sie Mikrofon und Kamera und versuchen Sie es dann erneut.',
        ios: 'Tippen Sie auf das Symbol neben der Adresse, öffnen Sie „Website-Einstellungen“, erlauben Sie Mikrofon und Kamera und versuchen Sie es dann erneut.',
      },
      system: {
        mac: 'Ihr Mac blockiert den Zugriff: Öffnen Sie in den Systemeinstellungen „Datenschutz & Sicherheit“, erlauben Sie Ihren Browser unter „Mikrofon“ und „Kamera“ und starten Sie ihn neu.',
        windows:
          'Windows blockiert den Zugriff: Öffnen Sie in den Einstellungen „Datenschutz und Sicherheit“ und erlauben Sie Desktop-Apps unter „Mikrofon“ und „Kamera“.',
        android:
          'Android blockiert den Zugriff: Öffnen Sie in den Einstellungen „Apps“, Ihren Browser und „Berechtigungen“ und erlauben Sie Mikrofon und Kamera.',
        ios: 'Ihr Gerät blockiert den Zugriff: Öffnen Sie in den Einstellungen „Apps“ und Ihren Browser und erlauben Sie Mikrofon und Kamera.',
        other:
          'Ihr System blockiert den Zugriff: Erlauben Sie Ihrem Browser in den Datenschutzeinstellungen, Mikrofon und Kamera zu verwenden.',
      },
      busy: 'Oft ist es eine andere Meeting-App oder ein anderer Tab. Schließen Sie diese oder stecken Sie das Gerät neu ein und versuchen Sie es dann erneut.',
    },
    shortcuts: 'Tastenkombinationen',
    shortcutsHint: 'Sie gelten, solange der Fokus im Anruf ist und Sie nichts eingeben.',
    keys: {
      microphone: 'Mikrofon ein- oder ausschalten',
      camera: 'Kamera ein- oder ausschalten',
      screen: 'Bildschirm freigeben oder Freigabe beenden',
      hand: 'Hand heben oder senken',
      chat: 'Chat öffnen oder schließen',
      people: 'Personenliste öffnen oder schließen',
      help: 'Diese Liste anzeigen',
    },
    tile: {
      pin: 'Anheften',
      unpin: 'Nicht mehr anheften',
      save: 'Bild speichern',
      fullscreen: 'Vollbild',
      window: 'Bild-in-Bild',
      volume: 'Lautstärke',
    },
    layouts: { auto: 'Automatisch', grid: 'Raster', speaker: 'Sprecheransicht', sidebar: 'Seitenleiste' },
    deviceKinds: { microphone: 'Mikrofon', camera: 'Kamera', speaker: 'Lautsprecher' },
    people: {
      count: (count) => plural(count, { one: '# Person im Anruf', other: '# Personen im Anruf' }),
      search: 'Personen suchen',
      nobody: 'Hier ist niemand mit diesem Namen.',
      self: (name) => `${name} (Sie)`,
      pin: (name) => `${name} groß anzeigen`,
      unpin: (name) => `${name} nicht mehr groß anzeigen`,
      handUp: 'Hand gehoben',
      speaking: 'Spricht',
      sharing: 'Gibt einen Bildschirm frei',
    },
    diagnostics: {
      whose: 'Wessen Verbindung',
      everybody: 'Alle',
      bitrate: 'Bitrate',
      loss: 'Verlorene Pakete',
      roundTrip: 'Paketumlaufzeit',
      frameRate: 'Bilder pro Sekunde',
      up: 'Gesendet',
      down: 'Empfangen',
      unknown: '–',
      joining: 'Dauer des Beitretens',
      steps: {
        engine: 'Software geladen',
        media: 'Mikrofon und Kamera offen',
        login: 'Im Raum',
        publish: 'Andere können Sie sehen und hören',
        remoteFrame: 'Erstes Bild einer anderen Person',
      },
      copy: 'Werte kopieren',
      copied: 'Kopiert.',
      notCopied: 'Der Browser hat es nicht erlaubt.',
    },
    chat: {
      log: 'Nachrichten',
      empty: 'Noch keine Nachrichten',
      readers: 'Alle, die jetzt im Anruf sind, können lesen, was Sie schreiben.',
      write: 'Nachricht schreiben',
      send: 'Senden',
      sending: 'Wird gesendet…',
      failed: 'Nicht gesendet.',
      retry: 'Erneut senden',
      newest: 'Neueste Nachrichten',
      you: 'Sie',
      bytesLeft: (count) => plural(count, { one: 'Noch # Byte', other: 'Noch # Bytes' }),
      tooLong: (count) => plural(count, { one: '# Byte zu lang', other: '# Bytes zu lang' }),
    },
  },
};
