import { formatIn } from './format.js';
import type { Translation } from './messages.js';

const { form, plural } = formatIn('fr');

/** French. */
export const fr: Translation = {
  lang: 'fr',
  call: 'Appel vidéo',
  controls: 'Commandes de l’appel',
  you: 'Vous',
  waiting: 'En attente d’une autre personne',
  ready: 'Prêt à rejoindre l’appel ?',
  alone: 'Vous êtes la première personne ici. Les autres apparaîtront à leur arrivée.',
  deserted: 'Tous les autres ont quitté l’appel.',
  watching: (count) => plural(count, { one: '# personne regarde', other: '# personnes regardent' }),
  page: (page, pages) => `Page ${page} sur ${pages}`,
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  movePicture: 'Déplacer votre image dans un autre coin',
  tileMenu: (name) => `Options pour ${name}`,
  inWindow: 'L’appel est dans sa propre fenêtre',
  weak: 'Mauvaise connexion',
  handRaised: 'Main levée',
  paused: 'Image en pause',
  yourScreen: 'Votre écran',
  screenOf: (name) => `Écran de ${name}`,
  mayNotPublish: 'Dans cet appel, vous pouvez regarder et écouter, mais pas être vu ni entendu.',
  join: 'Rejoindre',
  rejoin: 'Rejoindre à nouveau',
  retry: 'Réessayer',
  cancel: 'Annuler',
  leave: 'Quitter l’appel',
  more: 'Plus',
  close: 'Fermer',
  chat: 'Chat',
  people: 'Participants',
  diagnostics: 'Connexion',
  peopleCount: (count) =>
    plural(count, { one: 'Participants, # dans l’appel', other: 'Participants, # dans l’appel' }),
  layout: 'Disposition',
  devices: 'Appareils',
  unread: (count) => plural(count, { one: 'Chat, # nouveau message', other: 'Chat, # nouveaux messages' }),
  messageFrom: (name, text) => `Message de ${name}\u00a0: ${text}`,
  dismiss: 'Fermer',
  resumePlayback: 'Appuyez pour entendre les autres',
  turnOn: { microphone: 'Activer le micro', camera: 'Activer la caméra', screen: 'Partager l’écran' },
  turnOff: {
    microphone: 'Désactiver le micro',
    camera: 'Désactiver la caméra',
    screen: 'Arrêter le partage',
  },
  isOn: { microphone: 'Micro activé', camera: 'Caméra activée', screen: 'Vous partagez votre écran' },
  isOff: {
    microphone: 'Micro désactivé',
    camera: 'Caméra désactivée',
    screen: 'Votre écran n’est pas partagé',
  },
  states: {
    idle: '',
    joining: 'Connexion en cours…',
    joined: 'Vous êtes dans l’appel',
    reconnecting: 'Connexion perdue. Reconnexion…',
    leaving: 'Sortie de l’appel…',
    left: 'Vous avez quitté l’appel',
    failed: 'Vous n’êtes pas dans l’appel',
  },
  steps: {
    engine: 'Préparation de l’appel…',
    media: 'Ouverture du micro et de la caméra…',
    room: 'Entrée dans la salle…',
  },
  left: {
    local: 'Vous avez quitté l’appel',
    removed: 'Vous avez quitté l’appel',
    replaced: 'Vous avez rejoint l’appel depuis un autre endroit',
    'room-closed': 'L’appel est terminé',
    'removed-by-host': 'Un organisateur vous a retiré de l’appel',
  },
  room: (room) => `Salle ${room}`,
  replaced: {
    microphone: (label) => `Votre micro a été débranché. Micro utilisé\u00a0: ${label}`,
    camera: (label) => `Votre caméra a été débranchée. Caméra utilisée\u00a0: ${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} a désactivé votre caméra.`,
    'microphone-off': (name) => `${name} a désactivé votre micro.`,
  },
  joined: (names, count) =>
    form(count, { one: `${names} a rejoint l’appel`, other: `${names} ont rejoint l’appel` }),
  gone: (names, count) =>
    form(count, { one: `${names} a quitté l’appel`, other: `${names} ont quitté l’appel` }),
  others: (count) => plural(count, { one: '# autre personne', other: '# autres personnes' }),
  named: (name, about) => `${name}, ${about}`,
  deviceErrors: {
    microphone: {
      'permission-denied':
        'Le navigateur n’a pas accès à votre micro. Autorisez-le dans les paramètres du site à côté de l’adresse, puis activez-le.',
      'device-missing': 'Aucun micro n’a été trouvé. Branchez-en un, puis activez-le.',
      'device-busy':
        'Un autre programme utilise votre micro. Fermez-le dans ce programme, puis activez-le ici.',
    },
    camera: {
      'permission-denied':
        'Le navigateur n’a pas accès à votre caméra. Autorisez-la dans les paramètres du site à côté de l’adresse, puis activez-la.',
      'device-missing': 'Aucune caméra n’a été trouvée. Branchez-en une, puis activez-la.',
      'device-busy':
        'Un autre programme utilise votre caméra. Fermez-la dans ce programme, puis activez-la ici.',
    },
  },
  lobby: {
    preview: 'Activer le micro et la caméra',
    settings: 'Appareils',
    name: 'Votre nom',
    joinWithout: {
      microphone: 'Rejoindre sans micro',
      camera: 'Rejoindre sans caméra',
      both: 'Rejoindre sans micro ni caméra',
    },
  },
  screenDenied:
    'Votre écran ne peut pas être partagé. Autorisez-le pour ce navigateur dans les réglages de confidentialité de votre système, puis réessayez.',
  screenFailed: 'Votre écran n’est pas partagé. Réessayez ou partagez autre chose.',
  refused: 'Le navigateur ne l’a pas autorisé.',
  speakerFailed:
    'Le haut-parleur choisi ne peut pas être utilisé. Le son continue de passer par le précédent.',
  errors: {
    unsupported:
      'Ce navigateur ne permet pas les appels vidéo. Ouvrez cette page dans une version récente de Chrome, Edge, Firefox ou Safari.',
    'insecure-context': 'Les appels vidéo nécessitent une page sécurisée. Ouvrez-la avec https://',
    configuration: 'Cet appel n’est pas configuré correctement. Informez le responsable de ce site.',
    'engine-load': 'Impossible de charger l’appel. Vérifiez votre connexion.',
    'permission-denied':
      'Le navigateur n’a pas accès à votre micro ou à votre caméra. Autorisez-les dans les paramètres du site.',
    'device-missing': 'Aucun micro ni aucune caméra n’a été trouvé.',
    'device-busy': 'Un autre programme utilise votre micro ou votre caméra.',
    'token-invalid': 'Votre invitation à cet appel n’est pas valide. Demandez-en une nouvelle.',
    'token-expired': 'Votre invitation à cet appel a expiré.',
    'not-authorized': 'Vous n’avez pas accès à cet appel. Adressez-vous à la personne qui vous a invité.',
    'room-full': 'Cet appel est complet.',
    'connection-failed': 'Impossible de joindre l’appel. Vérifiez votre connexion.',
    'connection-lost': 'La connexion a été perdue et n’a pas pu être rétablie.',
    'publish-failed': 'Les autres ne peuvent ni vous voir ni vous entendre. Réactivez le micro et la caméra.',
    'play-failed': 'Une personne ne peut être ni vue ni entendue pour le moment.',
    'message-failed': 'Votre message n’a pas été envoyé.',
    cancelled: 'La connexion à l’appel a été annulée.',
    internal: 'Un problème est survenu. Rechargez la page et rejoignez à nouveau l’appel.',
  },
  inCall: {
    raiseHand: 'Lever la main',
    lowerHand: 'Baisser la main',
    handLowered: 'Main baissée',
    reactions: 'Réactions',
    reactionNames: {
      thumbsUp: 'Pouce levé',
      applause: 'Applaudissements',
      heart: 'Cœur',
      laughter: 'Rire',
      surprise: 'Surprise',
      party: 'Fête',
    },
    handsUp: (names, count) =>
      form(count, { one: `${names} a levé la main`, other: `${names} ont levé la main` }),
    sharing: (names, count) =>
      form(count, {
        one: `${names} partage maintenant son écran`,
        other: `${names} partagent maintenant leur écran`,
      }),
    sharingNoMore: (names, count) =>
      form(count, {
        one: `${names} ne partage plus son écran`,
        other: `${names} ne partagent plus leur écran`,
      }),
    mutedSpeech: 'Vous parlez, mais votre micro est désactivé.',
    weakLink: 'Votre connexion est faible. Sans la caméra, votre voix restera claire.',
  },
  panels: {
    close: 'Fermer',
    devices: { microphone: 'Micro', camera: 'Caméra', speaker: 'Haut-parleur' },
    testSpeaker: 'Écouter un son de test',
    check: {
      start: 'Vérifier la connexion',
      steps: { devices: 'Micro et caméra', token: 'Invitation', service: 'Service', media: 'Son et image' },
      outcomes: {
        ok: 'fonctionne',
        failed: 'ne fonctionne pas',
        skipped: 'non vérifié',
        running: 'Vérification…',
      },
    },
    deviceHelp: {
      site: {
        chrome: 'Cliquez sur l’icône à gauche de l’adresse, autorisez le micro et la caméra, puis réessayez.',
        firefox:
          'Cliquez sur le micro ou la caméra barrés à gauche de l’adresse, supprimez le blocage, puis réessayez.',
        safari:
          'Dans la barre des menus, choisissez Safari, puis « Réglages pour ce site web », autorisez le micro et la caméra, puis réessayez.',
        ios: 'Touchez l’icône à côté de l’adresse, ouvrez « Réglages du site web », autorisez le micro et la caméra, puis réessayez.',
      },
      system: {
        mac: 'Votre Mac bloque l’accès : ouvrez Réglages Système, « Confidentialité et sécurité », autorisez votre navigateur sous Micro et Appareil photo, puis redémarrez-le.',
        windows:
          'Windows bloque l’accès : ouvrez Paramètres, « Confidentialité et sécurité », puis autorisez les applications de bureau sous Microphone et Caméra.',
        android:
          'Android bloque l’accès : ouvrez Paramètres, Applications, votre navigateur, Autorisations, puis autorisez Micro et Appareil photo.',
        ios: 'Votre appareil bloque l’accès : ouvrez Réglages, Apps, votre navigateur, puis autorisez Micro et Appareil photo.',
        other:
          'Votre système bloque l’accès : autorisez votre navigateur à utiliser le micro et la caméra dans les réglages de confidentialité.',
      },
      busy: 'Il s’agit souvent d’une autre application de réunion ou d’un autre onglet. Fermez-le, ou débranchez puis rebranchez l’appareil, puis réessayez.',
    },
    shortcuts: 'Raccourcis clavier',
    shortcutsHint:
      'Ils fonctionnent tant que le focus est dans l’appel et que vous ne saisissez pas de texte.',
    keys: {
      microphone: 'Activer ou désactiver le micro',
      camera: 'Activer ou désactiver la caméra',
      screen: 'Partager l’écran ou arrêter le partage',
      hand: 'Lever ou baisser la main',
      chat: 'Ouvrir ou fermer le chat',
      people: 'Ouvrir ou fermer la liste des participants',
      help: 'Afficher cette liste',
    },
    tile: {
      pin: 'Épingler',
      unpin: 'Désépingler',
      save: 'Enregistrer l’image',
      fullscreen: 'Plein écran',
      window: 'Image dans l’image',
      volume: 'Volume sonore',
    },
    layouts: { auto: 'Automatique', grid: 'Grille', speaker: 'Intervenant', sidebar: 'Barre latérale' },
    deviceKinds: { microphone: 'Micro', camera: 'Caméra', speaker: 'Haut-parleur' },
    people: {
      count: (count) => plural(count, { one: '# personne dans l’appel', other: '# personnes dans l’appel' }),
      search: 'Rechercher des participants',
      nobody: 'Personne de ce nom n’est ici.',
      self: (name) => `${name} (vous)`,
      pin: (name) => `Afficher ${name} en grand`,
      unpin: (name) => `Ne plus afficher ${name} en grand`,
      handUp: 'Main levée',
      speaking: 'Parle',
      sharing: 'Partage un écran',
    },
    diagnostics: {
      whose: 'Connexion de',
      everybody: 'Tout le monde',
      bitrate: 'Débit',
      loss: 'Paquets perdus',
      roundTrip: 'Aller-retour',
      frameRate: 'Images par seconde',
      up: 'Envoyé',
      down: 'Reçu',
      unknown: '–',
      joining: 'Durée de la connexion à l’appel',
      steps: {
        engine: 'Logiciel chargé',
        media: 'Micro et caméra ouverts',
        login: 'Dans la salle',
        publish: 'Les autres peuvent vous voir et vous entendre',
        remoteFrame: 'Première image d’une autre personne',
      },
      copy: 'Copier les données',
      copied: 'Copié.',
      notCopied: 'Le navigateur ne l’a pas autorisé.',
    },
    chat: {
      log: 'Messages',
      empty: 'Aucun message pour le moment',
      readers: 'Toutes les personnes présentes dans l’appel peuvent lire ce que vous écrivez.',
      write: 'Écrire un message',
      send: 'Envoyer',
      sending: 'Envoi…',
      failed: 'Non envoyé.',
      retry: 'Renvoyer',
      newest: 'Messages les plus récents',
      you: 'Vous',
      bytesLeft: (count) => plural(count, { one: '# octet restant', other: '# octets restants' }),
      tooLong: (count) => plural(count, { one: '# octet en trop', other: '# octets en trop' }),
    },
  },
};
