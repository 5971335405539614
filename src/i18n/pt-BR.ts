import { formatIn } from './format.js';
import type { Translation } from './messages.js';

const { plural } = formatIn('pt-BR');

/** Portuguese of Brazil. */
export const ptBR: Translation = {
  lang: 'pt-BR',
  call: 'Chamada de vídeo',
  controls: 'Controles da chamada',
  you: 'Você',
  waiting: 'Aguardando outra pessoa',
  ready: 'Tudo pronto para participar?',
  alone: 'Você é a primeira pessoa aqui. As outras aparecerão quando entrarem.',
  deserted: 'Todas as outras pessoas saíram.',
  watching: (count) => plural(count, { one: '# pessoa assistindo', other: '# pessoas assistindo' }),
  page: (page, pages) => `Página ${page} de ${pages}`,
  previousPage: 'Página anterior',
  nextPage: 'Próxima página',
  movePicture: 'Mover sua imagem para outro canto',
  weak: 'Conexão ruim',
  handRaised: 'Mão levantada',
  paused: 'Imagem pausada',
  yourScreen: 'Sua tela',
  screenOf: (name) => `Tela de ${name}`,
  mayNotPublish: 'Nesta chamada, você pode assistir e ouvir, mas não pode aparecer nem falar.',
  join: 'Participar',
  rejoin: 'Participar novamente',
  retry: 'Tentar novamente',
  cancel: 'Cancelar',
  leave: 'Sair da chamada',
  more: 'Mais',
  close: 'Fechar',
  chat: 'Chat',
  people: 'Participantes',
  peopleCount: (count) => plural(count, { other: 'Participantes, # na chamada' }),
  layout: 'Layout da chamada',
  devices: 'Dispositivos',
  unread: (count) => plural(count, { one: 'Chat, # nova mensagem', other: 'Chat, # novas mensagens' }),
  messageFrom: (name, text) => `Mensagem de ${name}: ${text}`,
  dismiss: 'Fechar',
  resumePlayback: 'Toque para ouvir os outros',
  turnOn: { microphone: 'Ativar microfone', camera: 'Ativar câmera', screen: 'Compartilhar tela' },
  turnOff: { microphone: 'Desativar microfone', camera: 'Desativar câmera', screen: 'Parar de compartilhar' },
  isOn: {
    microphone: 'Microfone ativado',
    camera: 'Câmera ativada',
    screen: 'Você está compartilhando sua tela',
  },
  isOff: {
    microphone: 'Microfone desativado',
    camera: 'Câmera desativada',
    screen: 'Sua tela não está sendo compartilhada',
  },
  states: {
    idle: '',
    joining: 'Entrando…',
    joined: 'Você está na chamada',
    reconnecting: 'Conexão perdida. Reconectando…',
    leaving: 'Saindo…',
    left: 'Você saiu da chamada',
    failed: 'Você não está na chamada',
  },
  steps: {
    engine: 'Preparando a chamada…',
    media: 'Abrindo o microfone e a câmera…',
    room: 'Entrando na sala…',
  },
  left: {
    local: 'Você saiu da chamada',
    removed: 'Você saiu da chamada',
    replaced: 'Você entrou na chamada em outro lugar',
    'room-closed': 'A chamada terminou',
    'removed-by-host': 'Um organizador removeu você da chamada',
  },
  room: (room) => `Sala ${room}`,
  replaced: {
    microphone: (label) => `Seu microfone foi desconectado. Em uso agora: ${label}`,
    camera: (label) => `Sua câmera foi desconectada. Em uso agora: ${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} desativou sua câmera.`,
    'microphone-off': (name) => `${name} desativou seu microfone.`,
  },
  joined: (names, count) => plural(count, { one: `${names} entrou`, other: `${names} entraram` }),
  gone: (names, count) => plural(count, { one: `${names} saiu`, other: `${names} saíram` }),
  others: (count) => plural(count, { one: 'mais # pessoa', other: 'mais # pessoas' }),
  named: (name, about) => `${name}, ${about}`,
  deviceErrors: {
    microphone: {
      'permission-denied':
        'O navegador não tem permissão para usar seu microfone. Permita nas configurações do site, ao lado do endereço, e depois ative-o.',
      'device-missing': 'Nenhum microfone foi encontrado. Conecte um e depois ative-o.',
      'device-busy':
        'Outro programa está usando seu microfone. Feche-o no outro programa e depois ative-o aqui.',
    },
    camera: {
      'permission-denied':
        'O navegador não tem permissão para usar sua câmera. Permita nas configurações do site, ao lado do endereço, e depois ative-a.',
      'device-missing': 'Nenhuma câmera foi encontrada. Conecte uma e depois ative-a.',
      'device-busy':
        'Outro programa está usando sua câmera. Feche-a no outro programa e depois ative-a aqui.',
    },
  },
  lobby: {
    preview: 'Ativar microfone e câmera',
    settings: 'Dispositivos',
    name: 'Seu nome',
    joinWithout: {
      microphone: 'Participar sem microfone',
      camera: 'Participar sem câmera',
      both: 'Participar sem microfone e câmera',
    },
  },
  screenDenied:
    'Sua tela não pode ser compartilhada. Permita isso para este navegador nas configurações de privacidade do sistema e tente novamente.',
  screenFailed: 'Sua tela não está sendo compartilhada. Tente novamente ou compartilhe outra coisa.',
  speakerFailed:
    'Não é possível usar o alto-falante escolhido. O som da chamada continua saindo pelo anterior.',
  errors: {
    unsupported:
      'Este navegador não permite chamadas de vídeo. Abra esta página em uma versão atual do Chrome, Edge, Firefox ou Safari.',
    'insecure-context': 'As chamadas de vídeo precisam de uma página segura. Abra-a com https://',
    configuration: 'Esta chamada não está configurada corretamente. Avise quem administra este site.',
    'engine-load': 'Não foi possível carregar a chamada. Verifique sua conexão.',
    'permission-denied':
      'O navegador não tem permissão para usar seu microfone ou sua câmera. Permita nas configurações do site.',
    'device-missing': 'Nenhum microfone e nenhuma câmera foram encontrados.',
    'device-busy': 'Outro programa está usando seu microfone ou sua câmera.',
    'token-invalid': 'Seu convite para esta chamada não é válido. Peça um novo.',
    'token-expired': 'Seu convite para esta chamada expirou.',
    'not-authorized': 'Você não pode entrar nesta chamada. Fale com quem convidou você.',
    'room-full': 'Esta chamada está cheia.',
    'connection-failed': 'Não foi possível acessar a chamada. Verifique sua conexão.',
    'connection-lost': 'A conexão foi perdida e não voltou.',
    'publish-failed':
      'Os outros não podem ver nem ouvir você no momento. Ative o microfone e a câmera novamente.',
    'play-failed': 'No momento, não é possível ver ou ouvir alguém.',
    'message-failed': 'Sua mensagem não foi enviada.',
    cancelled: 'A entrada na chamada foi cancelada.',
    internal: 'Algo deu errado. Recarregue a página e participe novamente.',
  },
  panels: {
    close: 'Fechar',
    devices: { microphone: 'Microfone', camera: 'Câmera', speaker: 'Alto-falante' },
    testSpeaker: 'Reproduzir um som de teste',
    deviceHelp: {
      site: {
        chrome: 'Clique no ícone à esquerda do endereço, permita o microfone e a câmera e tente novamente.',
        firefox:
          'Clique no microfone ou na câmera com um risco à esquerda do endereço, remova o bloqueio e tente novamente.',
        safari:
          'Na barra de menus, escolha Safari e depois “Ajustes para Este Site”, permita o microfone e a câmera e tente novamente.',
        ios: 'Toque no ícone ao lado do endereço, abra “Ajustes do Site”, permita o microfone e a câmera e tente novamente.',
      },
      system: {
        mac: 'Seu Mac está bloqueando o acesso: abra Ajustes do Sistema, “Privacidade e Segurança”, permita seu navegador em Microfone e Câmera e reinicie o navegador.',
        windows:
          'O Windows está bloqueando o acesso: abra Configurações, “Privacidade e segurança”, e permita os aplicativos da área de trabalho em Microfone e Câmera.',
        android:
          'O Android está bloqueando o acesso: abra Configurações, Apps, seu navegador, Permissões, e permita Microfone e Câmera.',
        ios: 'Seu dispositivo está bloqueando o acesso: abra Ajustes, Apps, seu navegador, e permita Microfone e Câmera.',
        other:
          'Seu sistema está bloqueando o acesso: permita que seu navegador use o microfone e a câmera nas configurações de privacidade.',
      },
      busy: 'Muitas vezes é outro app de reunião ou outra aba. Feche-o, ou desconecte e reconecte o dispositivo, e tente novamente.',
    },
    shortcuts: 'Atalhos do teclado',
    shortcutsHint: 'Funcionam enquanto o foco está na chamada e você não está digitando.',
    keys: {
      microphone: 'Ativar ou desativar o microfone',
      camera: 'Ativar ou desativar a câmera',
      screen: 'Compartilhar a tela ou parar de compartilhar',
      chat: 'Abrir ou fechar o chat',
      people: 'Abrir ou fechar a lista de participantes',
      help: 'Mostrar esta lista',
    },
    layouts: { auto: 'Automático', grid: 'Grade', speaker: 'Orador', sidebar: 'Barra lateral' },
    deviceKinds: { microphone: 'Microfone', camera: 'Câmera', speaker: 'Alto-falante' },
    people: {
      count: (count) => plural(count, { one: '# pessoa na chamada', other: '# pessoas na chamada' }),
      search: 'Pesquisar participantes',
      nobody: 'Não há ninguém com esse nome.',
      self: (name) => `${name} (você)`,
      pin: (name) => `Mostrar ${name} em tamanho grande`,
      unpin: (name) => `Parar de mostrar ${name} em tamanho grande`,
      handUp: 'Mão levantada',
      speaking: 'Falando',
      sharing: 'Compartilhando uma tela',
    },
    chat: {
      log: 'Mensagens',
      empty: 'Ainda não há mensagens',
      readers: 'Todos os que estão na chamada agora podem ler o que você escrever.',
      write: 'Escrever uma mensagem',
      send: 'Enviar',
      sending: 'Enviando…',
      failed: 'Não enviada.',
      retry: 'Enviar novamente',
      newest: 'Mensagens mais recentes',
      you: 'Você',
      bytesLeft: (count) => plural(count, { one: 'Resta # byte', other: 'Restam # bytes' }),
      tooLong: (count) => plural(count, { one: '# byte a mais', other: '# bytes a mais' }),
    },
  },
};
