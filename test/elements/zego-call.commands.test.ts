import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { CallError } from '../../src/errors.js';
import { expect, fixture, html, oneEvent, withConsole } from '../support/testing.js';
import { CallFixture, next, reached } from './call-fixture.js';

describe('<zego-call> as a page drives it', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const joinOptions = () => test.room.last.calls.find(({ command }) => command === 'join')?.args[0];

  describe('given a value that is not accepted', () => {
    const bad = {
      'app-id': ['abc', 'appId', undefined],
      quality: ['4k', 'quality', '540p'],
      codec: ['av1', 'codec', 'h264'],
      engine: ['skype', 'engine', 'zego'],
      simulcast: ['yes', 'simulcast', 'auto'],
      telemetry: ['maybe', 'telemetry', 'on'],
    } as const;

    for (const [attribute, [value, property, expected]] of Object.entries(bad))
      it(`warns once about ${attribute}="${value}" and ignores it`, async () => {
        const call = await fixture<ZegoCallElement>(html`<zego-call></zego-call>`);
        const lines = await withConsole(async () => {
          call.setAttribute(attribute, value);
          await call.updateComplete;
        });
        expect(lines.map(({ level }) => level)).to.deep.equal(['warn']);
        expect(lines[0]?.text)
          .to.include('<zego-call>')
          .and.include(`${attribute}="${value}"`)
          .and.include('accepted');
        expect(call[property]).to.equal(expected);
      });

    it('keeps the good value it had', async () => {
      const call = await fixture<ZegoCallElement>(html`<zego-call quality="720p" app-id="5"></zego-call>`);
      await withConsole(() => {
        call.quality = 'huge' as '720p';
        call.appId = -1;
      });
      expect(call.quality).to.equal('720p');
      expect(call.appId).to.equal(5);
    });
  });

  describe('when attributes are taken away', () => {
    it('falls back to the defaults', async () => {
      const call = await fixture<ZegoCallElement>(
        html`<zego-call quality="720p" app-id="5" user-id="ann" engine="loopback"></zego-call>`,
      );
      for (const name of ['server', 'room', 'token', 'token-url', 'user-name']) call.setAttribute(name, 'x');
      for (const { name } of [...call.attributes]) call.removeAttribute(name);
      expect(call).to.include({ quality: '540p', appId: undefined, engine: 'zego' });
      expect(call).to.include({ server: '', room: '', token: '', tokenUrl: '', userName: '' });
      expect(call.userId).to.match(/^guest-/);
    });
  });

  describe('when a script sets what is no text', () => {
    it('takes numbers for ids, and null for nothing', async () => {
      const call = await test.call();
      Object.assign(call, { userId: 7, room: 8, server: null, userName: null });
      await call.join();
      expect(joinOptions()).to.include({ userId: '7', roomId: '8', userName: '7' });
      expect(test.room.last.options.server).to.equal('');
    });
  });

  describe('when it cannot work', () => {
    for (const [attribute, value, accepted] of [
      ['app-id', '', 'positive whole number'],
      ['room', '', 'id of the room'],
      ['user-id', 'no%', 'digits, English letters'],
      ['token', 'no token', 'token04'],
      ['token', '', 'token-url'],
    ] as const)
      it(`names ${attribute}="${value}" and what is accepted, and touches nothing`, async () => {
        const call = await fixture<ZegoCallElement>(
          html`<zego-call app-id="5" room="r" user-id="ann" token="04AAAAAGaaaaaaaaaa"></zego-call>`,
        );
        call.setAttribute(attribute, value);
        let opened = 0;
        const { mediaDevices } = navigator;
        const { getUserMedia } = mediaDevices;
        mediaDevices.getUserMedia = () => Promise.reject(new Error(`opened ${++opened}`));
        const fetched = performance.getEntriesByType('resource').length;
        try {
          const error: unknown = await call.join().catch((reason: unknown) => reason);
          expect(error).to.include({ code: 'configuration' });
          expect((error as CallError).message)
            .to.include(attribute)
            .and.to.include(accepted);
        } finally {
          mediaDevices.getUserMedia = getUserMedia;
        }
        expect(opened).to.equal(0);
        expect(performance.getEntriesByType('resource').length).to.equal(fetched);
      });

    it('fails with a configuration error that names the attribute', async () => {
      const call = await fixture<ZegoCallElement>(html`<zego-call engine="loopback"></zego-call>`);
      const told = next(call, 'call-error');
      const error: unknown = await call.join().catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(CallError).and.to.include({ code: 'configuration' });
      expect((error as CallError).message).to.include('room');
      expect((await told).error).to.equal(error);
      expect(call.error).to.equal(error);
    });
  });

  describe('by events', () => {
    it('has the new values before it tells, and tells before the promise settles', async () => {
      const call = await test.call();
      const log: string[] = [];
      call.addEventListener('call-state', ({ detail }) => {
        expect(call.state).to.equal(detail.state);
        expect(call.snapshot.step).to.equal(detail.step);
        log.push(detail.step ?? detail.state);
      });
      await call.join().then(() => log.push('promise'));
      await call.leave().then(() => log.push('promise'));
      expect(log).to.deep.equal(['engine', 'room', 'joined', 'promise', 'leaving', 'left', 'promise']);
    });

    it('bubbles out of shadow roots', async () => {
      const call = await test.call();
      const heard = oneEvent(document, 'call-state');
      const joining = call.join();
      expect((await heard).composed).to.equal(true);
      await joining;
    });

    it('passes messages on', async () => {
      const call = await test.joined();
      const bob = await test.guest('bob', 'Bob');
      const heard = next(call, 'call-message');
      await bob.sendMessage('<b>hi</b>');
      const { from, text } = await heard;
      expect([from.userName, text]).to.deep.equal(['Bob', '<b>hi</b>']);
      const own = next(call, 'call-message', (detail) => detail.from.local);
      await call.sendMessage('hello');
      expect((await own).text).to.equal('hello');
    });

    it('lets a listener leave in the middle of the news', async () => {
      const call = await test.call();
      call.addEventListener('call-state', ({ detail }) => {
        if (detail.state === 'joined') void call.leave();
      });
      await call.join();
      await reached(call, 'left');
    });
  });

  describe('by commands of plain HTML', () => {
    const press = async (call: ZegoCallElement, command: string) => {
      call.id = 'call';
      const button = await fixture<HTMLButtonElement>(
        html`<button commandfor="call" command=${command}>press</button>`,
      );
      button.click();
    };

    it('joins, switches the devices and leaves', async function () {
      if (!('commandForElement' in HTMLButtonElement.prototype)) this.skip();
      const call = await test.call({ viewOnly: false, source: test.media() });
      const on = next(call, 'call-media', ({ kind, status }) => kind === 'camera' && status === 'on');
      await press(call, '--join');
      await reached(call, 'joined');
      await on;
      const microphone = next(
        call,
        'call-media',
        ({ kind, status }) => kind === 'microphone' && status === 'off',
      );
      await press(call, '--toggle-microphone');
      await microphone;
      const camera = next(call, 'call-media', ({ kind, status }) => kind === 'camera' && status === 'off');
      await press(call, '--toggle-camera');
      await camera;
      await press(call, '--leave');
      await reached(call, 'left');
    });

    it('leaves events of that name from the page’s own layout alone', async () => {
      const call = await test.call();
      const inner = document.createElement('p');
      call.append(inner);
      inner.dispatchEvent(new CustomEvent('command', { bubbles: true }));
      expect(call.state).to.equal('idle');
    });

    it('takes no harm from commands it does not know, or that come at the wrong time', async () => {
      const call = await test.call();
      await press(call, '--dance');
      await press(call, '--toggle-camera');
      await press(call, '--leave');
      expect(call.state).to.equal('idle');
    });
  });

  describe('for a token', () => {
    it('asks the provider first', async () => {
      const call = await test.call({ token: 'attribute', tokenProvider: () => Promise.resolve('provided') });
      await call.join();
      expect(joinOptions()).to.include({ token: 'provided' });
    });

    it('takes the attribute, and never shows it', async () => {
      const call = await test.call();
      call.setAttribute('token', 'attribute');
      call.token = 'property';
      await call.join();
      expect(joinOptions()).to.include({ token: 'property' });
      expect(call.getAttribute('token')).to.equal('attribute');
      expect(call.shadowRoot?.innerHTML).not.to.include('property');
    });

    it('asks the page by event, and the first answer counts', async () => {
      const call = await test.call({ appId: 3 });
      call.addEventListener('call-token-request', ({ detail }) => {
        const { respondWith, ...request } = detail;
        expect(request).to.deep.equal({ reason: 'join', appId: 3, roomId: 'daily', userId: 'ann' });
        respondWith('first');
        respondWith(Promise.resolve('second'));
      });
      await call.join();
      expect(joinOptions()).to.include({ token: 'first' });
    });
  });
});
