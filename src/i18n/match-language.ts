/** Which shipped language serves a reader best. */

/** Language and script tell which texts can be read; the region, only how some words are spelt. */
function writing(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

/** The one of `shipped` that somebody reads who asked for `wanted`, both BCP 47 tags: `zh-TW` for `zh-HK`, `pt-BR` for `pt`. */
export function matchLanguage(wanted: string, shipped: readonly string[]): string | undefined {
  try {
    const readable = writing(wanted.replaceAll('_', '-'));
    return shipped.find((tag) => writing(tag) === readable);
  } catch {
    return undefined; // not a tag
  }
}
