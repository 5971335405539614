import fc from 'fast-check';
import type { StageTile } from '../../../src/elements/stage/arrangement.js';
import { NARROWEST, pagedBox, type StageBox } from '../../../src/elements/stage/fit.js';
import { hasRoom, placeTiles, type Place } from '../../../src/elements/stage/places.js';
import { expect } from '../../support/testing.js';

const box = (width: number, height: number): StageBox => ({ width, height, rem: 16, gap: 8 });
const tilesOf = (count: number): StageTile[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ key: `${i}`, userId: `${i}`, source: 'camera', local: false },
  }));
const grid = (count: number, on: StageBox, places = count) =>
  placeTiles({ shape: 'grid', tiles: tilesOf(count), places }, on, '');
const apart = (a: Place, b: Place) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('the places of tiles', () => {
  it('are whole pixels on the stage, apart from each other, in a grid that is centred', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 49 }),
        fc.integer({ min: 100, max: 3840 }),
        fc.integer({ min: 60, max: 2160 }),
        (count, width, height) => {
          const { tiles, scrolls } = grid(count, box(width, height));
          const all = [...tiles.values()];
          expect(all.length).to.equal(count);
          for (const place of all) for (const side of Object.values(place)) expect(side % 1).to.equal(0);
          all.forEach((place, i) => {
            expect(Math.min(place.x, place.y)).to.be.at.least(0);
            if (!scrolls) {
              expect(place.x + place.width).to.be.at.most(width);
              expect(place.y + place.height).to.be.at.most(height);
            }
            for (const other of all.slice(i + 1)) expect(apart(place, other)).to.equal(true);
          });
          const [left, right] = [
            Math.min(...all.map(({ x }) => x)),
            Math.max(...all.map(({ x, width }) => x + width)),
          ];
          if (!scrolls) expect(left).to.be.closeTo(width - right, 1.01);
        },
      ),
    );
  });

  it('are as large as can be', () => {
    expect(grid(1, box(800, 600)).tiles.get('0')).to.deep.equal({ x: 0, y: 0, width: 800, height: 600 });
    const [nine] = grid(9, box(1600, 900)).tiles.values();
    expect(nine).to.include({ x: 8, y: 1, width: 523, height: 294 });
    const [least] = grid(9, box(200, 120)).tiles.values();
    expect(least?.width).to.equal(NARROWEST * 16);
    expect(grid(9, box(200, 120)).scrolls).to.equal(true);
  });

  it('are of one size on all pages', () => {
    const on = pagedBox(box(800, 600));
    const [full, last] = [grid(12, on), grid(2, on, 12)].map(({ tiles }) => [...tiles.values()][0]);
    expect(last?.width).to.equal(full?.width);
  });

  it('leave the large tile all but the row or the column', () => {
    for (const shape of ['row', 'column'] as const) {
      const { tiles } = placeTiles({ shape, tiles: tilesOf(4), large: '1', places: 1 }, box(1600, 900), '');
      const places = [...tiles.values()];
      const large = tiles.get('1')!;
      expect(large).to.include({ x: 0, y: 0, ...(shape === 'row' ? { width: 1600 } : { height: 900 }) });
      places.forEach((place, i) => {
        for (const other of places.slice(i + 1)) expect(apart(place, other)).to.equal(true);
      });
    }
  });

  it('keep the floating tile in its corner of the large one', () => {
    const on = (corner: '' | 'up' | 'across' | 'up across') =>
      placeTiles(
        { shape: 'row', tiles: tilesOf(4), large: '1', floating: '3', places: 1 },
        box(1600, 900),
        corner,
      );
    const large = on('').tiles.get('1')!;
    const corners = (['', 'across', 'up', 'up across'] as const).map((corner) => on(corner));
    const inside = corners.map(({ tiles }) => tiles.get('3')!);
    expect(inside[0].y + inside[0].height).to.equal(large.height - 20);
    expect(inside[1].x).to.equal(20);
    expect(inside[2].y).to.equal(20);
    expect(inside[3]).to.include({ x: 20, y: 20, width: 240, height: 135 });
    expect(corners[3]?.button).to.include({ x: 20, y: 20, width: 44, height: 44 });
  });

  it('keep the button over it on the stage, and off the one of its menu, at the end of its top', () => {
    const sizes = [fc.integer({ min: 192, max: 3840 }), fc.integer({ min: 144, max: 2160 })] as const;
    fc.assert(
      fc.property(...sizes, fc.constantFrom('', 'up', 'across', 'up across'), (width, height, corner) => {
        const on = box(width, height);
        const { tiles, button } = placeTiles(
          { shape: 'row', tiles: tilesOf(2), large: '0', floating: '1', places: 1 },
          ...([on, corner] as const),
        );
        const own = tiles.get('1')!;
        expect(button!.x >= 0 && button!.x + 44 <= width).to.equal(true);
        expect(button!.y >= 0 && button!.y + 44 <= height).to.equal(true);
        if (!hasRoom(own, on)) return;
        const edge = Math.min(8, 0.03 * Math.min(own.width, own.height));
        const menu = { x: own.x + own.width - 44 - edge, y: own.y + edge, width: 44, height: 44 };
        expect(apart(button!, menu)).to.equal(true);
      }),
    );
  });
});
