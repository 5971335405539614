import 'zego-call/react.js';

export const wrong = [
  // @ts-expect-error no such layout
  <zego-call layout="circle" />,
  // @ts-expect-error not a word
  <zego-call app-id="mine" />,
];
