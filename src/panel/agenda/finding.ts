import { createHash } from 'node:crypto'

/** Something that stands in the way of issuing an agenda. */
export interface Finding {
  /** By which it is known: other words or another place, another mark. */
  readonly mark: string
  /** "Item 6, Force performance" */
  readonly where: string
  readonly words: string
  /** Whether it may stay for a reason. */
  readonly mayStay: boolean
}

/** What is found, without its mark. */
export type Found = Omit<Finding, 'mark'>

/** Gives each of some findings its mark. */
export function marked(found: readonly Found[]): readonly Finding[] {
  return found.map((one) => {
    const digest = createHash('sha256').update(JSON.stringify([one.where, one.words]))
    return { ...one, mark: digest.digest('hex').slice(0, 16) }
  })
}
