import { formatIn } from './format.js';
import type { Messages } from './messages.js';

const { plural } = formatIn('ja');

/** Japanese. */
export const ja: Messages = {
  lang: 'ja',
  call: 'ビデオ通話',
  controls: '通話の操作',
  you: '自分',
  waiting: '他の参加者を待っています',
  ready: '参加する準備はできましたか？',
  alone: '最初の参加者です。他の人が参加すると、ここに表示されます。',
  deserted: '他の参加者は全員退出しました。',
  watching: (count) => plural(count, { other: '# 人が視聴中' }),
  page: (page, pages) => `${page} / ${pages} ページ`,
  previousPage: '前のページ',
  nextPage: '次のページ',
  movePicture: '自分の映像を別の隅に移動',
  yourScreen: '自分の画面',
  screenOf: (name) => `${name} さんの画面`,
  mayNotPublish: 'この通話では視聴のみ可能です。あなたの映像と音声は他の参加者に届きません。',
  join: '参加',
  rejoin: '再参加',
  retry: '再試行',
  cancel: 'キャンセル',
  leave: '通話から退出',
  more: 'その他',
  shortcuts: 'キーボード ショートカット',
  dismiss: '閉じる',
  resumePlayback: 'タップして音声を聞く',
  turnOn: { microphone: 'マイクをオンにする', camera: 'カメラをオンにする' },
  turnOff: { microphone: 'マイクをオフにする', camera: 'カメラをオフにする' },
  isOn: { microphone: 'マイクはオンです', camera: 'カメラはオンです' },
  isOff: { microphone: 'マイクはオフです', camera: 'カメラはオフです' },
  states: {
    idle: '',
    joining: '参加しています…',
    joined: '通話に参加しました',
    reconnecting: '接続が切れました。再接続しています…',
    leaving: '退出しています…',
    left: '通話から退出しました',
    failed: '通話に参加していません',
  },
  steps: {
    engine: '通話を準備しています…',
    media: 'マイクとカメラを起動しています…',
    room: 'ルームに入室しています…',
  },
  left: {
    local: '通話から退出しました',
    removed: '通話から退出しました',
    replaced: '別の場所から参加しました',
    'room-closed': '通話は終了しました',
    'removed-by-host': '主催者によって通話から削除されました',
  },
  room: (room) => `ルーム ${room}`,
  replaced: {
    microphone: (label) => `マイクの接続が解除されました。現在使用中：${label}`,
    camera: (label) => `カメラの接続が解除されました。現在使用中：${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} さんがあなたのカメラをオフにしました。`,
    'microphone-off': (name) => `${name} さんがあなたのマイクをオフにしました。`,
  },
  joined: (name) => `${name} さんが参加しました`,
  gone: (name) => `${name} さんが退出しました`,
  named: (name, about) => `${name}、${about}`,
  deviceErrors: {
    microphone: {
      'permission-denied':
        'ブラウザがマイクを使用できません。アドレスの横にあるサイトの設定で許可してから、マイクをオンにしてください。',
      'device-missing': 'マイクが見つかりません。マイクを接続してからオンにしてください。',
      'device-busy':
        '別のプログラムがマイクを使用しています。そのプログラムでの使用を終了してから、ここでオンにしてください。',
    },
    camera: {
      'permission-denied':
        'ブラウザがカメラを使用できません。アドレスの横にあるサイトの設定で許可してから、カメラをオンにしてください。',
      'device-missing': 'カメラが見つかりません。カメラを接続してからオンにしてください。',
      'device-busy':
        '別のプログラムがカメラを使用しています。そのプログラムでの使用を終了してから、ここでオンにしてください。',
    },
  },
  speakerFailed: '選択したスピーカーを使用できません。音声は引き続きこれまでの機器から流れます。',
  errors: {
    unsupported:
      'このブラウザではビデオ通話を利用できません。最新の Chrome、Edge、Firefox、Safari のいずれかでこのページを開いてください。',
    'insecure-context': 'ビデオ通話には安全なページが必要です。https:// で開いてください',
    configuration: 'この通話は正しく設定されていません。このサイトの管理者にお知らせください。',
    'engine-load': '通話を読み込めませんでした。接続を確認してください。',
    'permission-denied': 'ブラウザがマイクまたはカメラを使用できません。サイトの設定で許可してください。',
    'device-missing': 'マイクもカメラも見つかりません。',
    'device-busy': '別のプログラムがマイクまたはカメラを使用しています。',
    'token-invalid': 'この通話への招待は無効です。新しい招待を依頼してください。',
    'token-expired': 'この通話への招待は有効期限が切れています。',
    'not-authorized': 'この通話に参加する権限がありません。招待した人にお問い合わせください。',
    'room-full': 'この通話は満員です。',
    'connection-failed': '通話に接続できませんでした。接続を確認してください。',
    'connection-lost': '接続が切れ、復旧できませんでした。',
    'publish-failed':
      '現在、あなたの映像と音声は他の参加者に届いていません。マイクとカメラをもう一度オンにしてください。',
    'play-failed': '現在、映像または音声を受信できない参加者がいます。',
    'message-failed': 'メッセージを送信できませんでした。',
    cancelled: '参加をキャンセルしました。',
    internal: '問題が発生しました。ページを再読み込みしてから、もう一度参加してください。',
  },
  panels: {
    close: '閉じる',
    shortcuts: 'キーボード ショートカット',
    shortcutsHint: '通話にフォーカスがあり、文字を入力していないときに使用できます。',
    keys: { microphone: 'マイクのオン / オフ', camera: 'カメラのオン / オフ', help: 'この一覧を表示' },
  },
};
