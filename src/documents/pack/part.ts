/**
 * How the pages of a part are numbered in print: 9, 10, 11; i, ii, iii; or 26a, 26b, 26c after a page
 * that was issued. `first` is the first of them: 9, 1 or 1.
 */
export type PrintedNumbers =
  | { readonly style: 'plain' | 'roman'; readonly first: number }
  | { readonly style: 'after'; readonly page: number; readonly first: number }

/** What is told of one part of a pack, beside its bytes. */
export interface PackPart {
  readonly title: string
  /** The number of its item on the agenda, such as `6` or `6(a)`; `null` for what belongs to no item. */
  readonly item: string | null
  /** Whether it is in the pack for members alone. */
  readonly isRestricted: boolean
  /** `null` where they go on from those of the part before it. */
  readonly numbers: PrintedNumbers | null
  /** The day on which it was added to what was issued before, in words; `null` for what is in it from the first. */
  readonly addedOn: string | null
}

/** A part with the PDF it is. */
export interface PackPartFile extends PackPart {
  readonly pdf: Uint8Array
}

/** What a PDF is, as far as it matters for a pack. */
export interface PartFacts {
  readonly pages: number
  /** Whether it has a structure that can be read aloud. */
  readonly isTagged: boolean
  /** Whether it says of itself that it is PDF/UA-1. */
  readonly claimsUa: boolean
  /** What it carries that is not taken into a pack, or only as it looks, each in words. */
  readonly leftOut: readonly string[]
}

/** The whole of a pack. */
export interface PackTold {
  readonly title: string
  /** The language of its own words, such as `en-GB`. */
  readonly language: string
  /** Whether restricted parts are in it. */
  readonly isForMembers: boolean
  /** Whose pack it is, at the head of its front sheet. */
  readonly panelName: string
  /** What the front sheet says below the title, such as when and where. */
  readonly lines: readonly string[]
  /** What the front sheet says at its end. */
  readonly notes: readonly string[]
}

/** A part as it is in the pack. */
export interface PlacedPart {
  readonly title: string
  readonly item: string | null
  /** The numbers printed on its first and last page. */
  readonly from: string
  readonly to: string
  readonly addedOn: string | null
  readonly facts: PartFacts
}

export interface MadePack {
  readonly pdf: Buffer
  readonly pages: number
  readonly parts: readonly PlacedPart[]
  /** Whether it says of itself that it is PDF/UA-1: every part does, and nothing of them was left out. */
  readonly claimsUa: boolean
}
