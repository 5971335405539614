import { expect } from '../support/testing.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import { testToken, tokenLife } from './token.js';

/** What a socket comes to. */
const outcome = (socket: WebSocket) =>
  new Promise<string>((resolve) => {
    socket.onopen = () => resolve('open');
    socket.onclose = ({ code }) => resolve(`closed ${code}`);
  });

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (reason: unknown) => (reason as Error).name,
  );

describe('in-page cloud', () => {
  it('keeps every request on the machine and says where it would have gone', async () => {
    const cloud = installZegoCloud();
    try {
      expect(await outcome(new WebSocket('wss://accesshub-wss.zego.im/accesshub'))).to.equal('open');
      expect(
        await outcome(new WebSocket('wss://weblogger-wss.coolbcloud.com/zglog/ws?token=secret')),
      ).to.equal('open');
      expect(await outcome(new WebSocket('wss://127.0.0.1:9/zglog/ws'))).to.equal('closed 1006');
      expect(await outcome(new WebSocket('wss://example.com/'))).to.equal('closed 1006');
      expect(await (await fetch('https://detaillog.zegocloud.com/list')).json()).to.deep.equal({});
      expect(await failure(fetch('https://example.com/'))).to.equal('TypeError');
      expect(navigator.sendBeacon('https://example.com/beacon')).to.equal(true);
      const request = new XMLHttpRequest();
      const loaded = new Promise((resolve) => request.addEventListener('loadend', resolve));
      request.open('POST', 'https://api.zego.im/log');
      request.send('x');
      await loaded;
      expect(request.responseText).to.equal('{}');
      expect(cloud.traffic.map(({ via, url, fate }) => `${via} ${url} ${fate}`)).to.deep.equal([
        'websocket wss://accesshub-wss.zego.im/accesshub cloud',
        'websocket wss://weblogger-wss.coolbcloud.com/zglog/ws?token=… sink',
        'websocket wss://127.0.0.1:9/zglog/ws refused',
        'websocket wss://example.com/ leak',
        'fetch https://detaillog.zegocloud.com/list sink',
        'fetch https://example.com/ leak',
        'beacon https://example.com/beacon leak',
        'xhr https://api.zego.im/log sink',
      ]);
    } finally {
      cloud.uninstall();
    }
  });

  it('lets the page reach its own server', async () => {
    const cloud = installZegoCloud();
    try {
      const response = await fetch(location.href);
      expect(response.status).to.equal(200);
      expect(cloud.traffic).to.deep.equal([]);
    } finally {
      cloud.uninstall();
    }
  });

  it('puts everything back, also one in another', () => {
    const { WebSocket, fetch, XMLHttpRequest, WebTransport } = globalThis;
    const { sendBeacon } = Navigator.prototype;
    const outer = installZegoCloud();
    const inner = installZegoCloud();
    inner.uninstall();
    outer.uninstall();
    expect(globalThis).to.include({ WebSocket, fetch, XMLHttpRequest, WebTransport });
    expect(Navigator.prototype.sendBeacon).to.equal(sendBeacon);
  });

  it('makes tokens that it can read', () => {
    expect(tokenLife(testToken({ expiresIn: 60 }))).to.be.within(58, 60);
    expect(tokenLife(testToken({ expiresIn: -60 }))).to.be.within(-62, -60);
    expect(testToken()).not.to.equal(testToken());
    for (const token of ['', 'nonsense', '04', '04!!!!', '03AAAAAAAAAAAA'])
      expect(tokenLife(token)).to.equal(undefined);
  });

  it('clears what the SDK keeps, and nothing else', () => {
    localStorage.setItem('z_deviceID', 'x');
    localStorage.setItem('mine', 'x');
    clearZegoStorage();
    expect(localStorage.getItem('z_deviceID')).to.equal(null);
    expect(localStorage.getItem('mine')).to.equal('x');
    localStorage.removeItem('mine');
  });
});
