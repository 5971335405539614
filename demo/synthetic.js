const WIDTH = 640;
const HEIGHT = 360;
const FRAME_RATE = 20;

/** A hue that stays the same for a name. */
const hueOf = (name) => [...name].reduce((hue, letter) => (hue * 31 + letter.codePointAt(0)) % 360, 7);

function paint(context, name, seconds) {
  const hue = hueOf(name);
  const sky = context.createLinearGradient(0, 0, WIDTH, HEIGHT);
  sky.addColorStop(0, `hsl(${hue} 60% 34%)`);
  sky.addColorStop(1, `hsl(${hue + 50} 65% 16%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  for (let ring = 0; ring < 5; ring++) {
    const angle = seconds * (0.5 + ring * 0.17) + ring * 1.3;
    context.beginPath();
    context.arc(
      WIDTH / 2 + Math.cos(angle) * (70 + ring * 38),
      HEIGHT / 2 + Math.sin(angle) * (40 + ring * 20),
      34 - ring * 4,
      0,
      2 * Math.PI,
    );
    context.fillStyle = `hsl(${hue + ring * 24} 85% 68% / 0.75)`;
    context.fill();
  }
  context.fillStyle = 'white';
  context.textAlign = 'center';
  context.font = '600 34px system-ui, sans-serif';
  context.fillText(name, WIDTH / 2, HEIGHT / 2 + 12);
  context.font = '20px ui-monospace, monospace';
  context.fillText(new Date().toLocaleTimeString(), WIDTH / 2, HEIGHT - 60);
}

/** A soft chime every two seconds. */
function chime() {
  const audio = new AudioContext();
  const tone = new OscillatorNode(audio, { frequency: 440 });
  const volume = new GainNode(audio, { gain: 0 });
  const pulse = new OscillatorNode(audio, { frequency: 0.5 });
  const output = audio.createMediaStreamDestination();
  tone.connect(volume).connect(output);
  pulse.connect(new GainNode(audio, { gain: 0.02 })).connect(volume.gain);
  tone.start();
  pulse.start();
  return output.stream.getAudioTracks();
}

/**
 * Somebody to look at and listen to without camera and microphone: a drawn picture with `name` in it, and a chime.
 * Lasts as long as the page. Call it from a click: browsers keep sound off before one.
 */
export function syntheticStream(name) {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  const draw = () => paint(context, name, performance.now() / 1000);
  draw();
  setInterval(draw, 1000 / FRAME_RATE); // goes on in a tab in the background, which an animation frame does not
  return new MediaStream([...canvas.captureStream(FRAME_RATE).getTracks(), ...chime()]);
}
