import type { GlossaryTerm } from '#area/index.ts'

/**
 * Exactly the terms of a glossary that some text uses, in alphabetical order. A term is used when
 * its name, or another spelling of it, stands in the text as whole words, in any case; a spelling in
 * capitals ("CSE") only in capitals. A term used only in another used term's meaning counts too.
 */
export function termsUsed(
  glossary: readonly GlossaryTerm[],
  texts: readonly string[],
): readonly GlossaryTerm[] {
  const used = new Set<GlossaryTerm>()
  const waiting = [texts.join('\n')]
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const entry of glossary) {
      if (used.has(entry) || !isUsed(entry, text)) continue
      used.add(entry)
      waiting.push(entry.meaning)
    }
  }
  return [...used].sort((one, other) => one.term.localeCompare(other.term, 'en-GB'))
}

function isUsed({ term, also }: GlossaryTerm, text: string): boolean {
  return [term, ...also].some((spelling) => {
    const words = spelling.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+')
    const flags = spelling === spelling.toUpperCase() ? 'u' : 'iu'
    return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, flags).test(text)
  })
}
