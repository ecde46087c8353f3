import { accept, type Outcome } from '#shared/index.ts'
import type { PartFacts } from './part.ts'

/**
 * What a PDF of our own is as a part of a pack. One that was sent by somebody is looked at where packs are
 * made, in a process of its own.
 *
 * @returns refused, by its title, where it is locked, damaged or empty
 */
export async function lookAtPart(title: string, pdf: Uint8Array): Promise<Outcome<PartFacts>> {
  // What reads a PDF is an eighth of all that a site would load before its first page
  const { openPart } = await import('./open-part.ts')
  const opened = await openPart(title, pdf)
  return opened.ok ? accept(opened.value.facts) : opened
}
