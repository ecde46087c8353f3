import { accept, type Outcome, refuse } from '#shared/index.ts'

/**
 * Puts a breakdown in its one written form: `key=value` pairs sorted by key, joined with `;`, no
 * spaces around the signs. '' and "all" or "total" are the whole.
 *
 * @returns a refusal whose message is only its advice
 */
export function canonicalBreakdown(typed: string): Outcome<string> {
  const text = typed.trim()
  if (text === '' || /^(all|total)$/i.test(text)) return accept('')
  const pairs: { key: string; pair: string }[] = []
  for (const part of text.split(';')) {
    if (part.trim() === '') continue
    const [key = '', value = '', ...more] = part.split('=').map((word) => word.trim())
    if (!/^[a-z][a-z0-9_-]*$/i.test(key) || value === '' || more.length > 0) {
      return refuse(
        'malformed-breakdown',
        'Write it as gender=male, or risk=high;age=under 18 for two, or leave it blank for the whole',
      )
    }
    pairs.push({ key: key.toLowerCase(), pair: `${key.toLowerCase()}=${value}` })
  }
  const keys = new Set(pairs.map(({ key }) => key))
  if (keys.size < pairs.length) {
    return refuse('malformed-breakdown', 'It names the same thing twice. Keep one of the two')
  }
  const sorted = pairs.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  return accept(sorted.map(({ pair }) => pair).join(';'))
}
