/** The classes and types without registration: to subclass, or for a registry of your own. */
export type { CallInput, EngineName, VideoQuality } from './call/call-config.js';
export type {
  CallDevice,
  CallSnapshot,
  CallState,
  CallStream,
  CallTiming,
  DeviceStatus,
  JoinStep,
  LeaveReason,
  Participant,
  ScreenContent,
  ScreenOptions,
} from './call/call-state.js';
export type { TokenProvider } from './call/token-source.js';
export type { SoundLevels } from './call/sound-levels.js';
export type { CheckStep } from './call/call-state.js';
export type { StageLayout as CallLayout } from './elements/stage/arrangement.js';
export { ZegoCallElement } from './elements/zego-call.js';
export { ZegoLocalVideoElement } from './elements/zego-local-video.js';
export { ZegoRemoteVideoElement } from './elements/zego-remote-video.js';
export type {
  CallEngine,
  CallStats,
  EngineEvent,
  EngineFactory,
  EngineOptions,
  HostCommand,
  JoinOptions,
  PictureSize,
  Reception,
  Simulcast,
  StreamIdentity,
  StreamSource,
  StreamStats,
  TrackKind,
  VideoCodec,
} from './engine/call-engine.js';
export {
  CallError,
  type CallErrorCode,
  type DeviceKind,
  type ErrorDevice,
  type MediaKind,
  type OwnMediaKind,
} from './errors.js';
export type * from './events.js';
