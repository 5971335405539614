import { ZegoCallElement } from '../../src/elements/zego-call.js';
import { expect, withConsole } from '../support/testing.js';
import '../../src/index.js';

const FLAGS = {
  autojoin: 'autojoin',
  muted: 'muted',
  cameraOff: 'camera-off',
  audioOnly: 'audio-only',
  viewOnly: 'view-only',
  hideControls: 'hide-controls',
} as const;

describe('<zego-call> attributes', () => {
  let call: ZegoCallElement;

  beforeEach(() => {
    call = document.createElement('zego-call');
  });

  it('have every boolean in the table above', () => {
    const booleans = [...ZegoCallElement.elementProperties]
      .filter(([, { type }]) => type === Boolean)
      .map(([name]) => name);
    expect(booleans).to.have.members(Object.keys(FLAGS));
  });

  for (const [property, attribute] of Object.entries(FLAGS) as [keyof typeof FLAGS, string][])
    describe(attribute, () => {
      it('is true when it is there', () => {
        for (const value of ['', attribute, 'true']) {
          call.setAttribute(attribute, value);
          expect(call[property], value).to.equal(true);
          call.removeAttribute(attribute);
          expect(call[property]).to.equal(false);
        }
      });

      it('is false for "false", with one warning', async () => {
        call.toggleAttribute(attribute, true);
        const written = await withConsole(() => call.setAttribute(attribute, 'false'));
        expect(call[property]).to.equal(false);
        expect(written).to.deep.equal([
          {
            level: 'warn',
            text: `<zego-call>: ${attribute}="false" counts as false; leave the attribute out instead.`,
          },
        ]);
      });

      it('is a boolean, whatever a framework sets as the property', async () => {
        const set = (value: unknown) => Object.assign(call, { [property]: value });
        const written = await withConsole(() => set('false'));
        expect(call[property]).to.equal(false);
        expect(written.length).to.equal(1);
        set('true');
        expect(call[property]).to.equal(true);
        for (const nothing of [undefined, null, 0, '']) {
          set(nothing);
          expect(call[property]).to.equal(false);
        }
      });
    });

  describe('hosts', () => {
    it('are user ids between spaces, or a list', () => {
      expect(call.hosts).to.deep.equal([]);
      call.setAttribute('hosts', '  ann\n bob ');
      expect(call.hosts).to.deep.equal(['ann', 'bob']);
      expect(Object.isFrozen(call.hosts)).to.equal(true);
      const list = ['eve'];
      call.hosts = list;
      list.push('mallory');
      expect(call.hosts).to.deep.equal(['eve']);
      call.setAttribute('hosts', 'ann');
      call.removeAttribute('hosts');
      expect(call.hosts).to.deep.equal([]);
    });

    it('ignore what is no list of user ids, with one warning', async () => {
      call.hosts = ['ann'];
      const written = await withConsole(() => Object.assign(call, { hosts: [1] }));
      expect(written.length).to.equal(1);
      expect(call.hosts).to.deep.equal(['ann']);
    });
  });

  describe('mirror', () => {
    it('is auto, on or off', async () => {
      expect(call.mirror).to.equal('auto');
      call.setAttribute('mirror', 'off');
      expect(call.mirror).to.equal('off');
      const written = await withConsole(() => call.setAttribute('mirror', 'yes'));
      expect(written.length).to.equal(1);
      expect(call.mirror).to.equal('off');
      call.removeAttribute('mirror');
      expect(call.mirror).to.equal('auto');
    });
  });
});
