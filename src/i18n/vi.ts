import { formatIn } from './format.js';
import type { Messages } from './messages.js';

const { plural } = formatIn('vi');

/** Vietnamese. */
export const vi: Messages = {
  lang: 'vi',
  call: 'Cuộc gọi video',
  controls: 'Điều khiển cuộc gọi',
  you: 'Bạn',
  waiting: 'Đang chờ người khác',
  ready: 'Bạn đã sẵn sàng tham gia?',
  alone: 'Bạn là người đầu tiên ở đây. Những người khác sẽ xuất hiện khi họ tham gia.',
  deserted: 'Mọi người khác đã rời đi.',
  watching: (count) => plural(count, { other: '# người đang xem' }),
  page: (page, pages) => `Trang ${page} / ${pages}`,
  previousPage: 'Trang trước',
  nextPage: 'Trang sau',
  movePicture: 'Di chuyển hình của bạn sang góc khác',
  yourScreen: 'Màn hình của bạn',
  screenOf: (name) => `Màn hình của ${name}`,
  mayNotPublish: 'Bạn có thể xem và nghe cuộc gọi này, nhưng người khác không thể thấy hoặc nghe bạn.',
  join: 'Tham gia',
  rejoin: 'Tham gia lại',
  retry: 'Thử lại',
  cancel: 'Hủy',
  leave: 'Rời khỏi cuộc gọi',
  more: 'Thêm',
  shortcuts: 'Phím tắt',
  dismiss: 'Đóng',
  resumePlayback: 'Nhấn để nghe những người khác',
  turnOn: { microphone: 'Bật micrô', camera: 'Bật camera' },
  turnOff: { microphone: 'Tắt micrô', camera: 'Tắt camera' },
  isOn: { microphone: 'Micrô đang bật', camera: 'Camera đang bật' },
  isOff: { microphone: 'Micrô đang tắt', camera: 'Camera đang tắt' },
  states: {
    idle: '',
    joining: 'Đang tham gia…',
    joined: 'Bạn đang trong cuộc gọi',
    reconnecting: 'Mất kết nối. Đang kết nối lại…',
    leaving: 'Đang rời khỏi…',
    left: 'Bạn đã rời khỏi cuộc gọi',
    failed: 'Bạn không ở trong cuộc gọi',
  },
  steps: { engine: 'Đang chuẩn bị cuộc gọi…', media: 'Đang mở micrô và camera…', room: 'Đang vào phòng…' },
  left: {
    local: 'Bạn đã rời khỏi cuộc gọi',
    removed: 'Bạn đã rời khỏi cuộc gọi',
    replaced: 'Bạn đã tham gia từ nơi khác',
    'room-closed': 'Cuộc gọi đã kết thúc',
    'removed-by-host': 'Người tổ chức đã xóa bạn khỏi cuộc gọi',
  },
  room: (room) => `Phòng ${room}`,
  replaced: {
    microphone: (label) => `Micrô của bạn đã bị ngắt kết nối. Hiện đang dùng: ${label}`,
    camera: (label) => `Camera của bạn đã bị ngắt kết nối. Hiện đang dùng: ${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} đã tắt camera của bạn.`,
    'microphone-off': (name) => `${name} đã tắt micrô của bạn.`,
  },
  joined: (name) => `${name} đã tham gia`,
  gone: (name) => `${name} đã rời khỏi`,
  named: (name, about) => `${name}, ${about}`,
  deviceErrors: {
    microphone: {
      'permission-denied':
        'Trình duyệt không được phép dùng micrô của bạn. Hãy cho phép trong phần cài đặt trang web bên cạnh địa chỉ, rồi bật micrô.',
      'device-missing': 'Không tìm thấy micrô. Hãy kết nối micrô rồi bật lên.',
      'device-busy': 'Một chương trình khác đang dùng micrô của bạn. Hãy tắt ở đó rồi bật tại đây.',
    },
    camera: {
      'permission-denied':
        'Trình duyệt không được phép dùng camera của bạn. Hãy cho phép trong phần cài đặt trang web bên cạnh địa chỉ, rồi bật camera.',
      'device-missing': 'Không tìm thấy camera. Hãy kết nối camera rồi bật lên.',
      'device-busy': 'Một chương trình khác đang dùng camera của bạn. Hãy tắt ở đó rồi bật tại đây.',
    },
  },
  speakerFailed: 'Không thể dùng loa bạn đã chọn. Âm thanh cuộc gọi vẫn phát ở thiết bị trước đó.',
  errors: {
    unsupported:
      'Trình duyệt này không hỗ trợ cuộc gọi video. Hãy mở trang này bằng phiên bản mới của Chrome, Edge, Firefox hoặc Safari.',
    'insecure-context': 'Cuộc gọi video cần một trang bảo mật. Hãy mở trang bằng https://',
    configuration: 'Cuộc gọi này chưa được thiết lập đúng. Hãy báo cho người quản trị trang web này.',
    'engine-load': 'Không tải được cuộc gọi. Hãy kiểm tra kết nối của bạn.',
    'permission-denied':
      'Trình duyệt không được phép dùng micrô hoặc camera của bạn. Hãy cho phép trong phần cài đặt trang web.',
    'device-missing': 'Không tìm thấy micrô hoặc camera.',
    'device-busy': 'Một chương trình khác đang dùng micrô hoặc camera của bạn.',
    'token-invalid': 'Lời mời tham gia cuộc gọi này không hợp lệ. Hãy yêu cầu lời mời mới.',
    'token-expired': 'Lời mời tham gia cuộc gọi này đã hết hạn.',
    'not-authorized': 'Bạn không thể vào cuộc gọi này. Hãy hỏi người đã mời bạn.',
    'room-full': 'Cuộc gọi này đã đủ người.',
    'connection-failed': 'Không thể kết nối với cuộc gọi. Hãy kiểm tra kết nối của bạn.',
    'connection-lost': 'Đã mất kết nối và không thể khôi phục.',
    'publish-failed': 'Hiện những người khác không thể thấy hoặc nghe bạn. Hãy bật lại micrô và camera.',
    'play-failed': 'Hiện không thể thấy hoặc nghe một người tham gia.',
    'message-failed': 'Tin nhắn của bạn chưa được gửi.',
    cancelled: 'Đã hủy tham gia.',
    internal: 'Đã xảy ra lỗi. Hãy tải lại trang rồi tham gia lại.',
  },
  panels: {
    close: 'Đóng',
    shortcuts: 'Phím tắt',
    shortcutsHint: 'Có hiệu lực khi tiêu điểm nằm trong cuộc gọi và bạn không nhập văn bản.',
    keys: { microphone: 'Bật hoặc tắt micrô', camera: 'Bật hoặc tắt camera', help: 'Hiện danh sách này' },
  },
};
