import { ZegoEngine } from '../../../src/engine/zego/zego-engine.js';
import type { CallError } from '../../../src/errors.js';
import { fakeZego } from '../../support/fake-zego-sdk.js';
import { syntheticMedia } from '../../support/media.js';
import { expect } from '../../support/testing.js';
import { callNames, HeldTimers, joinOptions, never, OPTIONS, rejection, Stage } from './stage.js';

describe('ZegoEngine', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage.leave());

  describe('while being built', () => {
    it('touches nothing', () => {
      stage.seat('ann');
      expect(stage.zego.cloud.clients).to.deep.equal([]);
      expect(stage.zego.cloud.statics).to.deep.equal([]);
    });
  });

  describe('while in a call', () => {
    it("keeps the order of ZEGO's quick start", async () => {
      const media = syntheticMedia();
      const bob = await stage.join('bob');
      await bob.engine.publish('camera', media.stream, never);
      const ann = await stage.join('ann');
      await ann.engine.publish('camera', media.stream, never);
      await ann.heard('stream-added');
      const { sdk } = ann;
      expect(sdk.calls.findIndex(({ name }) => name === 'loginRoom')).to.be.above(
        sdk.calls.map(({ name }) => name).lastIndexOf('on'),
      );
      expect(sdk.calls.find(({ name }) => name === 'loginRoom')?.args[3]).to.deep.equal({ userUpdate: true });
      await ann.engine.leave();
      expect(callNames(sdk)).to.deep.equal([
        'setEngineConfig',
        'setLogConfig',
        'loginRoom',
        'startPlayingStream',
        'createStream',
        'startPublishingStream',
        'stopPublishingStream',
        'destroyStream',
        'stopPlayingStream',
        'logoutRoom',
        'destroyEngine',
      ]);
      expect(sdk.handlerCount).to.equal(0);
      await media.stop();
    });

    it('builds the SDK for a video call with the servers given', async () => {
      const one = await stage.join('ann', { appId: 7, server: ' wss://a.example/ws  wss://b.example/ws ' });
      expect(one.sdk.built).to.deep.equal({
        appId: 7,
        server: ['wss://a.example/ws', 'wss://b.example/ws'],
        scenario: 4,
      });
      const other = await stage.join('bob');
      expect(other.sdk.built.server).to.equal('');
    });

    it('joins once', async () => {
      const ann = await stage.join('ann');
      expect((await rejection(ann.engine.join(joinOptions('ann'), never))).code).to.equal('internal');
    });

    it('rejects commands before joining', async () => {
      const ann = stage.seat('ann');
      expect((await rejection(ann.engine.sendMessage('hello'))).code).to.equal('message-failed');
    });
  });

  describe('while the SDK starts', () => {
    it('calls what the SDK throws a configuration fault', async () => {
      class Broken extends stage.zego.Sdk {
        constructor() {
          super(0, '', { scenario: 4 });
          throw new TypeError('appID must be a number');
        }
      }
      const engine = new ZegoEngine(Broken, OPTIONS);
      expect((await rejection(engine.join(joinOptions('ann'), never))).code).to.equal('configuration');
      await engine.leave();
    });

    it('silences it, and keeps its loggers from the network without telemetry only', async () => {
      const { cloud } = stage.zego;
      const ann = await stage.join('ann', { telemetry: false });
      const nowhere = { logreport: '127.0.0.1:9', detaillog: '127.0.0.1:9' };
      expect(cloud.statics).to.deep.equal([
        { name: 'presetLogConfig', args: [{ logLevel: 'disable' }] },
        { name: 'setEngineOptions', args: [{ customDomain: nowhere }] },
      ]);
      expect(ann.sdk.calls.find(({ name }) => name === 'setLogConfig')?.args).to.deep.equal([
        { logLevel: 'disable', remoteLogLevel: 'disable' },
      ]);
      const bob = await stage.join('bob', { telemetry: true });
      expect(cloud.statics.at(-1)).to.deep.equal({ name: 'setEngineOptions', args: [{ customDomain: {} }] });
      expect(bob.sdk.calls.find(({ name }) => name === 'setLogConfig')?.args).to.deep.equal([
        { logLevel: 'disable' },
      ]);
    });
  });

  describe('while joining', () => {
    for (const [vendorCode, code] of [
      [1002034, 'room-full'],
      [1102016, 'token-invalid'],
      [1102018, 'token-expired'],
      [1002066, 'not-authorized'],
      [1001004, 'configuration'],
    ] as const)
      it(`rejects with ${code} when ZEGO refuses with ${vendorCode}, and says nothing else`, async () => {
        stage.zego.cloud.refuse('login', vendorCode);
        const ann = stage.seat('ann');
        const error = await rejection(ann.engine.join(joinOptions('ann'), never));
        expect(error).to.include({ code, vendorCode });
        await ann.sdk.settled();
        expect(ann.events).to.deep.equal([]);
      });

    it('rejects arguments ZEGO does not take with configuration', async () => {
      for (const wrong of [{ roomId: '' }, { token: '' }]) {
        const ann = stage.seat('ann');
        const error = await rejection(ann.engine.join(joinOptions('ann', wrong), never));
        expect(error.code).to.equal('configuration');
        await ann.engine.leave();
      }
    });

    it('gives up after 14 s without an answer', async () => {
      const timers = new HeldTimers();
      try {
        const release = stage.zego.cloud.hold('login');
        const ann = stage.seat('ann');
        const joining = rejection(ann.engine.join(joinOptions('ann'), never));
        timers.fire(14_000);
        expect((await joining).code).to.equal('connection-failed');
        await ann.engine.leave();
        release();
        await ann.sdk.settled();
      } finally {
        timers.restore();
      }
    });

    it('leaves without an unhandled rejection when ZEGO answers later', async () => {
      const release = stage.zego.cloud.hold('login');
      const ann = stage.seat('ann');
      const joining = rejection(ann.engine.join(joinOptions('ann'), never));
      const { sdk } = ann;
      await ann.engine.leave();
      expect((await joining).code).to.equal('cancelled');
      release();
      await sdk.settled();
      expect(callNames(sdk).slice(-2)).to.deep.equal(['logoutRoom', 'destroyEngine']);
    });
  });

  describe('while leaving', () => {
    it('goes on when a step fails, and reports it', async () => {
      const media = syntheticMedia();
      const ann = await stage.join('ann');
      await ann.engine.publish('camera', media.stream, never);
      ann.sdk.logoutRoom = () => {
        throw new Error('no logout');
      };
      const reports: unknown[] = [];
      const { reportError } = globalThis;
      globalThis.reportError = (error) => reports.push(error);
      try {
        await ann.engine.leave();
      } finally {
        globalThis.reportError = reportError;
      }
      const faults = (reports as AggregateError[]).flatMap(({ errors }) => errors as CallError[]);
      expect(faults.map(({ code }) => code)).to.deep.equal(['internal']);
      expect(callNames(ann.sdk).at(-1)).to.equal('destroyEngine');
      await media.stop();
    });

    it('destroys the engine once, however often it is left', async () => {
      const ann = await stage.join('ann');
      await Promise.all([ann.engine.leave(), ann.engine.leave()]);
      await ann.engine.leave();
      expect(callNames(ann.sdk).filter((name) => name === 'destroyEngine')).to.have.length(1);
    });

    it('lets the handlers of others on', async () => {
      const ann = await stage.join('ann');
      ann.sdk.on('tokenWillExpire', () => undefined);
      let left = -1;
      const { destroyEngine } = ann.sdk;
      ann.sdk.destroyEngine = () => {
        left = ann.sdk.handlerCount;
        destroyEngine.call(ann.sdk);
      };
      await ann.engine.leave();
      expect(left).to.equal(1);
    });
  });
});

describe('the fake SDK', () => {
  it('throws when it is destroyed twice', () => {
    const { Sdk } = fakeZego();
    const sdk = new Sdk(1, '', { scenario: 4 });
    sdk.destroyEngine();
    expect(() => sdk.destroyEngine()).to.throw('destroyed');
  });

  it('drops the handlers of everybody when none is named', () => {
    const { Sdk, cloud } = fakeZego();
    const sdk = new Sdk(1, '', { scenario: 4 });
    sdk.on('tokenWillExpire', () => undefined);
    sdk.on('tokenWillExpire', () => undefined);
    cloud.clients[0]?.off('tokenWillExpire');
    expect(cloud.clients[0]?.handlerCount).to.equal(0);
  });
});
