/**
 * What every adapter of `src/engine/call-engine.ts` must do, as tests: call {@link engineContract} from the adapter's own
 * test file. What may never be told at all is checked in every case, see `Ear`.
 */
import { endCases } from './contract/end-cases.js';
import { gestureCases } from './contract/gesture-cases.js';
import { limitCases } from './contract/limit-cases.js';
import { mediaCases } from './contract/media-cases.js';
import { qualityCases } from './contract/quality-cases.js';
import { receptionCases } from './contract/reception-cases.js';
import { roomCases } from './contract/room-cases.js';
import { setStage } from './contract/stage.js';
import type { ContractRoom } from './contract/stage.js';
import { streamCases } from './contract/stream-cases.js';

export type { ContractRoom } from './contract/stage.js';

/** Registers the whole contract for one adapter. */
export function engineContract(name: string, createRoom: () => Promise<ContractRoom> | ContractRoom): void {
  describe(`${name}: the engine contract`, () => {
    const stage = setStage(createRoom);
    roomCases(stage);
    mediaCases(stage);
    streamCases(stage);
    gestureCases(stage);
    qualityCases(stage);
    receptionCases(stage);
    limitCases(stage);
    endCases(stage);
  });
}
