/**
 * A fake of ZEGO's SDK: an in-memory service and an SDK class that talks to it, true to what was observed of the real one.
 * No network; media are real, by clones within the page.
 */
import type { ZegoSdkClass } from '../../src/engine/zego/zego-sdk-types.js';
import { FakeZegoClient } from './fake-zego/client.js';
import { FakeZegoCloud } from './fake-zego/cloud.js';

export type { FakeZegoClient, FakeZegoCloud };

/** A service of its own, and the SDK class to inject. */
export function fakeZego(): { readonly cloud: FakeZegoCloud; readonly Sdk: ZegoSdkClass } {
  const cloud = new FakeZegoCloud();
  class Sdk extends FakeZegoClient {
    constructor(appId: number, server: string | string[], { scenario }: { readonly scenario: number }) {
      super(cloud, appId, server, scenario);
    }

    static presetLogConfig(...args: unknown[]): boolean {
      cloud.statics.push({ name: 'presetLogConfig', args });
      return true;
    }

    static setEngineOptions(...args: unknown[]): void {
      cloud.statics.push({ name: 'setEngineOptions', args });
    }
  }
  return { cloud, Sdk };
}
