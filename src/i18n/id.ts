import { formatIn } from './format.js';
import type { Translation } from './messages.js';

const { plural } = formatIn('id');

/** Indonesian. */
export const id: Translation = {
  lang: 'id',
  call: 'Panggilan video',
  controls: 'Kontrol panggilan',
  you: 'Anda',
  waiting: 'Menunggu orang lain',
  ready: 'Siap bergabung?',
  alone: 'Anda yang pertama di sini. Orang lain akan muncul saat bergabung.',
  deserted: 'Semua orang lain telah keluar.',
  watching: (count) => plural(count, { other: '# orang menonton' }),
  page: (page, pages) => `Halaman ${page} dari ${pages}`,
  previousPage: 'Halaman sebelumnya',
  nextPage: 'Halaman berikutnya',
  movePicture: 'Pindahkan gambar Anda ke sudut lain',
  weak: 'Koneksi buruk',
  handRaised: 'Mengangkat tangan',
  paused: 'Gambar dijeda',
  yourScreen: 'Layar Anda',
  screenOf: (name) => `Layar ${name}`,
  mayNotPublish:
    'Anda dapat menonton dan mendengarkan panggilan ini, tetapi tidak dapat dilihat atau didengar.',
  join: 'Gabung',
  rejoin: 'Gabung lagi',
  retry: 'Coba lagi',
  cancel: 'Batal',
  leave: 'Keluar dari panggilan',
  more: 'Lainnya',
  close: 'Tutup',
  chat: 'Chat',
  people: 'Peserta',
  peopleCount: (count) => plural(count, { other: 'Peserta, # dalam panggilan' }),
  layout: 'Tata letak',
  devices: 'Perangkat',
  unread: (count) => plural(count, { other: 'Chat, # pesan baru' }),
  messageFrom: (name, text) => `Pesan dari ${name}: ${text}`,
  dismiss: 'Tutup',
  resumePlayback: 'Ketuk untuk mendengar yang lain',
  turnOn: { microphone: 'Nyalakan mikrofon', camera: 'Nyalakan kamera', screen: 'Bagikan layar' },
  turnOff: { microphone: 'Matikan mikrofon', camera: 'Matikan kamera', screen: 'Berhenti berbagi' },
  isOn: { microphone: 'Mikrofon menyala', camera: 'Kamera menyala', screen: 'Anda membagikan layar' },
  isOff: { microphone: 'Mikrofon mati', camera: 'Kamera mati', screen: 'Layar Anda tidak dibagikan' },
  states: {
    idle: '',
    joining: 'Sedang bergabung…',
    joined: 'Anda berada dalam panggilan',
    reconnecting: 'Koneksi terputus. Menghubungkan kembali…',
    leaving: 'Sedang keluar…',
    left: 'Anda keluar dari panggilan',
    failed: 'Anda tidak berada dalam panggilan',
  },
  steps: { engine: 'Menyiapkan panggilan…', media: 'Membuka mikrofon dan kamera…', room: 'Memasuki ruang…' },
  left: {
    local: 'Anda keluar dari panggilan',
    removed: 'Anda keluar dari panggilan',
    replaced: 'Anda bergabung dari tempat lain',
    'room-closed': 'Panggilan telah berakhir',
    'removed-by-host': 'Penyelenggara mengeluarkan Anda dari panggilan',
  },
  room: (room) => `Ruang ${room}`,
  replaced: {
    microphone: (label) => `Mikrofon Anda dicabut. Kini digunakan: ${label}`,
    camera: (label) => `Kamera Anda dicabut. Kini digunakan: ${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} mematikan kamera Anda.`,
    'microphone-off': (name) => `${name} mematikan mikrofon Anda.`,
  },
  joined: (names) => `${names} bergabung`,
  gone: (names) => `${names} keluar`,
  others: (count) => plural(count, { other: '# orang lainnya' }),
  named: (name, about) => `${name}, ${about}`,
  deviceErrors: {
    microphone: {
      'permission-denied':
        'Browser tidak diizinkan menggunakan mikrofon Anda. Izinkan di setelan situs di samping alamat, lalu nyalakan.',
      'device-missing': 'Mikrofon tidak ditemukan. Sambungkan mikrofon, lalu nyalakan.',
      'device-busy': 'Program lain sedang menggunakan mikrofon Anda. Tutup di sana, lalu nyalakan di sini.',
    },
    camera: {
      'permission-denied':
        'Browser tidak diizinkan menggunakan kamera Anda. Izinkan di setelan situs di samping alamat, lalu nyalakan.',
      'device-missing': 'Kamera tidak ditemukan. Sambungkan kamera, lalu nyalakan.',
      'device-busy': 'Program lain sedang menggunakan kamera Anda. Tutup di sana, lalu nyalakan di sini.',
    },
  },
  lobby: {
    preview: 'Nyalakan mikrofon dan kamera',
    settings: 'Perangkat',
    name: 'Nama Anda',
    joinWithout: {
      microphone: 'Gabung tanpa mikrofon',
      camera: 'Gabung tanpa kamera',
      both: 'Gabung tanpa mikrofon dan kamera',
    },
  },
  screenDenied:
    'Layar Anda tidak dapat dibagikan. Izinkan untuk browser ini di setelan privasi sistem Anda, lalu coba lagi.',
  screenFailed: 'Layar Anda tidak dibagikan. Coba lagi, atau bagikan yang lain.',
  speakerFailed:
    'Speaker yang Anda pilih tidak dapat digunakan. Suara panggilan tetap keluar dari perangkat sebelumnya.',
  errors: {
    unsupported:
      'Browser ini tidak mendukung panggilan video. Buka halaman ini di Chrome, Edge, Firefox, atau Safari versi terbaru.',
    'insecure-context': 'Panggilan video memerlukan halaman yang aman. Buka dengan https://',
    configuration: 'Panggilan ini tidak disiapkan dengan benar. Beri tahu pengelola situs ini.',
    'engine-load': 'Panggilan tidak dapat dimuat. Periksa koneksi Anda.',
    'permission-denied':
      'Browser tidak diizinkan menggunakan mikrofon atau kamera Anda. Izinkan di setelan situs.',
    'device-missing': 'Mikrofon atau kamera tidak ditemukan.',
    'device-busy': 'Program lain sedang menggunakan mikrofon atau kamera Anda.',
    'token-invalid': 'Undangan Anda ke panggilan ini tidak valid. Mintalah yang baru.',
    'token-expired': 'Undangan Anda ke panggilan ini sudah kedaluwarsa.',
    'not-authorized': 'Anda tidak dapat memasuki panggilan ini. Tanyakan kepada orang yang mengundang Anda.',
    'room-full': 'Panggilan ini sudah penuh.',
    'connection-failed': 'Panggilan tidak dapat dihubungi. Periksa koneksi Anda.',
    'connection-lost': 'Koneksi terputus dan tidak pulih.',
    'publish-failed':
      'Orang lain tidak dapat melihat atau mendengar Anda saat ini. Nyalakan lagi mikrofon dan kamera.',
    'play-failed': 'Ada peserta yang tidak dapat dilihat atau didengar saat ini.',
    'message-failed': 'Pesan Anda tidak terkirim.',
    cancelled: 'Proses bergabung dibatalkan.',
    internal: 'Terjadi masalah. Muat ulang halaman, lalu gabung lagi.',
  },
  panels: {
    close: 'Tutup',
    devices: { microphone: 'Mikrofon', camera: 'Kamera', speaker: 'Speaker' },
    testSpeaker: 'Putar suara uji',
    deviceHelp: {
      site: {
        chrome: 'Klik ikon di sebelah kiri alamat, izinkan mikrofon dan kamera di sana, lalu coba lagi.',
        firefox:
          'Klik mikrofon atau kamera yang dicoret di sebelah kiri alamat, hapus pemblokirannya, lalu coba lagi.',
        safari:
          'Di bilah menu, pilih Safari, lalu “Pengaturan untuk Situs Web Ini”, izinkan mikrofon dan kamera, lalu coba lagi.',
        ios: 'Ketuk ikon di samping alamat, buka “Pengaturan Situs Web”, izinkan mikrofon dan kamera, lalu coba lagi.',
      },
      system: {
        mac: 'Mac Anda memblokirnya: buka Pengaturan Sistem, “Privasi & Keamanan”, izinkan browser Anda di Mikrofon dan Kamera, lalu mulai ulang browser.',
        windows:
          'Windows memblokirnya: buka Pengaturan, “Privasi & keamanan”, lalu izinkan aplikasi desktop di Mikrofon dan Kamera.',
        android:
          'Android memblokirnya: buka Setelan, Aplikasi, browser Anda, Izin, lalu izinkan Mikrofon dan Kamera.',
        ios: 'Perangkat Anda memblokirnya: buka Pengaturan, App, browser Anda, lalu izinkan Mikrofon dan Kamera.',
        other:
          'Sistem Anda memblokirnya: izinkan browser menggunakan mikrofon dan kamera di setelan privasi.',
      },
      busy: 'Sering kali penyebabnya adalah aplikasi rapat atau tab lain. Tutup, atau cabut lalu pasang kembali perangkatnya, lalu coba lagi.',
    },
    shortcuts: 'Pintasan keyboard',
    shortcutsHint: 'Berfungsi saat fokus berada di panggilan dan Anda tidak sedang mengetik.',
    keys: {
      microphone: 'Nyalakan atau matikan mikrofon',
      camera: 'Nyalakan atau matikan kamera',
      screen: 'Bagikan layar atau berhenti berbagi',
      chat: 'Buka atau tutup chat',
      people: 'Buka atau tutup daftar peserta',
      help: 'Tampilkan daftar ini',
    },
    layouts: { auto: 'Otomatis', grid: 'Kisi', speaker: 'Pembicara', sidebar: 'Bilah samping' },
    deviceKinds: { microphone: 'Mikrofon', camera: 'Kamera', speaker: 'Speaker' },
    people: {
      count: (count) => plural(count, { other: '# orang dalam panggilan' }),
      search: 'Cari peserta',
      nobody: 'Tidak ada orang dengan nama itu di sini.',
      self: (name) => `${name} (Anda)`,
      pin: (name) => `Tampilkan ${name} besar`,
      unpin: (name) => `Berhenti menampilkan ${name} besar`,
      handUp: 'Mengangkat tangan',
      speaking: 'Sedang berbicara',
      sharing: 'Membagikan layar',
    },
    chat: {
      log: 'Pesan',
      empty: 'Belum ada pesan',
      readers: 'Semua orang yang sedang berada dalam panggilan dapat membaca tulisan Anda.',
      write: 'Tulis pesan',
      send: 'Kirim',
      sending: 'Mengirim…',
      failed: 'Tidak terkirim.',
      retry: 'Kirim lagi',
      newest: 'Pesan terbaru',
      you: 'Anda',
      bytesLeft: (count) => plural(count, { other: 'Tersisa # byte' }),
      tooLong: (count) => plural(count, { other: 'Kelebihan # byte' }),
    },
  },
};
