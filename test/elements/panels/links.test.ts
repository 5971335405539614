import { groupsOf } from '../../../src/elements/panels/chat-groups.js';
import { piecesOf } from '../../../src/elements/panels/links.js';
import type { LoggedMessage } from '../../../src/call/message-log.js';
import { person } from '../../support/call-input.js';
import { expect } from '../../support/testing.js';

const links = (text: string) => piecesOf(text).flatMap(({ href }) => (href ? [href] : []));

describe('the links in a message', () => {
  it('are addresses of the web, and nothing else', () => {
    expect(links('see https://a.example/x?y=1#z and http://b.example')).to.deep.equal([
      'https://a.example/x?y=1#z',
      'http://b.example/',
    ]);
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,<b>',
      'www.a.example',
      'ftp://a.example',
      'https://',
      'xhttps://a.example',
      'https://[nothing',
    ])
      expect(links(text), text).to.deep.equal([]);
  });

  it('end before the mark that ends the sentence', () => {
    const [, link, rest] = piecesOf('(see https://a.example/b_(c)).');
    expect(link).to.deep.equal({ text: 'https://a.example/b_(c)', href: 'https://a.example/b_(c)' });
    expect(rest).to.deep.equal({ text: ').' });
  });

  it('leave the text as it was written', () => {
    for (const text of [
      '',
      'a\nb',
      '<b>https://a.example</b>',
      'https://ä.example!',
      'a https://a.example b',
    ])
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).to.equal(text);
  });
});

describe('the messages of a chat', () => {
  const message = (userId: string, sentAt: number): LoggedMessage => ({
    id: `${userId}${sentAt}`,
    from: person(userId),
    text: 'x',
    sentAt,
    state: 'sent',
  });

  it('are grouped by person and minute', () => {
    const log = [message('a', 0), message('a', 59_999), message('a', 60_000), message('b', 60_001)];
    expect(groupsOf(log).map(({ messages }) => messages.length)).to.deep.equal([2, 1, 1]);
    expect(groupsOf([])).to.deep.equal([]);
  });
});
