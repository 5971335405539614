/** A short melody, to hear where a speaker plays. */

/** Hz. */
const NOTES = [523.25, 659.25, 783.99];
/** s. */
const NOTE = 0.22;

/** Plays it on that speaker; resolves when it is over. A speaker that cannot be used leaves it to the system's. */
export async function playTestSound(speaker: string): Promise<void> {
  const context = new AudioContext();
  const over = new Promise((resolve) => setTimeout(resolve, NOTES.length * NOTE * 1000 + 200));
  try {
    if (speaker && 'setSinkId' in context)
      await (context as WithSink).setSinkId(speaker).catch(() => undefined);
    NOTES.forEach((frequency, i) => play(context, frequency, context.currentTime + i * NOTE));
    await over;
  } finally {
    await context.close();
  }
}

type WithSink = AudioContext & { setSinkId(id: string): Promise<void> };

function play(context: AudioContext, frequency: number, at: number): void {
  const tone = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.25, at + 0.03);
  volume.gain.linearRampToValueAtTime(0, at + NOTE);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + NOTE);
}
