import { formatIn } from './format.js';
import type { Translation } from './messages.js';

const { plural } = formatIn('es');

/** Spanish. */
export const es: Translation = {
  lang: 'es',
  call: 'Videollamada',
  controls: 'Controles de la llamada',
  you: 'Usted',
  waiting: 'Esperando a otra persona',
  ready: '¿Todo listo para unirse?',
  alone: 'Es la primera persona en llegar. Las demás aparecerán cuando se unan.',
  deserted: 'Todas las demás personas han salido.',
  watching: (count) => plural(count, { one: '# persona está mirando', other: '# personas están mirando' }),
  page: (page, pages) => `Página ${page} de ${pages}`,
  previousPage: 'Página anterior',
  nextPage: 'Página siguiente',
  movePicture: 'Mover su imagen a otra esquina',
  weak: 'Mala conexión',
  handRaised: 'Mano levantada',
  paused: 'Imagen en pausa',
  yourScreen: 'Su pantalla',
  screenOf: (name) => `Pantalla de ${name}`,
  mayNotPublish: 'En esta llamada puede ver y escuchar, pero no ser visto ni oído.',
  join: 'Unirse',
  rejoin: 'Volver a unirse',
  retry: 'Reintentar',
  cancel: 'Cancelar',
  leave: 'Salir de la llamada',
  more: 'Más',
  close: 'Cerrar',
  chat: 'Chat',
  people: 'Participantes',
  peopleCount: (count) => plural(count, { other: 'Participantes, # en la llamada' }),
  layout: 'Diseño',
  devices: 'Dispositivos',
  unread: (count) => plural(count, { one: 'Chat, # mensaje nuevo', other: 'Chat, # mensajes nuevos' }),
  messageFrom: (name, text) => `Mensaje de ${name}: ${text}`,
  dismiss: 'Cerrar',
  resumePlayback: 'Toque para oír a los demás',
  turnOn: { microphone: 'Activar micrófono', camera: 'Activar cámara', screen: 'Compartir pantalla' },
  turnOff: { microphone: 'Desactivar micrófono', camera: 'Desactivar cámara', screen: 'Dejar de compartir' },
  isOn: {
    microphone: 'Micrófono activado',
    camera: 'Cámara activada',
    screen: 'Está compartiendo su pantalla',
  },
  isOff: {
    microphone: 'Micrófono desactivado',
    camera: 'Cámara desactivada',
    screen: 'No se está compartiendo su pantalla',
  },
  states: {
    idle: '',
    joining: 'Entrando…',
    joined: 'Está en la llamada',
    reconnecting: 'Se perdió la conexión. Reconectando…',
    leaving: 'Saliendo…',
    left: 'Ha salido de la llamada',
    failed: 'No está en la llamada',
  },
  steps: {
    engine: 'Preparando la llamada…',
    media: 'Abriendo el micrófono y la cámara…',
    room: 'Entrando en la sala…',
  },
  left: {
    local: 'Ha salido de la llamada',
    removed: 'Ha salido de la llamada',
    replaced: 'Se ha unido desde otro lugar',
    'room-closed': 'La llamada ha terminado',
    'removed-by-host': 'Un organizador lo ha quitado de la llamada',
  },
  room: (room) => `Sala ${room}`,
  replaced: {
    microphone: (label) => `Se desconectó su micrófono. Ahora se usa: ${label}`,
    camera: (label) => `Se desconectó su cámara. Ahora se usa: ${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} ha desactivado su cámara.`,
    'microphone-off': (name) => `${name} ha desactivado su micrófono.`,
  },
  joined: (names, count) => plural(count, { one: `${names} se ha unido`, other: `${names} se han unido` }),
  gone: (names, count) => plural(count, { one: `${names} ha salido`, other: `${names} han salido` }),
  others: (count) => plural(count, { one: '# persona más', other: '# personas más' }),
  named: (name, about) => `${name}, ${about}`,
  deviceErrors: {
    microphone: {
      'permission-denied':
        'El navegador no puede usar el micrófono. Permítalo en la configuración del sitio, junto a la dirección, y después actívelo.',
      'device-missing': 'No se encontró ningún micrófono. Conecte uno y después actívelo.',
      'device-busy':
        'Otro programa está usando el micrófono. Ciérrelo allí y después active el micrófono aquí.',
    },
    camera: {
      'permission-denied':
        'El navegador no puede usar la cámara. Permítalo en la configuración del sitio, junto a la dirección, y después actívela.',
      'device-missing': 'No se encontró ninguna cámara. Conecte una y después actívela.',
      'device-busy': 'Otro programa está usando la cámara. Ciérrelo allí y después active la cámara aquí.',
    },
  },
  lobby: {
    preview: 'Activar micrófono y cámara',
    settings: 'Dispositivos',
    name: 'Su nombre',
    joinWithout: {
      microphone: 'Unirse sin micrófono',
      camera: 'Unirse sin cámara',
      both: 'Unirse sin micrófono ni cámara',
    },
  },
  screenDenied:
    'No se puede compartir su pantalla. Permítalo para este navegador en los ajustes de privacidad de su sistema y vuelva a intentarlo.',
  screenFailed: 'No se está compartiendo su pantalla. Vuelva a intentarlo o comparta otra cosa.',
  speakerFailed: 'No se puede usar el altavoz elegido. La llamada se sigue oyendo donde se oía antes.',
  errors: {
    unsupported:
      'Este navegador no admite videollamadas. Abra esta página en una versión actual de Chrome, Edge, Firefox o Safari.',
    'insecure-context': 'Las videollamadas necesitan una página segura. Ábrala con https://',
    configuration: 'Esta llamada no está bien configurada. Avise a quien administra este sitio.',
    'engine-load': 'No se pudo cargar la llamada. Compruebe su conexión.',
    'permission-denied':
      'El navegador no puede usar el micrófono o la cámara. Permítalo en la configuración del sitio.',
    'device-missing': 'No se encontró ningún micrófono ni ninguna cámara.',
    'device-busy': 'Otro programa está usando el micrófono o la cámara.',
    'token-invalid': 'Su invitación a esta llamada no es válida. Pida una nueva.',
    'token-expired': 'Su invitación a esta llamada ha caducado.',
    'not-authorized': 'No puede entrar en esta llamada. Consulte con quien le invitó.',
    'room-full': 'Esta llamada está completa.',
    'connection-failed': 'No se pudo acceder a la llamada. Compruebe su conexión.',
    'connection-lost': 'Se perdió la conexión y no se pudo recuperar.',
    'publish-failed':
      'Ahora mismo los demás no pueden verle ni oírle. Vuelva a activar el micrófono y la cámara.',
    'play-failed': 'Ahora mismo no se puede ver u oír a alguien.',
    'message-failed': 'No se envió su mensaje.',
    cancelled: 'Se canceló la entrada a la llamada.',
    internal: 'Se produjo un error. Vuelva a cargar la página y únase de nuevo.',
  },
  panels: {
    close: 'Cerrar',
    devices: { microphone: 'Micrófono', camera: 'Cámara', speaker: 'Altavoz' },
    testSpeaker: 'Reproducir un sonido de prueba',
    deviceHelp: {
      site: {
        chrome:
          'Haga clic en el icono a la izquierda de la dirección, permita el micrófono y la cámara y vuelva a intentarlo.',
        firefox:
          'Haga clic en el micrófono o la cámara tachados a la izquierda de la dirección, quite el bloqueo y vuelva a intentarlo.',
        safari:
          'En la barra de menús, elija Safari y después «Ajustes para este sitio web», permita el micrófono y la cámara y vuelva a intentarlo.',
        ios: 'Toque el icono junto a la dirección, abra «Ajustes del sitio web», permita el micrófono y la cámara y vuelva a intentarlo.',
      },
      system: {
        mac: 'Su Mac lo bloquea: abra Ajustes del Sistema, «Privacidad y seguridad», permita su navegador en Micrófono y Cámara y reinícielo.',
        windows:
          'Windows lo bloquea: abra Configuración, «Privacidad y seguridad», y permita las aplicaciones de escritorio en Micrófono y Cámara.',
        android:
          'Android lo bloquea: abra Ajustes, Aplicaciones, su navegador, Permisos, y permita Micrófono y Cámara.',
        ios: 'Su dispositivo lo bloquea: abra Ajustes, Apps, su navegador, y permita Micrófono y Cámara.',
        other:
          'Su sistema lo bloquea: permita que su navegador use el micrófono y la cámara en los ajustes de privacidad.',
      },
      busy: 'A menudo es otra aplicación de reuniones u otra pestaña. Ciérrela, o desconecte y vuelva a conectar el dispositivo, y vuelva a intentarlo.',
    },
    shortcuts: 'Atajos de teclado',
    shortcutsHint: 'Funcionan mientras el foco está en la llamada y no está escribiendo.',
    keys: {
      microphone: 'Activar o desactivar el micrófono',
      camera: 'Activar o desactivar la cámara',
      screen: 'Compartir la pantalla o dejar de compartirla',
      chat: 'Abrir o cerrar el chat',
      people: 'Abrir o cerrar la lista de participantes',
      help: 'Mostrar esta lista',
    },
    layouts: { auto: 'Automático', grid: 'Cuadrícula', speaker: 'Orador', sidebar: 'Barra lateral' },
    deviceKinds: { microphone: 'Micrófono', camera: 'Cámara', speaker: 'Altavoz' },
    people: {
      count: (count) => plural(count, { one: '# persona en la llamada', other: '# personas en la llamada' }),
      search: 'Buscar participantes',
      nobody: 'No hay nadie con ese nombre.',
      self: (name) => `${name} (usted)`,
      pin: (name) => `Mostrar a ${name} en grande`,
      unpin: (name) => `Dejar de mostrar a ${name} en grande`,
      handUp: 'Mano levantada',
      speaking: 'Hablando',
      sharing: 'Compartiendo una pantalla',
    },
    chat: {
      log: 'Mensajes',
      empty: 'Aún no hay mensajes',
      readers: 'Todas las personas que están ahora en la llamada pueden leer lo que escriba.',
      write: 'Escribir un mensaje',
      send: 'Enviar',
      sending: 'Enviando…',
      failed: 'No enviado.',
      retry: 'Volver a enviar',
      newest: 'Mensajes más recientes',
      you: 'Usted',
      bytesLeft: (count) => plural(count, { one: 'Queda # byte', other: 'Quedan # bytes' }),
      tooLong: (count) => plural(count, { one: 'Sobra # byte', other: 'Sobran # bytes' }),
    },
  },
};
