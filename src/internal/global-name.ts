/** The global that a classic script of dist/cdn leaves behind: `ZegoCallZegoEngine` for `zego-engine`. */
export function globalName(file: string): string {
  return `ZegoCall${file.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase())}`;
}
