/** What the README says under Privacy: what a call with the unmodified SDK tells whom, and what it leaves behind. */
import { syntheticMedia, within } from '../support/media.js';
import { expect, fixture, html } from '../support/testing.js';
import { hostCloud } from './broadcast.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import { APP_ID } from './load-sdk.js';
import type { PrivacyReport } from './privacy-page.js';
import { SdkClient } from './sdk-client.js';
import { testToken } from './token.js';

const NAME = 'privacy-test';
const HUB = 'accesshub-wss.coolbcloud.com/accesshub';
const NOBODY = '127.0.0.1:9';

/** A whole call of ann's, in a page of her own, with bob who sends. */
async function callOf(telemetry: 'on' | 'off'): Promise<PrivacyReport> {
  const media = syntheticMedia();
  const cloud = installZegoCloud();
  const close = hostCloud(cloud, NAME);
  const bob = await SdkClient.create('bob', NAME);
  try {
    await bob.login();
    await bob.publish('cam', media.stream);
    localStorage.clear();
    const page = new URL('./privacy-page.html', import.meta.url);
    const attributes = { 'app-id': String(APP_ID), 'user-id': 'ann', room: NAME, telemetry };
    page.search = new URLSearchParams({ cloud: NAME, token: testToken(), ...attributes }).toString();
    const told = new Promise<PrivacyReport>((resolve) =>
      addEventListener('message', ({ data }) => resolve(data as PrivacyReport), { once: true }),
    );
    await fixture(html`<iframe src=${page.href}></iframe>`);
    return await within(told, 25_000, () => `ann's call is over\n${String(cloud.log)}`);
  } finally {
    bob.destroy();
    close();
    cloud.uninstall();
    await media.stop();
    clearZegoStorage();
  }
}

/** Everything that was contacted, once each. */
function contacts({ traffic }: PrivacyReport): string[] {
  const all = traffic.map(({ via, url }) => {
    const { host, pathname } = new URL(url);
    return `${via} ${host}${pathname}${url.includes('token=…') ? ' with the token' : ''}`;
  });
  return [...new Set(all)].sort();
}

/** Without what differs from one application, device or page to the next. */
const kinds = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.replace(String(APP_ID), '#').replace(/:\w{6}$/, ':…')).sort()),
];

describe('a call with ZEGO’s SDK', function () {
  this.timeout(60_000);
  for (const [telemetry, contacted] of [
    [
      'on',
      [
        'fetch detaillog-global.coolbcloud.com/zglog/whitelist with the token',
        `websocket ${HUB}`,
        'websocket weblogger-wss.coolbcloud.com/ws/report/stream with the token',
        'websocket weblogger-wss.coolbcloud.com/zglog/tlog with the token',
        'websocket weblogger-wss.coolbcloud.com/zglog/ws',
      ],
    ],
    [
      'off',
      [
        `fetch ${NOBODY}/zglog/whitelist with the token`,
        `websocket ${NOBODY}/ws/report/stream with the token`,
        `websocket ${NOBODY}/zglog/ws`,
        `websocket ${HUB}`,
      ],
    ],
  ] as const)
    it(`contacts nobody but those in the README, telemetry ${telemetry}`, async () => {
      const report = await callOf(telemetry);
      expect(report.early).to.equal(0);
      expect(contacts(report)).to.deep.equal(contacted);
      expect(report.iceServers).to.deep.equal([]);
      expect(kinds(report.console)).to.deep.equal([
        'debug: Dropped  setting_online_Web_SDK_#',
        'debug: Dropped  setting_online_undefined_#',
      ]);
      expect(report.exposed).to.deep.equal([]);
      expect(report.cookie).to.equal('');
      expect(report.sessionStorage).to.deep.equal([]);
      expect(kinds(report.localStorage)).to.deep.equal([
        'setting_online_1_#_init',
        'setting_online_1_#_room',
        'setting_online_1_#_rtc',
        'z_appconfig_#_1',
        'z_appconfig_etag_#_1',
        'z_deviceID',
        'z_s_c3_#',
      ]);
      const databases = Object.entries(report.databases);
      expect(kinds(databases.map(([name]) => name))).to.deep.equal([
        'data_common:reporter',
        'localforage',
        'rtc_web_#_datareporter:…',
        'rtc_web_#_dy:store',
        'setting_online_1_#',
        'z_s_c3_#:…',
        'zego_rtc_logger_#',
      ]);
      expect(kinds(databases.filter(([, holdsToken]) => holdsToken).map(([name]) => name))).to.deep.equal([
        'rtc_web_#_datareporter:…',
        'zego_rtc_logger_#',
      ]);
    });
});
