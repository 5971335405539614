import { formatIn } from './format.js';
import type { Messages } from './messages.js';

const { plural } = formatIn('ko');

/** Korean. */
export const ko: Messages = {
  lang: 'ko',
  call: '영상 통화',
  controls: '통화 제어',
  you: '나',
  waiting: '다른 참가자를 기다리는 중',
  ready: '참가할 준비가 되셨나요?',
  alone: '첫 번째로 참가하셨습니다. 다른 사람이 참가하면 여기에 표시됩니다.',
  deserted: '다른 참가자가 모두 나갔습니다.',
  watching: (count) => plural(count, { other: '#명 시청 중' }),
  page: (page, pages) => `${page}/${pages}페이지`,
  previousPage: '이전 페이지',
  nextPage: '다음 페이지',
  movePicture: '내 화면을 다른 모서리로 이동',
  yourScreen: '내 화면',
  screenOf: (name) => `${name} 님의 화면`,
  mayNotPublish: '이 통화에서는 보고 들을 수만 있으며, 다른 사람이 나를 보거나 들을 수 없습니다.',
  join: '참가',
  rejoin: '다시 참가',
  retry: '다시 시도',
  cancel: '취소',
  leave: '통화 나가기',
  more: '더보기',
  shortcuts: '단축키',
  dismiss: '닫기',
  resumePlayback: '탭하여 소리 듣기',
  turnOn: { microphone: '마이크 켜기', camera: '카메라 켜기' },
  turnOff: { microphone: '마이크 끄기', camera: '카메라 끄기' },
  isOn: { microphone: '마이크가 켜져 있음', camera: '카메라가 켜져 있음' },
  isOff: { microphone: '마이크가 꺼져 있음', camera: '카메라가 꺼져 있음' },
  states: {
    idle: '',
    joining: '참가하는 중…',
    joined: '통화에 참가했습니다',
    reconnecting: '연결이 끊어졌습니다. 다시 연결하는 중…',
    leaving: '나가는 중…',
    left: '통화에서 나갔습니다',
    failed: '통화에 참가하지 않았습니다',
  },
  steps: { engine: '통화를 준비하는 중…', media: '마이크와 카메라를 여는 중…', room: '방에 들어가는 중…' },
  left: {
    local: '통화에서 나갔습니다',
    removed: '통화에서 나갔습니다',
    replaced: '다른 곳에서 참가했습니다',
    'room-closed': '통화가 종료되었습니다',
    'removed-by-host': '호스트가 통화에서 내보냈습니다',
  },
  room: (room) => `방 ${room}`,
  replaced: {
    microphone: (label) => `마이크 연결이 해제되었습니다. 현재 사용 중: ${label}`,
    camera: (label) => `카메라 연결이 해제되었습니다. 현재 사용 중: ${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} 님이 내 카메라를 껐습니다.`,
    'microphone-off': (name) => `${name} 님이 내 마이크를 껐습니다.`,
  },
  joined: (name) => `${name} 님이 참가했습니다`,
  gone: (name) => `${name} 님이 나갔습니다`,
  named: (name, about) => `${name}, ${about}`,
  deviceErrors: {
    microphone: {
      'permission-denied':
        '브라우저에서 마이크를 사용할 수 없습니다. 주소 옆의 사이트 설정에서 허용한 다음 마이크를 켜세요.',
      'device-missing': '마이크를 찾을 수 없습니다. 마이크를 연결한 다음 켜세요.',
      'device-busy':
        '다른 프로그램에서 마이크를 사용하고 있습니다. 해당 프로그램에서 닫은 다음 여기에서 켜세요.',
    },
    camera: {
      'permission-denied':
        '브라우저에서 카메라를 사용할 수 없습니다. 주소 옆의 사이트 설정에서 허용한 다음 카메라를 켜세요.',
      'device-missing': '카메라를 찾을 수 없습니다. 카메라를 연결한 다음 켜세요.',
      'device-busy':
        '다른 프로그램에서 카메라를 사용하고 있습니다. 해당 프로그램에서 닫은 다음 여기에서 켜세요.',
    },
  },
  speakerFailed: '선택한 스피커를 사용할 수 없습니다. 소리는 이전 기기에서 계속 들립니다.',
  errors: {
    unsupported:
      '이 브라우저에서는 영상 통화를 할 수 없습니다. 최신 버전의 Chrome, Edge, Firefox 또는 Safari에서 이 페이지를 여세요.',
    'insecure-context': '영상 통화에는 보안 페이지가 필요합니다. https:// 로 여세요',
    configuration: '이 통화가 올바르게 설정되지 않았습니다. 사이트 관리자에게 알려 주세요.',
    'engine-load': '통화를 불러올 수 없습니다. 연결을 확인하세요.',
    'permission-denied': '브라우저에서 마이크나 카메라를 사용할 수 없습니다. 사이트 설정에서 허용하세요.',
    'device-missing': '마이크나 카메라를 찾을 수 없습니다.',
    'device-busy': '다른 프로그램에서 마이크나 카메라를 사용하고 있습니다.',
    'token-invalid': '이 통화의 초대가 올바르지 않습니다. 새 초대를 요청하세요.',
    'token-expired': '이 통화의 초대가 만료되었습니다.',
    'not-authorized': '이 통화에 들어갈 수 없습니다. 초대한 사람에게 문의하세요.',
    'room-full': '이 통화는 인원이 가득 찼습니다.',
    'connection-failed': '통화에 연결할 수 없습니다. 연결을 확인하세요.',
    'connection-lost': '연결이 끊어져 복구되지 않았습니다.',
    'publish-failed': '지금은 다른 사람이 나를 보거나 들을 수 없습니다. 마이크와 카메라를 다시 켜세요.',
    'play-failed': '지금은 일부 참가자를 보거나 들을 수 없습니다.',
    'message-failed': '메시지가 전송되지 않았습니다.',
    cancelled: '참가가 취소되었습니다.',
    internal: '문제가 발생했습니다. 페이지를 새로고침한 다음 다시 참가하세요.',
  },
  panels: {
    close: '닫기',
    shortcuts: '단축키',
    shortcutsHint: '포커스가 통화에 있고 글을 입력하지 않을 때 작동합니다.',
    keys: { microphone: '마이크 켜기 또는 끄기', camera: '카메라 켜기 또는 끄기', help: '이 목록 표시' },
  },
};
