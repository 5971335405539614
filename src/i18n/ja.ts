import { formatIn } from './format.js';
import type { Translation } from './messages.js';

const { plural } = formatIn('ja');

/** Japanese. */
export const ja: Translation = {
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
  weak: '接続が不安定です',
  handRaised: '挙手中',
  paused: '映像は一時停止中',
  yourScreen: '自分の画面',
  screenOf: (name) => `${name} さんの画面`,
  mayNotPublish: 'この通話では視聴のみ可能です。あなたの映像と音声は他の参加者に届きません。',
  join: '参加',
  rejoin: '再参加',
  retry: '再試行',
  cancel: 'キャンセル',
  leave: '通話から退出',
  more: 'その他',
  close: '閉じる',
  chat: 'チャット',
  people: '参加者',
  peopleCount: (count) => plural(count, { other: '参加者、通話中 # 人' }),
  layout: 'レイアウト',
  devices: 'デバイス',
  unread: (count) => plural(count, { other: 'チャット、新着メッセージ # 件' }),
  messageFrom: (name, text) => `${name} さんからのメッセージ：${text}`,
  dismiss: '閉じる',
  resumePlayback: 'タップして音声を聞く',
  turnOn: { microphone: 'マイクをオンにする', camera: 'カメラをオンにする', screen: '画面を共有' },
  turnOff: { microphone: 'マイクをオフにする', camera: 'カメラをオフにする', screen: '共有を停止' },
  isOn: { microphone: 'マイクはオンです', camera: 'カメラはオンです', screen: '画面を共有しています' },
  isOff: { microphone: 'マイクはオフです', camera: 'カメラはオフです', screen: '画面は共有されていません' },
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
  joined: (names) => `${names}が参加しました`,
  gone: (names) => `${names}が退出しました`,
  others: (count) => plural(count, { other: '他 # 人' }),
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
  lobby: {
    preview: 'マイクとカメラをオンにする',
    settings: 'デバイス',
    name: 'あなたの名前',
    joinWithout: {
      microphone: 'マイクなしで参加',
      camera: 'カメラなしで参加',
      both: 'マイクとカメラなしで参加',
    },
  },
  screenDenied:
    '画面を共有できません。システムのプライバシー設定でこのブラウザを許可してから、もう一度お試しください。',
  screenFailed: '画面は共有されていません。もう一度試すか、別のものを共有してください。',
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
    devices: { microphone: 'マイク', camera: 'カメラ', speaker: 'スピーカー' },
    testSpeaker: 'テスト音を再生',
    deviceHelp: {
      site: {
        chrome:
          'アドレスの左にあるアイコンをクリックし、マイクとカメラを許可してから、もう一度お試しください。',
        firefox:
          'アドレスの左にある斜線付きのマイクまたはカメラをクリックし、ブロックを解除してから、もう一度お試しください。',
        safari:
          'メニューバーで「Safari」、「このWebサイトでの設定」の順に選択し、マイクとカメラを許可してから、もう一度お試しください。',
        ios: 'アドレスの横にあるアイコンをタップし、「Webサイトの設定」を開いてマイクとカメラを許可してから、もう一度お試しください。',
      },
      system: {
        mac: 'Mac によってブロックされています。「システム設定」の「プライバシーとセキュリティ」を開き、「マイク」と「カメラ」でブラウザを許可してから、ブラウザを再起動してください。',
        windows:
          'Windows によってブロックされています。「設定」の「プライバシーとセキュリティ」を開き、「マイク」と「カメラ」でデスクトップ アプリを許可してください。',
        android:
          'Android によってブロックされています。「設定」、「アプリ」、お使いのブラウザ、「権限」の順に開き、マイクとカメラを許可してください。',
        ios: 'デバイスによってブロックされています。「設定」、「アプリ」、お使いのブラウザの順に開き、マイクとカメラを許可してください。',
        other:
          'システムによってブロックされています。プライバシー設定で、ブラウザによるマイクとカメラの使用を許可してください。',
      },
      busy: '別の会議アプリやタブが使用していることがよくあります。それを閉じるか、機器を接続し直してから、もう一度お試しください。',
    },
    shortcuts: 'キーボード ショートカット',
    shortcutsHint: '通話にフォーカスがあり、文字を入力していないときに使用できます。',
    keys: {
      microphone: 'マイクのオン / オフ',
      camera: 'カメラのオン / オフ',
      screen: '画面を共有 / 共有を停止',
      chat: 'チャットを開く / 閉じる',
      people: '参加者リストを開く / 閉じる',
      help: 'この一覧を表示',
    },
    layouts: { auto: '自動', grid: 'グリッド', speaker: 'スピーカー ビュー', sidebar: 'サイドバー' },
    deviceKinds: { microphone: 'マイク', camera: 'カメラ', speaker: 'スピーカー' },
    people: {
      count: (count) => plural(count, { other: '# 人が通話中' }),
      search: '参加者を検索',
      nobody: '該当する名前の参加者はいません。',
      self: (name) => `${name}（自分）`,
      pin: (name) => `${name} さんを大きく表示`,
      unpin: (name) => `${name} さんの大きな表示を解除`,
      handUp: '挙手中',
      speaking: '発言中',
      sharing: '画面を共有中',
    },
    chat: {
      log: 'メッセージ',
      empty: 'メッセージはまだありません',
      readers: '現在通話に参加している全員が、送信した内容を読むことができます。',
      write: 'メッセージを入力',
      send: '送信',
      sending: '送信中…',
      failed: '送信できませんでした。',
      retry: '再送信',
      newest: '最新のメッセージ',
      you: '自分',
      bytesLeft: (count) => plural(count, { other: 'あと # バイト' }),
      tooLong: (count) => plural(count, { other: '# バイト超過' }),
    },
  },
};
