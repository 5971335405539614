/** A piece of a text: as it is, or an address in it. */
export interface Piece {
  readonly text: string;
  /** Where it leads: always `http:` or `https:`. */
  readonly href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/giu;

/** Cuts a text at the addresses of the web in it. Whatever else looks like one stays text. Pure. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = hrefOf(address);
    if (!href) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** Without the mark that ends the sentence, and a bracket that was opened before it. */
function trimmed(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    const before = address.slice(0, end);
    const closes = last === ')' && before.split('(').length <= before.split(')').length - 1;
    if (!closes && !'.,;:!?…»”’]}*_'.includes(last)) break;
  }
  return address.slice(0, end);
}

function hrefOf(address: string): string | undefined {
  try {
    const { protocol, href, hostname } = new URL(address);
    return hostname && (protocol === 'https:' || protocol === 'http:') ? href : undefined;
  } catch {
    return undefined; // not an address after all: shown as text
  }
}
