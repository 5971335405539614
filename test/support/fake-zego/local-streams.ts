/** Streams of the fake SDK's own user: created of somebody's tracks, changed and muted. */
import type { TrackKind } from '../../../src/engine/call-engine.js';
import type { ZegoResponse, ZegoSdk } from '../../../src/engine/zego/zego-sdk-types.js';
import { FakeEvents, streamFailure } from './events.js';
import type { FakeLocalStream } from './media.js';

/** See the head of this file. */
export abstract class FakeLocalStreams extends FakeEvents {
  protected readonly created = new Map<MediaStream, FakeLocalStream>();

  /** Brings those who play the stream what is sent now, and tells what that costs. */
  protected abstract feed(stream: MediaStream): void;

  createStream(...args: Parameters<ZegoSdk['createStream']>): Promise<MediaStream> {
    this.note('createStream', args);
    const stream = new MediaStream(args[0].custom.source.getTracks());
    const { bitrate: maxBitrate } = args[0].custom;
    this.created.set(stream, { stream, muted: { audio: false, video: false }, maxBitrate });
    return Promise.resolve(stream);
  }

  enableDualStream(stream: MediaStream): void {
    this.note('enableDualStream', [stream]);
  }

  setVideoConfig(...args: Parameters<ZegoSdk['setVideoConfig']>): Promise<ZegoResponse> {
    this.note('setVideoConfig', args);
    const [stream, { maxBitrate }] = args;
    const local = this.created.get(stream);
    if (local) local.maxBitrate = maxBitrate;
    this.feed(stream);
    return Promise.resolve({ errorCode: 0 });
  }

  destroyStream(stream: MediaStream): void {
    this.note('destroyStream', [stream]);
    this.created.delete(stream);
    for (const track of stream.getTracks()) track.stop();
  }

  replaceTrack(stream: MediaStream, track: MediaStreamTrack): Promise<ZegoResponse> {
    this.note('replaceTrack', [stream, track]);
    const before = stream.getTracks().find(({ kind }) => kind === track.kind);
    if (!before) return Promise.resolve({ errorCode: 1103047, extendedData: 'track is not found' });
    stream.removeTrack(before);
    this.#put(stream, track);
    return Promise.resolve({ errorCode: 0 });
  }

  addTrack(stream: MediaStream, track: MediaStreamTrack): Promise<ZegoResponse> {
    this.note('addTrack', [stream, track]);
    if (stream.getTracks().some(({ kind }) => kind === track.kind))
      return Promise.reject(streamFailure(1103101));
    const known = [...this.created.keys()].some((created) => created.getTracks().includes(track));
    if (!known) return new Promise(() => undefined); // as the SDK, by an exception within
    this.#put(stream, track);
    return Promise.resolve({ errorCode: 0 });
  }

  mutePublishStreamVideo(stream: MediaStream, mute: boolean): boolean {
    this.note('mutePublishStreamVideo', [stream, mute]);
    return this.#mute(stream, 'video', mute);
  }

  mutePublishStreamAudio(stream: MediaStream, mute: boolean): boolean {
    this.note('mutePublishStreamAudio', [stream, mute]);
    return this.#mute(stream, 'audio', mute);
  }

  #put(stream: MediaStream, track: MediaStreamTrack): void {
    stream.addTrack(track);
    if (this.created.get(stream)?.muted[track.kind as TrackKind]) track.enabled = false;
    this.feed(stream);
  }

  #mute(stream: MediaStream, kind: TrackKind, mute: boolean): boolean {
    const local = this.created.get(stream);
    const track = stream.getTracks().find((one) => one.kind === kind);
    if (!track) throw new TypeError("Cannot set properties of undefined (setting 'enabled')");
    if (!local) return false;
    track.enabled = !mute;
    local.muted[kind] = mute;
    this.feed(stream);
    return true;
  }
}
