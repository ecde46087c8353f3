import { z } from 'zod'

/** Where a fact is printed: the document, the paragraph in it, and its address if it has one. */
export const sourceSchema = z.strictObject({
  document: z.string().min(1),
  paragraph: z.string().min(1).optional(),
  link: z.url().optional(),
})

export type Source = z.infer<typeof sourceSchema>

/** A source in one line: "Annual report 2018/19, Victim services". */
export function citeSource(source: Source): string {
  return source.paragraph === undefined
    ? source.document
    : `${source.document}, ${source.paragraph}`
}
