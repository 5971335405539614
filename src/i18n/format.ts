/** Numbers, plurals and lists inside sentences, as a language writes them. */

/** A sentence for each plural form that the language has; `#` stands for the number. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Writes in one language. */
export interface Format {
  readonly number: (value: number) => string;
  /** What there is for a count, as it is: for what has names in it, of which `#` may be a part. */
  readonly form: (count: number, forms: PluralForms) => string;
  /** The sentence for a count, with the number in it. */
  readonly plural: (count: number, forms: PluralForms) => string;
  /** `Ann, Bob and Cem`. */
  readonly list: (items: readonly string[]) => string;
}

/** For the language with this BCP 47 tag. */
export function formatIn(lang: string): Format {
  const numbers = new Intl.NumberFormat(lang);
  const rules = new Intl.PluralRules(lang);
  const lists = new Intl.ListFormat(lang);
  const number = (value: number) => numbers.format(value);
  const form = (count: number, forms: PluralForms) => forms[rules.select(count)] ?? forms.other;
  return {
    number,
    form,
    plural: (count, forms) => form(count, forms).replace('#', () => number(count)),
    list: (items) => lists.format(items),
  };
}
