/** How hard the machine has to work. */

/** As the browser tells it, from idle to hardly keeping up. */
export type Pressure = 'nominal' | 'fair' | 'serious' | 'critical';

/** Of Compute Pressure, which TypeScript does not know: https://www.w3.org/TR/compute-pressure/ */
interface PressureObserver {
  observe(source: 'cpu', options: { readonly sampleInterval: number }): Promise<void>;
  disconnect(): void;
}
type PressureObserverClass = new (
  callback: (records: readonly { readonly state: Pressure }[]) => void,
) => PressureObserver;

/** A sample in so many ms is enough. */
const SAMPLE_MS = 1000;

/**
 * Tells of every change of the processor's pressure until `signal` aborts. Where the browser cannot tell, or a policy of the
 * page forbids it, nothing is told.
 */
export function watchPressure(told: (pressure: Pressure) => void, signal: AbortSignal): void {
  const { PressureObserver } = globalThis as { readonly PressureObserver?: PressureObserverClass };
  if (!PressureObserver || signal.aborted) return;
  const observer = new PressureObserver((records) => {
    const last = records.at(-1);
    if (last && !signal.aborted) told(last.state);
  });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  observer.observe('cpu', { sampleInterval: SAMPLE_MS }).catch(() => undefined);
}
