/** Something from outside for the middle of a sentence: whichever way it runs, the words around it stay in their order. */
export function isolated(name: string): string {
  return `\u2068${name.replace(/[\u2066-\u2069]/g, '')}\u2069`; // none in it may end it early, or keep it from ending
}
