import type { ReadAs } from '#storage/index.ts'
import type { FormNeeds } from '../form-routes.ts'
import type { FetchUndertakings } from '../promises/promise-book.ts'

/** What the pages of letters stand on. */
export interface LetterNeeds extends FormNeeds {
  readonly readAs: ReadAs
  readonly undertakings: FetchUndertakings
}
