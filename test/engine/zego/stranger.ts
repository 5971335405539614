/** Somebody in the room with another ZEGO client than ours, who publishes what and how they like. */
import type { FakeZegoClient } from '../../support/fake-zego-sdk.js';
import { syntheticMedia } from '../../support/media.js';
import type { Stage } from './stage.js';

/** See the head of this file. */
export interface Stranger {
  readonly sdk: FakeZegoClient;
  /** Publishes a new stream, with that extra info; resolves when it is there. */
  publish(streamId: string, extraInfo?: string): Promise<void>;
  /** Mutes the picture of a stream, as the SDK does. */
  mute(streamId: string, mute: boolean): void;
  leave(): Promise<void>;
}

/** Enters the room of the stage. */
export async function enterStranger({ zego }: Stage, userID: string): Promise<Stranger> {
  const engine = new zego.Sdk(1, '', { scenario: 4 });
  await engine.loginRoom('daily', 'token', { userID, userName: userID }, { userUpdate: true });
  const sdk = zego.cloud.client(userID);
  let gone = false;
  const media: { stop(): Promise<void> }[] = [];
  const streams = new Map<string, MediaStream>();
  return {
    sdk,
    async publish(streamId, extraInfo = 'hello') {
      const made = syntheticMedia();
      media.push(made);
      const stream = await sdk.createStream({ custom: { source: made.stream.clone(), bitrate: 500 } });
      streams.set(streamId, stream);
      sdk.startPublishingStream(streamId, stream, {
        videoCodec: 'H264',
        enableAutoSwitchVideoCodec: true,
        extraInfo,
      });
      await sdk.settled();
    },
    mute(streamId, mute) {
      const stream = streams.get(streamId);
      if (stream) sdk.mutePublishStreamVideo(stream, mute);
    },
    async leave() {
      if (gone) return;
      gone = true;
      sdk.destroyEngine();
      for (const made of media) await made.stop();
    },
  };
}
