/** A family of four takes 11, a flag of a region 14. In UTF-16 units. */
const MAX_LENGTH = 16;

/**
 * One emoji, with its skin tone, gender and flag sequences: what one grapheme of the kind can be made of.
 * Source: https://www.unicode.org/reports/tr51/#EBNF_and_Regex
 */
const EMOJI =
  /^(?:\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|\p{ExtPict}(?:\p{EMod}|\uFE0F|[\u{E0020}-\u{E007E}]+\u{E007F})?(?:\u200D\p{ExtPict}(?:\p{EMod}|\uFE0F)?)*)$/u;

/** Whether something that anybody may have sent is one emoji, and nothing beside it. */
export function isEmoji(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LENGTH && EMOJI.test(value);
}
